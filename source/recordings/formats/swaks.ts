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
			pattern: /^[ \t]{0,40}(?:=== )?Trying (?:pipe to )?(.*?)(?::(\d+))?\.\.\.$/,
			begins: true,
			tell: (conversation, [, host = '', port], at) =>
				conversation.connected({host, ...(port && {port: Number(port)})}, at),
		},
		{
			pattern: /^[ \t]{0,40}(?:=== )?TLS started (?:with|w\/) cipher (?:([^:]*):)?([\w-]+)(?::\d+)?/,
			tell: (conversation, [, protocol, cipher], at) =>
				conversation.secured(recordedTls({...(protocol && {protocol}), ...(cipher && {cipher})}), at),
		},
		{
			pattern: /^[ \t]{0,40}(?:=== )?Connection closed with remote host/,
			tell: (conversation, _, at) => conversation.closed('client', at),
		},
		{
			pattern: /^[ \t]{0,40}(?:\*\*\* )?(?:Remote host|Child process|Server) closed connection/,
			tell: (conversation, _, at) => conversation.closed('server', at),
		},
		{
			pattern: /^[ \t]{0,40}\*\*\*[ \t]+(?:.*?: )?(?:connect: )(.*)$/,
			tell: (conversation, [, words = ''], at) =>
				/^No such file/.test(words)
					? conversation.failed('not-found', 'There is no socket at this path.', at, {
							systemCode: 'ENOENT',
							peer: null,
						})
					: conversation.failed(connectFailure(words), `The connection failed: ${words}.`, at),
		},
		{pattern: /^[ \t]{0,40}(?:<\*\* )?(Timeout \(\d+ secs?\).*)$/, tell: tellTool},
		{pattern: /^[ \t]{0,40}\*\*\*[ \t]+(.*)$/, tell: tellTool},
		// -n: the message, and its dot.
		{
			pattern: /^[ \t]{0,40}(?:(?:->|~>) )?\d+ lines sent$/,
			tell: (conversation, _, at) => conversation.leftOutMessage(at),
		},
		{pattern: /^[ \t]{0,40}(?:===(?: |$)|(?:Connected to \S{1,300}\.|TLS (?:peer|no client|client) .*)$)/},
		// --raw shows the octets once more.
		{pattern: /^(?: {2}>|< {2}) [0-9A-Fa-f]{4}: /},
	],
});
