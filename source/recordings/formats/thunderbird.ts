/** Thunderbird: the console's `mailnews.smtp: S: 220 …`, and the `SMTP Response: ` of MOZ_LOG in older versions. */
import {markedFormat} from '../marked.ts';
import {recordedTls} from '../recorded-tls.ts';

// The console adds the place in the source at the end of a line.
const place = String.raw`(?:[ \t]+SmtpClient\.(?:jsm|sys\.mjs)[:\d]*)?$`;
const prefix = String.raw`^.{0,120}?(?:mailnews\.smtp(?:\.\w+)?: |SMTP )`;

export const thunderbird = markedFormat('Thunderbird SMTP log', {
	server: new RegExp(String.raw`${prefix}(?:S: |Response: )(.*?)${place}`),
	client: new RegExp(String.raw`${prefix}(?:C: |Send: )(?!Logging suppressed)(.*?)${place}`),
	telltale: /mailnews\.smtp|SMTP (?:Response|Send): /,
	remarks: [
		{
			pattern: new RegExp(
				String.raw`${prefix}Connecting to (?!:)(?:(smtps?):\/\/)?(\[[^\]]*\]|[^:/ ]+):(\d+)`,
			),
			begins: true,
			tell: (conversation, [, scheme, host = '', port], at) => {
				conversation.connected({host, port: Number(port)}, at);
				if (scheme === 'smtps') {
					conversation.secured(recordedTls(), at);
				}
			},
		},
		{
			pattern: /Logging suppressed/,
			tell: (conversation, _, at) => {
				if (conversation.phase() === 'auth') {
					conversation.client('(suppressed in the log)', at);
				} else {
					conversation.note(
						'recording/left-out',
						'The log does not contain a line that had a password or token in it.',
						at,
					);
				}
			},
		},
		{
			pattern: new RegExp(String.raw`${prefix}((?:Error|.*[Ff]ailed|Connection (?:lost|closed)).*?)${place}`),
			tell: (conversation, [, words = ''], at) => conversation.note('recording/tool', words, at),
		},
		{
			pattern: new RegExp(String.raw`${prefix}Connecting to: (\S+) on port (\d+)`),
			begins: true,
			tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
		},
		{pattern: new RegExp(String.raw`^(?!.{0,140}(?:S|C|Response|Send): )${prefix}`)},
	],
});
