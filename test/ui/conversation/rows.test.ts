import {describe, expect, test} from 'vitest';
import type {Entry} from '../../../source/session/entry.ts';
import {countRows, rowsOf} from '../../../source/ui/conversation/rows.ts';
import {capabilities, message, numbered, reply, sent, tls} from '../../support/entries.ts';

/** `who text [note]`, a line for each row. */
function drawn(entries: readonly Entry[], openId: number | null = null): string[] {
	return entries.flatMap((_, index) =>
		rowsOf({entries, openId}, index).map(({who, pieces, note}) =>
			`${who} ${pieces.map(part => part.text).join('')} [${note.map(part => part.text).join('')}]`.replace(
				' []',
				'',
			),
		),
	);
}

const ehlo = numbered(
	sent('EHLO laptop.example.net'),
	reply(['250-mail.example.org', '250-STARTTLS', '250 SIZE 35882577'], {answers: 'EHLO'}),
	capabilities(['STARTTLS', 'SIZE 35882577'], {replyId: 2}),
);

describe('rows of the conversation', () => {
	test('a multi-line reply is folded, and says what it held', () => {
		expect(drawn(ehlo)).toEqual(['C EHLO laptop.example.net', 'S 250-mail.example.org [2 keywords]']);
	});

	test('it opens when selected', () => {
		expect(drawn(ehlo, 2)).toEqual([
			'C EHLO laptop.example.net',
			'S 250-mail.example.org [2 keywords]',
			'S 250-STARTTLS',
			'S 250 SIZE 35882577',
		]);
	});

	test('a second list tells only what is new', () => {
		const entries = numbered(
			reply(['250-x', '250 AUTH PLAIN']),
			capabilities(['AUTH PLAIN'], {
				replyId: 1,
				changes: {appeared: ['AUTH'], vanished: ['STARTTLS'], changed: ['SIZE']},
			}),
		);
		expect(drawn(entries)).toEqual(['S 250-x [+AUTH −STARTTLS ~SIZE]']);
	});

	test('a message without its end says whether it goes on', () => {
		const part = {complete: false} as const;
		expect(drawn([message(['Subject: hello'], part)])).toEqual(['C │ Subject: hello [16 bytes so far]']);
		const cut = message(['Subject: hello'], {...part, brokenOff: 'verdict'});
		expect(drawn([cut])).toEqual(['C │ Subject: hello [16 bytes, cut off]']);
	});

	test('a message shows its lines, a long one its ends', () => {
		expect(drawn([message(['Subject: hello', '', '..dot'])])).toEqual([
			'C │ Subject: hello [25 bytes]',
			'C │ ',
			'C │ ..dot',
		]);
		const long = message(Array.from({length: 1000}, (_, index) => `line ${index + 1}`));
		const rows = drawn([long]);
		expect(rows).toHaveLength(61);
		expect(rows.slice(39, 42)).toEqual(['C │ line 40', 'C ┊ 940 more lines', 'C │ line 981']);
		expect(rows.at(-1)).toBe('C │ line 1000');
	});

	test('what is odd is said beside the line', () => {
		expect(
			drawn(
				numbered(sent('NOOP', {ending: 'LF'}), reply('250 OK', {answers: null}), {
					type: 'malformed',
					id: 0,
					at: 0,
					secure: false,
					problem: 'no-code',
					bytes: Buffer.from('HTTP/1.1 400'),
					ending: 'CRLF',
					situation: reply('250 x').situation,
				}),
			),
		).toEqual(['C NOOP [bare LF]', 'S 250 OK [unasked]', 'S HTTP/1.1 400 [not a reply]']);
	});

	test('TLS has its own row, with two verdicts in words', () => {
		const secured: Entry = {
			type: 'secured',
			id: 1,
			at: 0,
			secure: true,
			tls: {...tls, hostnameMatches: false},
			elapsed: 40,
			clearBytes: new Uint8Array(),
		};
		expect(drawn([secured])).toEqual(['  TLSv1.3 AES_256_GCM X25519 [name ✗  chain ✓]']);
	});

	test('the rows are as many as were counted', () => {
		const entries = [...ehlo, ...numbered(message(['a', 'b']), message([]), message(Array(200).fill('x')))];
		for (const openId of [null, 1, 2, 3]) {
			const conversation = {entries, openId};
			expect(entries.map((_, index) => rowsOf(conversation, index).length)).toEqual(
				entries.map((_, index) => countRows(conversation, index)),
			);
		}
	});
});
