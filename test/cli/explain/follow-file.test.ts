import {appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {followFile} from '../../../source/cli/explain/many/follow-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-follow-'));
afterAll(() => rmSync(folder, {recursive: true}));

it('reads on: what is appended, a new file of the same name, and one that is cut short in place', async () => {
	const path = join(folder, 'log');
	writeFileSync(path, 'one\n');
	const stop = new AbortController();
	let read = '';
	// What is done when so much was read.
	const steps: [seen: string, act: () => void][] = [
		['one\n', () => appendFileSync(path, 'two\n')],
		[
			'one\ntwo\n',
			() => {
				appendFileSync(path, 'three\n');
				renameSync(path, `${path}.1`);
				writeFileSync(path, 'four\n');
			},
		],
		[
			'one\ntwo\nthree\nfour\n',
			() => {
				truncateSync(path);
			},
		],
		['one\ntwo\nthree\nfour\n', () => writeFileSync(path, 'a\n')],
		['one\ntwo\nthree\nfour\na\n', () => stop.abort()],
	];
	for await (const piece of followFile(path, stop.signal)) {
		read += Buffer.from(piece).toString();
		const [step] = steps;
		// Only when nothing more comes is a step over.
		if (step && piece.length === 0 && read === step[0]) {
			steps.shift();
			step[1]();
		}
	}

	expect(steps).toEqual([]);
	expect(read).toBe('one\ntwo\nthree\nfour\na\n');
});
