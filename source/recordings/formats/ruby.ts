/** Ruby's Net::SMTP with `set_debug_output`: `-> "250 …\r\n"` from the server, `<- "QUIT\r\n"` to it. */
import {tellTool} from '../asides.ts';
import {markedFormat} from '../marked.ts';
import {unquote} from '../python-string.ts';
import {recordedTls} from '../recorded-tls.ts';

export const ruby = markedFormat('Ruby Net::SMTP debug output', {
	server: /^[ \t]*-> "(.*)"$/,
	client: /^[ \t]*<- "(.*)"$/,
	telltale: /^[ \t]*(?:-> "[2-5]\d\d[ -]|<- "(?:EHLO|HELO) )/,
	parts: text => [unquote(`"${text}"`).replace(/\r?\n$/, '')],
	remarks: [
		{
			pattern: /^[ \t]*Connection opened: (\S+):(\d+)$/,
			begins: true,
			tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
		},
		{
			pattern: /^[ \t]*TLS connection started$/,
			tell: (conversation, _, at) => conversation.secured(recordedTls(), at),
		},
		// The content is not shown; the octets that are counted have the dot in them.
		{pattern: /^[ \t]*writing message from \w{1,40}$/},
		{
			pattern: /^[ \t]*wrote \d+ bytes$/,
			tell: (conversation, _, at) => conversation.leftOutMessage(at),
		},
		{
			pattern: /^[ \t]*\S{1,200}\.rb:\d+:in [`'][^']{1,100}': (.*)$/,
			tell: tellTool,
		},
		{pattern: /^[ \t]*(?:\d+: )?from \S{1,200}:\d+:in /},
	],
});
