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

describe('attempts and connections', () => {
	const base = {id: 1, at: 0, secure: false} as const;
	const attempt = (
		outcome: string,
		elapsed: number,
		address = '192.0.2.1',
		port: number | null = 25,
	): Entry => ({...base, type: 'attempt', attempt: {address, port, outcome, elapsed}}) as Entry;

	test.each([
		['refused', 12, '192.0.2.1', 25, ['  ✗ 192.0.2.1:25 refused after 12 ms']],
		['refused', 0, '192.0.2.1', 25, ['  ✗ 192.0.2.1:25 refused']],
		['timed-out', 9.96, '2001:db8::1', 25, ['  ✗ [2001:db8::1]:25 gave no answer after 10.0 ms']],
		['timed-out', 10.4, '2001:db8::1', null, ['  ✗ 2001:db8::1 gave no answer after 10 ms']],
		[
			'abandoned',
			3,
			'192.0.2.1',
			587,
			['  · 192.0.2.1:587 was given up because another address was faster, after 3.0 ms'],
		],
		['connected', 3, '192.0.2.1', 25, []],
	] as const)('an attempt: %s after %d ms at %s', (outcome, elapsed, address, port, rows) => {
		const entry = attempt(outcome, elapsed, address, port);
		expect(drawn([entry])).toEqual(rows);
		expect(countRows({entries: [entry], openId: null}, 0)).toBe(rows.length);
	});

	test.each([
		[{}, ['  ⇄ connected to 203.0.113.25:25 [5.0 ms]']],
		[{elapsed: 0}, ['  ⇄ connected to 203.0.113.25:25']],
		[{address: ''}, ['  ⇄ connected to mail.example.org:25 [5.0 ms]']],
		[{hostFrom: 'greeting'}, ['  ⇄ connected [5.0 ms]']],
		[{tls}, ['  ⇄ connected to 203.0.113.25:25 [5.0 ms]', '  TLSv1.3 AES_256_GCM X25519 [name ✓  chain ✓]']],
	])('a connection: %j', (more, rows) => {
		const entry = {
			...base,
			...{type: 'connected', host: 'mail.example.org', address: '203.0.113.25', port: 25},
			...{elapsed: 5, tls: null, ...more},
		} as Entry;
		expect(drawn([entry])).toEqual(rows);
		expect(countRows({entries: [entry], openId: null}, 0)).toBe(rows.length);
	});

	test.each(['server', 'client'] as const)('closed by the %s', by => {
		expect(drawn([{...base, type: 'closed', by} as Entry])).toEqual([`  ■ closed by the ${by}`]);
	});

	test('facts of TLS that are not known are left out', () => {
		const secured = (facts: Partial<typeof tls>, clearBytes = new Uint8Array()) =>
			drawn([{...base, type: 'secured', tls: {...tls, ...facts}, elapsed: 40, clearBytes}])[0];
		expect(secured({group: null})).toMatch(/^ {2}TLSv1\.3 AES_256_GCM \[/);
		expect(secured({protocol: 'unknown'})).toMatch(/^ {2}AES_256_GCM X25519 \[/);
		expect(secured({protocol: 'unknown', cipher: '', group: null})).toMatch(/^ {2}TLS \[/);
		expect(secured({}, Buffer.from('250'))).toContain('[! bytes in clear  name');
		expect(secured({})).not.toContain('in clear');
	});
});

test('only the list that belongs to a reply is told beside it, and an entry that is not there has no row', () => {
	const entries = numbered(reply(['250-x', '250 AUTH PLAIN']), capabilities(['AUTH PLAIN'], {replyId: 7}));
	expect(drawn(entries)[0]).not.toContain('keyword');
	expect(rowsOf({entries, openId: null}, 5)).toEqual([]);
	expect(countRows({entries, openId: null}, 5)).toBe(0);
});

test('a message at the bound of what is shown closed is whole; one line more folds it', () => {
	const rows = (lines: number) => drawn([message(Array.from({length: lines}, () => 'x'))]);
	expect(rows(60)).toHaveLength(60);
	expect(rows(60).join()).not.toContain('more line');
	expect(rows(61).join()).toContain('more line');
});
