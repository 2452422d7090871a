/** JavaMail and Jakarta Mail with `mail.debug`: lines without marks among `DEBUG SMTP: …`. */
import {tellTool} from '../asides.ts';
import {connectFailure} from '../connect-failure.ts';
import {errorReplies} from '../error-replies.ts';
import type {Format, Remark} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {recordedTls} from '../recorded-tls.ts';
import {readUnmarked} from '../unmarked.ts';

/** `reply`: what the exception at the end quotes, which answered the login. */
const remarksWith = (reply: string | undefined): readonly Remark[] => [
	{
		pattern: /^DEBUG SMTPS?: trying to connect to host "([^"]*)", port (\d+), isSSL (true|false)/,
		begins: true,
		tell: (conversation, [, host = '', port, tls], at) => {
			conversation.connected({host, port: Number(port)}, at);
			if (tls === 'true') {
				conversation.secured(recordedTls(), at);
			}
		},
	},
	// A login is left out of the log, but for its mechanism and its outcome.
	{
		pattern: /^DEBUG SMTPS?: AUTH (\S+) command trace suppressed/,
		tell: (conversation, [, mechanism = ''], at) => {
			conversation.client(`AUTH ${mechanism}`, at);
			conversation.note('recording/left-out', 'The log does not contain the responses of this login.', at);
		},
	},
	{
		pattern: /^DEBUG SMTPS?: AUTH \S+ succeeded/,
		tell: (conversation, _, at) => conversation.answered('AUTH', at),
	},
	{
		pattern: /^DEBUG SMTPS?: AUTH \S+ failed/,
		tell(conversation, _, at) {
			for (const line of reply?.split('\n') ?? []) {
				conversation.server(line, at);
			}
		},
	},
	{
		pattern: new RegExp(
			[
				'^DEBUG SMTPS?: ((?:AUTH|Attempt to authenticate|Using mechanism|Authentication',
				'|got response code|Valid Unsent|Invalid|Sending failed|message successfully|exception|EOF',
				'|could not).*)$',
			].join(''),
		),
		tell: (conversation, [, words = ''], at) => conversation.note('recording/tool', words, at),
	},
	{
		pattern:
			/^(?:Caused by: )?[\w.]+(?:Exception|Error): (.*(?:refused|timed out|unknown host|unreachable).*)$/i,
		tell: (conversation, [, words = ''], at) =>
			conversation.failed(connectFailure(words), `The connection failed: ${words}.`, at),
	},
	// The reply to a login stands only here.
	{pattern: /^((?:Caused by: )?[\w.]+(?:Exception|Error): .*)$/, tell: tellTool},
	{pattern: /^DEBUG(?: \w+)?: /},
	{pattern: /^Loading javamail|^[ \t]+at [\w.$]+\(|^[ \t]*\.\.\. \d+ more$/},
];

// WebSphere's own mark before each line.
const webSphere = /^.{0,100} (?:SystemOut|SystemErr)[ ]+[OR] /;

export const javaMail: Format = {
	name: 'JavaMail debug output',
	recognise: sample => (sample.some(text => /^DEBUG SMTPS?: /.test(text.replace(webSphere, ''))) ? 0.9 : 0),
	read: (lines, recorder) =>
		readUnmarked(
			lines.map(line => ({...line, text: line.text.replace(webSphere, '')})),
			recorder,
			remarksWith(loginReply(lines)),
		),
};

function loginReply(lines: readonly LogLine[]): string | undefined {
	const quoted = lines.filter(({text}) => /AuthenticationFailedException: [2-5]\d\d/.test(text));
	return errorReplies(quoted)[0]?.reply;
}
