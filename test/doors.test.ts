/**
 * What is written to a terminal goes through few doors, and these accept text that was made visible and nothing
 * else (`Shown`, protocol/visible.ts). A new place that writes by itself belongs to one of them, or on this list.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const source = fileURLToPath(new URL('../source/', import.meta.url));

const doors: Readonly<Record<string, string>> = {
	'cli/output/terminal.ts': 'the door',
	'cli/output/output-file.ts': 'lines that are Shown into a file',
	'cli/listen/keep.ts': 'messages as they came, into files',
	'cli/probe/report.ts': 'pieces that are Shown, waiting for a slow reader',
	'cli/connection/ask-password.ts': 'a prompt of ours',
	'cli/inspect/inspect.tsx': 'a carriage return',
	'cli/output/keyboard.ts': 'a carriage return',
	'cli/output/fault.ts': 'Shown, at once, because the program ends',
};

const writes = /\b(?:stdout|stderr|stream)\.write\(|\bconsole\.\w+\(|\bwriteSync\(/;

test('nothing but the doors writes to a terminal', () => {
	const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.map(name => name.split(sep).join('/'))
		.filter(name => !name.startsWith('ui/') && writes.test(readFileSync(join(source, name), 'utf8')));
	expect(files.toSorted()).toEqual(Object.keys(doors).toSorted());
});

test('nothing but visible.ts makes text Shown', () => {
	const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.filter(name => /\bas (?:unknown as )?Shown\b/.test(readFileSync(join(source, name), 'utf8')));
	expect(files.map(name => name.split(sep).join('/'))).toEqual(['protocol/visible.ts']);
});
