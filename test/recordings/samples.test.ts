/**
 * `samples/` holds what real tools printed (or, for those that do not run here, what their documented format
 * is), each beside an outline of what a person reads in it.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {formats} from '../../source/recordings/formats.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {page} from '../support/printed.ts';
import {outline} from './outline.ts';
import {printedRecording} from './printed-recording.ts';

const folder = new URL('./samples/', import.meta.url);
const names = readdirSync(folder).filter(name => !name.startsWith('.') && !name.endsWith('.outline'));

describe('recordings of other tools', () => {
	it.each(names)('%s', name => {
		const input = new Uint8Array(readFileSync(new URL(name, folder)));
		const expected = readFileSync(new URL(`${name}.outline`, folder), 'utf8');
		expect(`${outline(readRecording(input)).join('\n')}\n`).toBe(expected);
	});

	it.each(names)('%s, with every field of every event', async name => {
		const input = new Uint8Array(readFileSync(new URL(name, folder)));
		await expect(page(printedRecording(readRecording(input)))).toMatchFileSnapshot(
			`./snapshots/samples/${name}.txt`,
		);
	});

	it('has one of each format', () => {
		const outlines = names.map(name => readFileSync(new URL(`${name}.outline`, folder), 'utf8'));
		const read = new Set(outlines.map(text => /^sessions: (.*), \w+$/m.exec(text)?.[1]));
		expect(formats.map(({name}) => name).filter(name => !read.has(name))).toEqual([]);
	});
});
