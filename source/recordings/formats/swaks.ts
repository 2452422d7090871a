/** swaks: ` -> EHLO`, `<-  250`, with `~` for `-` under TLS and `*` for a reply it did not hope for. */

import {connectFailure} from '../connect-failure.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

export const swaks = markedFormat('swaks transcript', {
	server: /^<(?:- |~ |~\*|\*\*|-|~)(?: ?(.*))?$/,
	client: /^ ?(?:->|~>|\*\*>|\*~>)(?: (.*))?$/,
	telltale: /^ ?(?:->|~>|\*\*>|\*~>) |^<(?:- |~ |~\*|\*\*) |^=== /,
	remarks: [
		{
			pattern: /^=== Trying (?:pipe to )?(.*?)(?::(\d+))?\.\.\.$/,
			begins: true,
			tell: (talk, [, host = '', port], at) => talk.connected({host, ...(port && {port: Number(port)})}, at),
		},
		{
			pattern: /^=== TLS started (?:with|w\/) cipher (?:([^:]*):)?([\w-]+)(?::\d+)?/,
			tell: (talk, [, protocol, cipher], at) =>
				talk.secured(recordedTls({...(protocol && {protocol}), ...(cipher && {cipher})}), at),
		},
		{pattern: /^=== Connection closed with remote host/, tell: (talk, _, at) => talk.closed('client', at)},
		{
			pattern: /^\*\*\* Remote host closed connection/,
			tell: (talk, _, at) => talk.closed('server', at),
		},
		{
			pattern: /^\*\*\*[ \t]+(?:.*?: )?(?:connect: )(.*)$/,
			tell: (talk, [, words = ''], at) =>
				talk.failed(connectFailure(words), `The connection failed: ${words}.`, at),
		},
		{
			pattern: /^\*\*\*[ \t]+(.*)$/,
			tell: (talk, [, words = ''], at) => talk.note('recording/tool', words, at),
		},
		{pattern: /^===(?: |$)/},
		// --raw shows the octets once more.
		{pattern: /^(?: {2}>|< {2}) [0-9A-Fa-f]{4}: /},
	],
});
