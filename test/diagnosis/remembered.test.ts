/** What rules may look back at, entry by entry: only what each entry changed, compared with a file. */
import {expect, test} from 'vitest';
import {
	answeredLine,
	blank,
	failuresIn,
	type Memory,
	remember,
	rememberGrowth,
} from '../../source/diagnosis/memory.ts';
import type {Entry} from '../../source/session/entry.ts';
import {message, reply, sent} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';
import {page} from '../support/printed.ts';

/** An entry by its number; of an attempt its address. */
function brief(value: unknown): string {
	if (Array.isArray(value)) {
		return `[${value.map(brief).join(' ')}]`;
	}

	if (typeof value !== 'object' || value === null) {
		return String(value);
	}

	return 'id' in value ? `#${value.id}` : 'address' in value ? String(value.address) : JSON.stringify(value);
}

function changes(before: Memory, after: Memory): string {
	const old = new Map<string, unknown>(Object.entries(before));
	return Object.entries(after)
		.filter(([name, value]) => brief(old.get(name)) !== brief(value))
		.map(([name, value]) => `${name} ${brief(value)}`)
		.join(', ');
}

const said = (entry: Entry): string =>
	entry.type === 'reply'
		? `${entry.code} to ${entry.answers}`
		: entry.type === 'sent' && entry.kind !== 'message'
			? entry.line
			: entry.type;

const sessions = [
	`
		S: 220 mx
		C: EHLO me
		S: 250-mx
		S: 250 STARTTLS
		C: STARTTLS
		S: 220 go
		TLS
		+100
		C: EHLO me
		S: 250-mx
		S: 250 AUTH LOGIN
		C: AUTH LOGIN
		S: 334 VXNlcm5hbWU6
		C: YWxpY2U=
		S: 334 UGFzc3dvcmQ6
		C: c2VjcmV0
		S: 535 no
		C: AUTH LOGIN
		S: 334 VXNlcm5hbWU6
		C: *
		S: 501 cancelled
		C: MAIL FROM:<a@example.org>
		S: 550 no
		C: MAIL FROM:<b@example.org>
		S: 250 ok
		C: RCPT TO:<c@example.org>
		S: 550 one
		C: RCPT TO:<d@example.org>
		S: 450 two
		C: RCPT TO:<e@example.org>
		S: 250 three
		C: DATA
		S: 354 go
		C: Subject: x
		C: .
		S: 554 no
		C: MAIL FROM:<f@example.org>
		S: 250 ok
		C: BDAT 3 LAST
		S: 250 ok
		C: XYZZY
		S: 500 what
		C: FOO
		S: 502 what
		C: NOOP
		S: 250 ok
		C: STARTTLS
		S: 454 no
		closed: server
	`,
	`
		C: EHLO early
		Sraw: "hello\\r\\n"
		S: 220 mx
		S: 501 bad name
		C: HELO me
		S: 250 mx
		S: 421 bye
		failed: reset
	`,
	`
		protocol: lmtp
		S: 220 mx
		C: LHLO me
		S: 250 mx
		C: MAIL FROM:<a@example.org>
		S: 250 ok
		C: RCPT TO:<c@example.org>
		S: 250 ok
		C: RCPT TO:<d@example.org>
		S: 250 ok
		C: DATA
		S: 354 go
		C: x
		C: .
		S: 250 one
		S: 550 two
		C: QUIT
		S: 221 bye
	`,
	'unconnected\nattempt: 192.0.2.25 25 refused\nattempt: 192.0.2.26 25 refused\nfailed: refused\n',
];

test('each entry changes what it is about', async () => {
	const rows = sessions.flatMap((session, index) => {
		let memory = blank;
		return [
			`── ${index + 1} ──`,
			...entriesOf(session).map(entry => {
				const after = remember(memory, entry);
				const row = `#${entry.id} ${said(entry)}: ${changes(memory, after)}`;
				memory = after;
				return row;
			}),
		];
	});
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/remembered.txt');
});

test('a message that grew is the one that is known, and another one is not', () => {
	const first = message(['a'], {id: 5});
	const memory = remember(blank, first);
	const grown = message(['a', 'b'], {id: 5});
	expect(rememberGrowth(memory, grown).message).toBe(grown);
	expect(rememberGrowth(memory, message(['c'], {id: 6}))).toBe(memory);
	expect(rememberGrowth(memory, sent('NOOP', {id: 5}))).toBe(memory);
});

test('a line is known until it is answered', () => {
	const line = sent('NOOP', {id: 7});
	const memory = remember(blank, line);
	expect(answeredLine(memory, reply('250 ok', {answersId: 7}))).toBe(line);
	expect(answeredLine(memory, reply('250 ok', {answersId: 8}))).toBeNull();
	expect(
		answeredLine(remember(memory, reply('250 ok', {id: 8, answersId: 7})), reply('250 ok', {answersId: 7})),
	).toBeNull();
});

test('a login counts as failed where it was judged', () => {
	expect([535, 534, 454, 250].map(code => failuresIn(reply(`${code} x`)))).toEqual([1, 0, 0, 0]);
});
