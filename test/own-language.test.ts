/** Lower folders name options as data: how an option or a local command is written is for those who show it. */
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const source = fileURLToPath(new URL('../source/', import.meta.url));

/** Where no text may name an option of the command line. */
const folders = ['protocol', 'transport', 'dialogs/probe', 'dialogs/deliver', 'message', 'decode'];

/** Still to be moved, by file. It may only shrink. */
const left: readonly string[] = ['decode/connection.ts', 'message/lint/sender.ts'];

const option = /(?:^|[ (“'`"])--[a-z][a-z-]+/;

test('no text below names an option of the command line', () => {
	const named = folders
		.flatMap(folder =>
			readdirSync(join(source, folder), {recursive: true, encoding: 'utf8'}).map(name => join(folder, name)),
		)
		.filter(name => name.endsWith('.ts'))
		.filter(name => !name.endsWith('samples.ts'))
		.filter(name => textsIn(readFileSync(join(source, name), 'utf8')).some(text => option.test(text)))
		.map(name => name.split(sep).join('/'));
	expect(named.toSorted()).toEqual(left);
});

/** The lines without comments. */
function textsIn(code: string): readonly string[] {
	return code.split('\n').filter(line => !/^\s*(?:\/\/|\/\*|\*)/.test(line));
}
