/** `curl --trace-ascii`: blocks with offsets, `<= Recv header, 37 bytes (0x25)` and then `0000: 220 …`. */
import {type Format, takeRemark} from '../format.ts';
import type {Recorder} from '../recorder.ts';
import {readTime} from '../times.ts';
import {curlRemarks} from './curl.ts';

const remarks = curlRemarks('== Info: ?');
const heading = /^(?:(<=|=>) (?:Recv|Send) (header|data)|(?:<=|=>) (?:Recv|Send) SSL data), \d+ bytes/;
const row = /^([0-9a-f]{4,8}): (.*)$/;

// A row holds 64 octets, or fewer when the line ended within it.
const ROW = 64;

export const curlTrace: Format = {
	name: 'curl trace',
	recognise: sample =>
		sample.some(text => heading.test(withoutTime(text))) && sample.some(text => row.test(text)) ? 0.9 : 0,
	read(lines, recorder) {
		let from: 'server' | 'client' | undefined;
		let text: string | undefined;
		let offset = 0;
		let at: number | null = null;
		const say = (): void => {
			if (from && text !== undefined) {
				hear(recorder, from, text, at);
			}

			text = undefined;
		};

		for (const line of lines) {
			const part = row.exec(line.text);
			if (part && from) {
				const start = Number.parseInt(part[1] ?? '', 16);
				if (text !== undefined && start === offset + ROW) {
					text += part[2];
				} else {
					say();
					text = part[2] ?? '';
				}

				offset = start;
				continue;
			}

			say();
			const time = readTime(line.text);
			const plain = {...line, text: withoutTime(line.text), at: time?.at ?? line.at};
			const block = heading.exec(plain.text);
			at = plain.at;
			from = block ? (block[1] === '<=' ? 'server' : block[1] === '=>' ? 'client' : undefined) : undefined;
			if (!block && !takeRemark(remarks, plain, recorder) && !part && plain.text !== '') {
				recorder.unread(line, 'This is not in the format of a curl trace.');
			}
		}

		say();
	},
};

function withoutTime(text: string): string {
	return text.slice(readTime(text)?.end ?? 0);
}

function hear(recorder: Recorder, from: 'server' | 'client', text: string, at: number | null): void {
	recorder.hear(from, text, at);
}
