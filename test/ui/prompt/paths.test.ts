import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {pathsFor} from '../../../source/ui/prompt/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-paths-'));
beforeAll(() => {
	for (const name of ['b.eml', 'a.eml', 'a b', '.hidden']) {
		writeFileSync(join(folder, name), '');
	}

	mkdirSync(join(folder, 'mails'));
	writeFileSync(join(folder, 'mails', 'inner'), '');
	symlinkSync(join(folder, 'nowhere'), join(folder, 'a-link'));
	mkdirSync(join(folder, 'many'));
	for (let number = 0; number < 203; number++) {
		writeFileSync(join(folder, 'many', `${number}`), '');
	}
});
afterAll(() => rmSync(folder, {recursive: true}));

test.each<[string, readonly string[]]>([
	['/', ['/a b', '/a-link', '/a.eml', '/b.eml', '/mails/', '/many/']],
	['/a', ['/a b', '/a-link', '/a.eml']],
	['/a.', ['/a.eml']],
	['/mails', ['/mails/']],
	['/mails/', ['/mails/inner']],
	['/mails/in', ['/mails/inner']],
	['/.', ['/.hidden']],
	['/.h', ['/.hidden']],
	['/x', []],
	['/none/', []],
	['/a.eml/', []],
])('%s', (typed, paths) => {
	expect(pathsFor(`${folder}${typed}`)).toEqual(paths.map(path => `${folder}${path}`));
});

test('no more than anyone would turn through', () => {
	expect(pathsFor(`${folder}/many/`)).toHaveLength(200);
});

test('nothing typed is this folder, and ~ is the home', () => {
	expect(pathsFor('')).toContain('package.json');
	expect(pathsFor('package.j')).toEqual(['package.json']);
	const home = pathsFor(`${homedir()}/`);
	expect(pathsFor('~/').map(path => path.slice(1))).toEqual(home.map(path => path.slice(homedir().length)));
});
