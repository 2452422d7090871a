/** Every line of the tables is needed: without it a reply is told otherwise. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isCause} from '../../source/diagnosis/causes.ts';
import {rowsOf, tableTexts} from '../../source/diagnosis/refusal/arrange.ts';
import {useless} from './useless.ts';

const folder = join(import.meta.dirname, '..', '..', 'source', 'diagnosis', 'refusal');

test('no line of the tables can be left out unnoticed', () => {
	expect(useless()).toEqual([]);
	// Thousands of lines, each left out once.
}, 240_000);

const files = [
	'subjects',
	'troubles',
	'positives',
	'grid',
	...readdirSync(join(folder, 'words', 'idioms')).map(name => `idioms/${name.replace('.ts', '')}`),
];

test.each(files)('%s: a phrase a line, each once below a heading', name => {
	const lines = readFileSync(join(folder, 'words', `${name}.ts`), 'utf8').split('\n');
	expect(lines.filter(line => line.length > 120)).toEqual([]);
	const seen = new Set<string>();
	let table = '';
	let heading = '';
	for (const line of lines) {
		table = /^export const (\w+)/.exec(line)?.[1] ?? table;
		heading = /^[a-z0-9-]+$/.test(line) ? line : heading;
		if (line.startsWith('\t')) {
			const phrase = `${table} ${heading} ${line.trim().replace(/ =[\d.]+$/, '')}`;
			expect(seen.has(phrase), phrase).toBe(false);
			seen.add(phrase);
		}
	}
});

test('whole phrases stand below a cause', () => {
	const headings = [...new Set(rowsOf(tableTexts.idioms).map(([, heading]) => heading))];
	expect(headings.filter(id => !isCause(id))).toEqual([]);
});
