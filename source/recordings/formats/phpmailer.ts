/** PHPMailer's SMTPDebug 1 to 4, as text or HTML, and the `SMTP -> FROM SERVER:` of its 5.x versions. */
import {tellTool} from '../asides.ts';
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

const level = String.raw`(?:SMTP \(level \d\): ?)?`;
// On a page its errors have no time, and in PHP’s own log the further lines of a reply: it is not a prefix of all.
const time = String.raw`^[ \t]*(?:(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\[\d[^\]]{7,40}\])[ \t]{1,4})?`;

const after = (pattern: string): RegExp => new RegExp(time + level + pattern);

export const phpMailer = markedFormat('PHPMailer debug output', {
	server: new RegExp(`${time}${level}(?:SERVER -> CLIENT: ?|SMTP -> FROM SERVER: ?)(.*[^ \t].*)$`),
	client: new RegExp(`${time}${level}(?:CLIENT -> SERVER: ?|SMTP -> FROM CLIENT: ?)(.*)$`),
	telltale: /SERVER -> CLIENT:|CLIENT -> SERVER:|SMTP -> FROM SERVER:/,
	parts: (text, from) => (from === 'server' ? apart(text) : [text]),
	remarks: [
		{
			pattern: after(String.raw`Connection: opening to (?:(ssl|tls)://)?(.*?):(\d+)(?:,|$)`),
			begins: true,
			tell: (conversation, [, tls, host = '', port], at) => {
				conversation.connected({host, port: Number(port)}, at);
				if (tls) {
					conversation.secured(recordedTls(), at);
				}
			},
		},
		{
			pattern: after(String.raw`Connection: closed`),
			tell: (conversation, _, at) => conversation.closed('client', at),
		},
		{
			pattern: after(String.raw`(Connection: closing due to error.*)`),
			tell: (conversation, [, words = ''], at) => !conversation.begun() && conversation.gotNothing(words, at),
		},
		{
			pattern: after(String.raw`Connection: opened`),
			begins: true,
			tell: (conversation, _, at) => conversation.connected({}, at),
		},
		{
			pattern: after(String.raw`(SERVER -> CLIENT:)[ \t]*$`),
			tell(conversation, _, at) {
				if (conversation.awaitsReply() || !conversation.begun()) {
					conversation.gotNothing('PHPMailer read no reply.', at);
				}
			},
		},
		{
			pattern: after(String.raw`(SMTP -> get_lines\(\): (?:timed-out|timelimit reached).*)$`),
			tell: (conversation, [, words = ''], at) =>
				conversation.awaitsReply() && conversation.gaveUp(words, at),
		},
		// Level 4 shows each line once more as it came in.
		{
			pattern: after(
				'(?:Connection: (?!Failed)|SMTP INBOUND: |SMTP -> (?:get_lines|SENDING )|(?:Auth|Selected auth|Requested auth) method)',
			),
		},
		{
			pattern: after(
				String.raw`((?:SMTP (?:-> )?(?:ERROR|NOTICE|Error|connect\(\))|Connection(?:: F| f)ailed).*)$`,
			),
			tell: tellTool,
		},
		{
			pattern: after(
				String.raw`((?:Message could not be sent|Mailer Error|Message has been sent|Message sent).*)$`,
			),
			tell: (conversation, [, words = ''], at) =>
				conversation.begun() && conversation.note('recording/tool', words, at),
		},
	],
});

/** `250-mx.example.org250-SIZE 10240000250 HELP`: a log without line ends has the lines of a reply joined. */
function apart(text: string): readonly string[] {
	const code = /^([2-5]\d\d)-/.exec(text)?.[1];
	const lines = code === undefined ? [] : text.split(new RegExp(`(?<=.)(?=${code}[ -])`));
	return lines.length > 1 && lines.at(-1)?.[3] === ' ' ? lines : [text];
}
