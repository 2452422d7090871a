/** What is written without nodemailer is what nodemailer writes; and what it would change is left to it. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseAddresses} from '../../source/message/addresses.ts';
import {mimeLetter} from '../../source/message/mime-letter.ts';
import {plainLetter} from '../../source/message/plain-letter.ts';
import type {PreparedLetter} from '../../source/message/prepared-letter.ts';

const simple: PreparedLetter = {
	from: parseAddresses('Alice Adams <alice@example.org>'),
	to: parseAddresses('bob@example.net, carol.c@mail.example.net'),
	cc: undefined,
	replyTo: undefined,
	subject: 'Lunch?',
	messageId: '<1@example.org>',
	date: new Date('2026-03-01T10:20:30Z'),
	fields: [],
	contentType: null,
	charset: 'utf-8',
	texts: [{type: 'text/plain', part: {bytes: Buffer.from('At one.\r\n'), encoding: '7bit'}}],
	baseBoundary: 'boundary',
};

it('a letter of one text', async () => {
	const written = plainLetter(simple)?.toString();
	expect(written).toBe(
		[
			'From: Alice Adams <alice@example.org>',
			'To: bob@example.net, carol.c@mail.example.net',
			'Subject: Lunch?',
			'Message-ID: <1@example.org>',
			'Date: Sun, 01 Mar 2026 10:20:30 +0000',
			'Content-Transfer-Encoding: 7bit',
			'MIME-Version: 1.0',
			'Content-Type: text/plain; charset=utf-8',
			'',
			'At one.\r\n',
		].join('\r\n'),
	);
	expect((await mimeLetter(simple, [])).toString()).toBe(written);
});

const [text] = simple.texts;
const encoded = {type: 'text/plain', part: {bytes: Buffer.from('ä'), encoding: 'base64'}} as const;
describe('left to nodemailer', () => {
	it.each<[string, Partial<PreparedLetter>]>([
		['a subject with other letters', {subject: 'Grüße'}],
		['a subject that looks encoded', {subject: '=?utf-8?Q?x?='}],
		['a subject that is folded', {subject: 'word '.repeat(20).trim()}],
		['a name to be quoted', {from: parseAddresses('"Adams, Alice" <alice@example.org>')}],
		['a group', {to: parseAddresses('Friends: bob@example.net;')}],
		['a group of nobody', {to: parseAddresses('Friends:;')}],
		['a domain that changes', {to: parseAddresses('bob@Example.NET')}],
		['a domain that is an address', {to: parseAddresses('bob@127.1')}],
		['a domain of other letters, encoded', {to: parseAddresses('bob@xn--bcher-kva.example')}],
		['further fields', {fields: [{name: 'X-Test', value: 'yes'}]}],
		['a Content-Type of its own', {contentType: 'text/x-test'}],
		['another charset', {charset: 'koi8-r'}],
		[
			'two texts',
			{texts: [text, {type: 'text/html', part: encoded.part}].filter(each => each !== undefined)},
		],
		['an encoded text', {texts: [encoded]}],
		['no date', {date: undefined}],
	])('%s', (_, change) => {
		expect(plainLetter({...simple, ...change})).toBeNull();
	});
});

const letters = 'abzAZ09 .-_+=@<>()[]:;,"\\/?!#$%&*~\'\tä€\u0000';
const piece = fc.oneof(
	{weight: 3, arbitrary: fc.stringMatching(/^[a-z]{1,8}$/)},
	fc.string({unit: fc.constantFrom(...letters), maxLength: 12}),
);
const address = fc.oneof(
	fc.tuple(piece, piece).map(([local, domain]) => `${local}@${domain}`),
	fc.tuple(piece, piece, piece).map(([name, local, domain]) => `${name} <${local}@${domain}.example>`),
	fc.constantFrom(
		'a@1.2',
		'a@0x7f',
		'a@x.1',
		'a@-b.c',
		'a@b_c.d',
		'a@xn--a',
		'a b@c.d',
		'a@b.c.',
		'"a b"@c.d',
	),
);
const list = fc.option(
	fc.array(address, {maxLength: 3}).map(all => parseAddresses(all.join(', '))),
	{nil: undefined},
);
const letter = fc.record({
	...{from: list, to: list, cc: list, replyTo: list},
	subject: fc.option(
		fc.oneof(
			fc.array(piece, {maxLength: 14}).map(all => all.join(' ')),
			fc.constantFrom(
				'=?',
				'?=',
				' ',
				'=?utf-8?B?eA==?=',
				`${'x '.repeat(32)}xx`,
				`${'x '.repeat(33)}x`,
				'x'.repeat(66),
			),
		),
		{nil: undefined},
	),
	messageId: piece.map(domain => `<1@${domain}>`),
	type: fc.constantFrom('text/plain', 'text/html', 'text/calendar'),
	body: fc.string({unit: 'binary', maxLength: 40}),
	encoding: fc.constantFrom('7bit', '8bit', 'binary', 'quoted-printable'),
});

it('is what nodemailer writes, for any letter', async () => {
	let plain = 0;
	await fc.assert(
		fc.asyncProperty(letter, async ({type, body, encoding, ...fields}) => {
			const texts = [{type, part: {bytes: Buffer.from(body), encoding}}];
			const prepared: PreparedLetter = {...simple, ...fields, texts};
			const written = plainLetter(prepared);
			if (written !== null) {
				plain++;
				expect(written.toString()).toBe((await mimeLetter(prepared, [])).toString());
			}
		}),
		{numRuns: 3000},
	);
	expect(plain).toBeGreaterThan(100);
});
