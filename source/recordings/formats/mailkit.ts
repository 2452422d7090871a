/** MailKit's ProtocolLogger: `Connected to smtp://host:port/?starttls=always`, then `S: ` and `C: ` lines. */
import {markedFormat} from '../marked.ts';

export const mailKit = markedFormat('MailKit protocol log', {
	server: /^S: ?(.*)$/,
	client: /^C: ?(.*)$/,
	telltale: /^Connected to (?:smtps?|lmtp):\/\//,
	remarks: [
		{
			pattern: /^Connected to (?:smtps?|lmtp):\/\/(\[[^\]]*\]|[^:/?]+)(?::(\d+))?/,
			begins: true,
			tell: (conversation, [, host = '', port], at) =>
				conversation.connected({host, ...(port && {port: Number(port)})}, at),
		},
	],
});
