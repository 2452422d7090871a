import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {addressesFor, argumentsFor} from '../../../source/ui/prompt/arguments.ts';
import {pathsFor} from '../../../source/ui/prompt/paths.ts';
import {play} from '../../support/play.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-paths-'));
afterAll(() => rmSync(folder, {recursive: true}));

const {state} = play('S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH SCRAM-SHA-256 LOGIN');
const history = [
	'RCPT TO:<bob@example.org>',
	'/connect mx.example:25',
	'MAIL FROM:<ann@example.org>',
	'RCPT TO:<eve@example.org>',
];
const texts = (name: string, typed: string) =>
	argumentsFor(name, typed, {state, history}).map(({text}) => text);

test('mechanisms that were announced come first', () => {
	expect(texts('auth', '').slice(0, 2)).toEqual(['/auth SCRAM-SHA-256', '/auth LOGIN']);
	expect(texts('auth', 'pl')).toEqual(['/auth PLAIN']);
});

test.each([
	['connect', 'mx', ['/connect mx.example:25']],
	['charset', 'ko', ['/charset koi8-r']],
	['copy', 'ex', ['/copy explanation', '/copy exchange']],
	['quit', '', []],
])('/%s %s', (name, typed, expected) => {
	expect(texts(name, typed)).toEqual(expected);
});

test('addresses used before, the newest first', () => {
	const offered = (text: string) => addressesFor(text, {state, history}).map(candidate => candidate.text);
	expect(offered('RCPT TO:<')).toEqual([
		'RCPT TO:<eve@example.org>',
		'RCPT TO:<bob@example.org>',
		'RCPT TO:<ann@example.org>',
	]);
	expect(offered('rcpt to:<B')).toEqual(['rcpt to:<bob@example.org>']);
	expect(offered('NOOP <')).toEqual([]);
});

test('paths: folders end in a slash, hidden files only when asked for', () => {
	mkdirSync(join(folder, 'mails'));
	writeFileSync(join(folder, 'mail.eml'), '');
	writeFileSync(join(folder, '.hidden'), '');
	expect(pathsFor(join(folder, 'ma'))).toEqual([join(folder, 'mail.eml'), `${join(folder, 'mails')}/`]);
	expect(pathsFor(`${folder}/`)).toHaveLength(2);
	expect(pathsFor(join(folder, '.h'))).toEqual([join(folder, '.hidden')]);
	expect(pathsFor('/nowhere/at/all')).toEqual([]);
});
