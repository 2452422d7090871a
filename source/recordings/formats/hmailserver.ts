/** hMailServer's log: tab-separated columns in quotation marks; server and client sessions by their number. */
import {streamingFormat} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import type {Recorder} from '../recorder.ts';
import {readTime} from '../times.ts';

const row =
	/^[ \t]*"SMTP([DC])"[ \t]+\d+[ \t]+(\d+)[ \t]+"([^"]*)"[ \t]+"([^"]*)"[ \t]+"(SENT|RECEIVED): (.*)"[ \t]{0,20}$/;

export const hMailServer = streamingFormat({
	name: 'hMailServer log',
	recognise: sample => (sample.some(text => row.test(text)) ? 0.9 : 0),
	open: recorder => ({
		feed(line) {
			const match = row.exec(line.text);
			if (match) {
				hear(match, line, recorder);
			} else if (!/^[ \t]*"(?:TCPIP|DEBUG|APPLICATION|POP3D|IMAPD)"|^[ \t]*$/.test(line.text)) {
				recorder.unread(line, 'This is not a row of the conversation.');
			}
		},
		end() {},
	}),
});

function hear(match: RegExpExecArray, line: LogLine, recorder: Recorder): void {
	const [, role = '', session = '', time = '', address = '', way = '', text = ''] = match;
	const key = `SMTP${role} ${session}`;
	const at = line.at ?? readTime(time)?.at ?? null;
	const from = (role === 'D') === (way === 'SENT') ? 'server' : 'client';
	if (role === 'C' && !recorder.conversation(key).begun()) {
		recorder.conversation(key).connected({address}, at);
	}

	// Several lines of a reply in one cell, with `[nl]` between them.
	for (const part of text.split(/\[nl\]/)) {
		recorder.hear(from, part, at, key);
	}
}
