import {expect, test} from 'vitest';
import {differencesOf} from '../../../source/recordings/compare/differences.ts';
import type {Step} from '../../../source/recordings/compare/steps.ts';
import {capabilities, message, reply, sent, situation, tls} from '../../support/entries.ts';

const names = {left: 'one', right: 'two'};
const step = (more: Partial<Step> = {}): Step => ({
	key: 'NOOP',
	entryId: 1,
	sent: null,
	replies: [],
	malformed: [],
	capabilities: null,
	tls: null,
	ending: null,
	...more,
});
const said = (left: Partial<Step> | null, right: Partial<Step> | null): string[] =>
	differencesOf({left: left && step(left), right: right && step(right)}, names).map(
		({kind, decides, message: words}) => `${kind}${decides ? '!' : ''} ${words}`,
	);

test.each([
	['RCPT', 'missing! '],
	['CONNECT', 'missing! '],
	['NOOP', 'missing '],
	['end', 'missing '],
	['QUIT', 'missing '],
])('a step %s on one side only', (key, kind) => {
	const replies = [reply('250 ok'), reply('550 5.1.1 no')];
	expect(said({key, replies}, null)[0]).toMatch(
		new RegExp(`^${kind}Only one has .*, answered with 550 5\\.1\\.1\\.$`),
	);
	expect(said(null, {key})[0]).toMatch(new RegExp(`^${kind}Only two has [^,]*\\.$`));
	expect(said(null, null)).toEqual([]);
});

test.each([
	[sent('NOOP'), sent(' noop '), []],
	[sent('MAIL  FROM:<a>'), sent('mail\tfrom:<A>'), []],
	[sent('NOOP a'), sent('NOOP b'), ['command “NOOP a” in one, “NOOP b” in two.']],
	[sent('NOOP a'), null, []],
	[null, sent('NOOP a'), []],
	[sent('YQ==', {kind: 'auth-response'}), sent('Yg==', {kind: 'auth-response'}), []],
	[message(['ab']), message(['ab']), []],
	[message(['ab']), message(['abc']), ['content The message is 4 octets in one and 5 in two.']],
	[message(['ab']), sent('NOOP'), []],
	[sent('NOOP'), message(['ab']), []],
])('%#: what the client sent', (one, other, differences) => {
	expect(said({sent: one}, {sent: other})).toEqual(differences);
});

test.each([
	[tls, tls, []],
	[tls, null, ['tls Only one is encrypted from the first byte.']],
	[null, tls, ['tls Only two is encrypted from the first byte.']],
	[tls, {...tls, protocol: 'TLSv1.2'}, ['tls TLSv1.3 in one, TLSv1.2 in two.']],
	[tls, {...tls, protocol: 'unknown'}, []],
	[{...tls, protocol: 'unknown'}, tls, []],
	[tls, {...tls, authorized: false}, ['tls The certificate chain is trusted only in one.']],
	[{...tls, authorized: false}, tls, ['tls The certificate chain is trusted only in two.']],
	[tls, {...tls, authorized: false, recorded: true as const}, []],
	[{...tls, authorized: false, recorded: true as const}, tls, []],
])('%#: encryption', (one, other, differences) => {
	expect(said({tls: one}, {tls: other})).toEqual(differences);
});

const malformed = {
	type: 'malformed',
	id: 2,
	at: 0,
	secure: false,
	problem: 'no-code',
	bytes: Buffer.from('x'),
	ending: 'CRLF',
	situation,
} as const;

test('a reply, or something that is not one, on one side only', () => {
	expect(said({replies: [reply('250 ok')]}, {})).toEqual(['outcome! NOOP got no reply in two.']);
	expect(said({}, {replies: [reply('250 ok')]})).toEqual(['outcome! NOOP got no reply in one.']);
	const odd = 'the server sent something that is not a reply.';
	expect(said({malformed: [malformed]}, {})).toEqual([`outcome! Only in one, ${odd}`]);
	expect(said({}, {malformed: [malformed]})).toEqual([`outcome! Only in two, ${odd}`]);
	expect(said({malformed: [malformed]}, {malformed: [malformed, malformed]})).toEqual([]);
});

test.each([
	['250 ok', '250 fine', []],
	['250 ok', '251 ok', ['code NOOP gets 250 in one and 251 in two.']],
	['250 2.0.0 ok', '250 2.1.0 ok', ['code NOOP gets 250 2.0.0 in one and 250 2.1.0 in two.']],
	['550 no', '554 no', ['code! NOOP gets 550 in one and 554 in two.']],
	['550 5.1.1 no', '550 5.7.1 no', ['code NOOP gets 550 5.1.1 in one and 550 5.7.1 in two.']],
	['250 ok', '450 no', ['outcome! NOOP is accepted in one (250) and temporarily refused in two (450).']],
	['550 no', '450 no', ['outcome! NOOP is refused in one (550) and temporarily refused in two (450).']],
])('%j and %j', (one, other, differences) => {
	expect(said({replies: [reply(one)]}, {replies: [reply(other)]})).toEqual(differences);
});

test.each([
	[0, 5000, ['timing NOOP waits 5 seconds for its reply only in two.']],
	[5600, 0, ['timing NOOP waits 6 seconds for its reply only in one.']],
	[500, 5000, ['timing NOOP waits 5 seconds for its reply only in two.']],
	[501, 5000, []],
	[0, 4999, []],
	[null, 90_000, []],
	[90_000, null, []],
])('after %j and %j milliseconds', (one, other, differences) => {
	const replies = (elapsed: number | null) => [reply('250 ok', {elapsed})];
	expect(said({replies: replies(one)}, {replies: replies(other)})).toEqual(differences);
});

test('what is announced', () => {
	const announces = (...keywords: string[]) => ({capabilities: capabilities(keywords)});
	expect(said(announces('SIZE 1'), announces('SIZE 1'))).toEqual([]);
	expect(said(announces('SIZE 1'), {})).toEqual([]);
	expect(said({}, announces('SIZE 1'))).toEqual([]);
	expect(said(announces('SIZE 1', 'DSN'), announces('SIZE 2', 'CHUNKING'))).toEqual([
		'capabilities Only one announces DSN; only two announces CHUNKING; SIZE has different parameters.',
	]);
	expect(said(announces('SIZE 1', 'AUTH A'), announces('SIZE 2', 'AUTH B'))).toEqual([
		'capabilities SIZE, AUTH have different parameters.',
	]);
});

test('how it ended, where both did', () => {
	expect(said({ending: 'A.'}, {ending: 'B.'})).toEqual(['ending The end in one: A. The end in two: B.']);
	expect(said({ending: 'A.'}, {ending: 'A.'})).toEqual([]);
	expect(said({ending: 'A.'}, {})).toEqual([]);
	expect(said({}, {ending: 'B.'})).toEqual([]);
});

test.each([
	['CONNECT', 'the connection'],
	['DATA-END', 'the message'],
	['AUTH answer', 'an answer to AUTH'],
	['TLS', 'the TLS handshake'],
	['chunk', 'a block'],
	['unasked', 'a reply to no command'],
	['end', 'an end'],
	['HELP', 'HELP'],
])('%s is called “%s”', (key, name) => {
	expect(said({key}, null)[0]).toContain(`Only one has ${name}.`);
});

test('a command is called by its line, a message never by its text', () => {
	expect(said({key: 'RCPT', sent: sent('RCPT TO:<a>')}, null)).toEqual([
		'missing! Only one has “RCPT TO:<a>”.',
	]);
	expect(said({key: 'BDAT', sent: message(['ab'])}, null)).toEqual(['missing! Only one has BDAT.']);
});
