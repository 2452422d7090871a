/** swaks: ` -> EHLO`, `<-  250`, with `~` for `-` under TLS and `*` for a reply it did not hope for. */

import {tellTool} from '../asides.ts';
import {connectFailure} from '../connect-failure.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

export const swaks = markedFormat('swaks transcript', {
	server: /^[ \t]{0,40}<(?!\*\* Timeout \()(?:- |~ |~\*|\*\*|-|~)(?: ?(.*))?$/,
	client: /^[ \t]{0,40}(?:->|~>|\*\*>|\*~>)(?! \d+ lines sent$)(?: (.*))?$/,
	telltale: /^[ \t]{0,40}(?:->|~>|\*\*>|\*~>) |^[ \t]{0,40}(?:<(?:- |~ |~\*|\*\*) |=== )/,
	remarks: [
		{
			pattern: /^[ \t]{0,40}=== Trying (?:pipe to )?(.*?)(?::(\d+))?\.\.\.$/,
			begins: true,
			tell: (talk, [, host = '', port], at) => talk.connected({host, ...(port && {port: Number(port)})}, at),
		},
		{
			pattern: /^[ \t]{0,40}=== TLS started (?:with|w\/) cipher (?:([^:]*):)?([\w-]+)(?::\d+)?/,
			tell: (talk, [, protocol, cipher], at) =>
				talk.secured(recordedTls({...(protocol && {protocol}), ...(cipher && {cipher})}), at),
		},
		{
			pattern: /^[ \t]{0,40}=== Connection closed with remote host/,
			tell: (talk, _, at) => talk.closed('client', at),
		},
		{
			pattern: /^[ \t]{0,40}(?:\*\*\* )?(?:Remote host|Child process|Server) closed connection/,
			tell: (talk, _, at) => talk.closed('server', at),
		},
		{
			pattern: /^[ \t]{0,40}\*\*\*[ \t]+(?:.*?: )?(?:connect: )(.*)$/,
			tell: (talk, [, words = ''], at) =>
				/^No such file/.test(words)
					? talk.failed('not-found', 'There is no socket at this path.', at, {
							systemCode: 'ENOENT',
							peer: null,
						})
					: talk.failed(connectFailure(words), `The connection failed: ${words}.`, at),
		},
		{pattern: /^[ \t]{0,40}(?:<\*\* )?(Timeout \(\d+ secs?\).*)$/, tell: tellTool},
		{pattern: /^[ \t]{0,40}\*\*\*[ \t]+(.*)$/, tell: tellTool},
		// -n: the message, and its dot.
		{
			pattern: /^[ \t]{0,40}(?:(?:->|~>) )?\d+ lines sent$/,
			amidMessage: true,
			tell: (talk, _, at) => talk.leftOutMessage(at),
		},
		{pattern: /^[ \t]{0,40}===(?: |$)/},
		// --raw shows the octets once more.
		{pattern: /^(?: {2}>|< {2}) [0-9A-Fa-f]{4}: /},
	],
});
