/** Python's smtplib with a debug level: `send: 'ehlo …\r\n'`, `reply: b'250-…\r\n'`, with times from level 2 on. */

import type {Remark} from '../format.ts';
import {type Format, shareOf, takeRemark} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {isStackFrame} from '../program-failures.ts';
import {unquote} from '../python-string.ts';
import type {Recorder} from '../recorder.ts';

const speech = /^(send|reply): (b?['"].*['"])$/;

const remarks: readonly Remark[] = [
	{
		pattern: /^connect: (?:to )?\('([^']*)', (\d+)\)/,
		begins: true,
		tell: (conversation, [, host = '', port], at) => conversation.connected({host, port: Number(port)}, at),
	},
	// Each reply is told again when it is whole.
	{pattern: /^(?:reply: retcode|connect: |data: \(|connect fail|ehlo|[ \t]*$)/},
];

export const smtplib: Format = {
	name: 'Python smtplib debug output',
	recognise: sample => {
		const isDebugOutput = sample.some(text => speech.test(text));
		return isDebugOutput
			? Math.max(
					shareOf(sample, text => speech.test(text) || remarks.some(({pattern}) => pattern.test(text))),
					0.6,
				)
			: 0;
	},
	read(lines, recorder) {
		let repeating = false;
		let inTrace = false;
		for (const line of lines) {
			const match = speech.exec(line.text);
			if (match) {
				repeating = false;
				hear(line, match[1] === 'reply' ? 'server' : 'client', unquote(match[2] ?? ''), recorder);
			} else if (takeRemark(remarks, line, recorder)) {
				// Python 2 lets the lines of a repeated reply run on unmarked.
				repeating = /^reply: retcode|^connect: /.test(line.text);
			} else if (inTrace && /^[ ]{4}\S/.test(line.text)) {
				// A line of the program, which the trace quotes.
			} else if (!repeating || isStackFrame(line.text)) {
				repeating = false;
				inTrace = isStackFrame(line.text);
				recorder.unread(line, 'This is not a line of smtplib’s output.');
			}
		}
	},
};

function hear(line: LogLine, from: 'server' | 'client', text: string, recorder: Recorder): void {
	const parts = text.split('\r\n');
	const last = parts.pop();
	for (const part of parts) {
		recorder.hear(from, part, line.at);
	}

	if (last) {
		recorder.hear(from, last, line.at);
	}
}
