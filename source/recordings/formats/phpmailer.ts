/** PHPMailer's SMTPDebug 1 to 4, as text or HTML, and the `SMTP -> FROM SERVER:` of its 5.x versions. */
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

export const phpMailer = markedFormat('PHPMailer debug output', {
	server: /^[ \t]*(?:SERVER -> CLIENT: ?|SMTP -> FROM SERVER: ?)(.*)$/,
	client: /^[ \t]*(?:CLIENT -> SERVER: ?|SMTP -> FROM CLIENT: ?)(.*)$/,
	telltale: /SERVER -> CLIENT:|CLIENT -> SERVER:|SMTP -> FROM SERVER:/,
	remarks: [
		{
			pattern: /^[ \t]*Connection: opening to (?:(ssl|tls):\/\/)?(.*?):(\d+)(?:,|$)/,
			begins: true,
			tell: (talk, [, tls, host = '', port], at) => {
				talk.connected({host, port: Number(port)}, at);
				if (tls) {
					talk.secured(recordedTls(), at);
				}
			},
		},
		{
			pattern: /^[ \t]*Connection: closed/,
			amidMessage: true,
			tell: (talk, _, at) => talk.closed('client', at),
		},
		// Level 4 shows each line once more as it came in.
		{
			pattern:
				/^[ \t]*(?:Connection: |SMTP INBOUND: |SMTP -> get_lines|SMTP -> SENDING |Auth method |Selected auth method|Requested auth method)/,
			amidMessage: true,
		},
		{
			pattern: /^[ \t]*(SMTP (?:-> )?(?:ERROR|NOTICE|Error|connect\(\)).*)$/,
			amidMessage: true,
			tell: (talk, [, words = ''], at) => talk.note('recording/tool', words, at),
		},
		{
			pattern: /^[ \t]*((?:Message could not be sent|Mailer Error|Message has been sent|Message sent).*)$/,
			tell: (talk, [, words = ''], at) => talk.begun() && talk.note('recording/tool', words, at),
		},
	],
});
