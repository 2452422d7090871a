/** Stalwart's trace: what a session of the server read and wrote, in the fields of a span or of an event. */
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {unquote} from '../python-string.ts';
import type {Recorder} from '../recorder.ts';
import {readTime} from '../times.ts';

const literal = String.raw`"((?:[^"\\]|\\.)*)"`;
const span = new RegExp(String.raw`smtp::\w+::\w+: .*\bevent="(read|write)" data=${literal}`);
const event = new RegExp(String.raw`\(smtp\.raw-(input|output)\) .*\bcontents = ${literal}`);

export const stalwart: Format = {
	name: 'Stalwart trace',
	recognise: sample => (sample.some(text => span.test(text) || event.test(text)) ? 0.95 : 0),
	read(lines, recorder) {
		for (const line of lines) {
			const match = span.exec(line.text) ?? event.exec(line.text);
			const at = line.at ?? readTime(line.text)?.at ?? null;
			const key = /remote\.?[pP]ort ?= ?(\d+)/.exec(line.text)?.[1];
			if (match) {
				hear(match, {...line, at}, key, recorder);
			} else if (/Connection closed by peer|reason="peer"|smtp\.connection-end/.test(line.text)) {
				recorder.conversation(key).closed('client', at);
			} else if (line.text !== '' && !recorder.conversation(key).begun()) {
				recorder.unread(line, 'This line is not part of the conversation.');
			}
		}
	},
};

/** The log is the server's: what it writes, the client hears. */
function hear(match: RegExpExecArray, {at}: LogLine, key: string | undefined, recorder: Recorder): void {
	const [, way = '', data = ''] = match;
	const from = way === 'write' || way === 'output' ? 'server' : 'client';
	const text = unquote(`"${data}"`).replace(/\r?\n$/, '');
	for (const part of text === '' ? [] : text.split(/\r?\n/)) {
		recorder.hear(from, part, at, key);
	}
}
