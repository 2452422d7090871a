/** JavaMail and Jakarta Mail with `mail.debug`: lines without marks among `DEBUG SMTP: …`. */
import {connectFailure} from '../connect-failure.ts';
import type {Format, Remark} from '../format.ts';
import {recordedTls} from '../recorded-tls.ts';
import {readUnmarked} from '../unmarked.ts';

const remarks: readonly Remark[] = [
	{
		pattern: /^DEBUG SMTPS?: trying to connect to host "([^"]*)", port (\d+), isSSL (true|false)/,
		begins: true,
		tell: (talk, [, host = '', port, tls], at) => {
			talk.connected({host, port: Number(port)}, at);
			if (tls === 'true') {
				talk.secured(recordedTls(), at);
			}
		},
	},
	{
		pattern:
			/^DEBUG SMTPS?: ((?:AUTH|Attempt to authenticate|Using mechanism|Authentication|got response code|Valid Unsent|Invalid|Sending failed|message successfully|exception|EOF|could not).*)$/,
		tell: (talk, [, words = ''], at) => talk.note('recording/tool', words, at),
	},
	{
		pattern:
			/^(?:Caused by: )?[\w.]+(?:Exception|Error): (.*(?:refused|timed out|unknown host|unreachable).*)$/i,
		tell: (talk, [, words = ''], at) =>
			talk.failed(connectFailure(words), `The connection failed: ${words}.`, at),
	},
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
			remarks,
		),
};
