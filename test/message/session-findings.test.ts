import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {createSessionDiagnoser, diagnoseSession} from '../../source/message/session-findings.ts';
import {messageSession} from '../support/message-session.ts';
import {play} from '../support/play.ts';

const now = Date.UTC(2026, 4, 2, 12);
const rulesOf = (entries: Parameters<typeof diagnoseSession>[0]) =>
	diagnoseSession(entries, {now}).map(({rule}) => rule);

const twoMessages = `
	S: 220 hi
	C: EHLO me.example.org
	S: 250 me
	C: MAIL FROM:<alice@example.org>
	S: 250 ok
	C: RCPT TO:<bob@example.net>
	S: 250 ok
	C: DATA
	S: 354 go
	C: Subject: one
	C: To: bob@example.net
	C: From: alice@example.org
	C: Message-ID: <1@example.org>
	C:
	C: x
	C: .
	S: 250 ok
	C: MAIL FROM:<alice@example.org>
	S: 250 ok
	C: RCPT TO:<bob@example.net>
	S: 250 ok
	C: DATA
	S: 354 go
	C: To: bob@example.net
	C: From: alice@example.org
	C: Message-ID: <2@example.org>
	C:
	C: x
	C: .
	S: 250 ok
`;

test('a fault is told once, at the first message that has it', () => {
	const {entries} = play(twoMessages);
	const found = diagnoseSession(entries, {now});
	expect(found.map(({rule, level}) => [rule, level])).toEqual([
		['message/no-date', 'warning'],
		['message/no-subject', 'note'],
	]);
	const messages = entries.filter(entry => entry.type === 'sent' && entry.kind === 'message');
	expect(found.map(({evidence}) => evidence[0]?.entryId)).toEqual(messages.map(({id}) => id));
});

test('nothing of it is an error, or asks to be tried again', () => {
	const found = diagnoseSession(messageSession('no header at all\r\n').entries, {now});
	expect(found.length).toBeGreaterThan(2);
	expect(found.every(({level, retry, acts}) => level !== 'error' && retry === 'none' && acts === 'you')).toBe(
		true,
	);
});

test('an entry that is fed again gives the same findings', () => {
	const {entries} = messageSession('Subject: x\r\n\r\nx\r\n');
	const diagnoser = createSessionDiagnoser({now});
	const first = entries.map(entry => diagnoser.feed(entry));
	const message = entries.findIndex(entry => entry.type === 'sent' && entry.kind === 'message');
	const again = entries[message];
	expect(first[message]?.length).toBeGreaterThan(0);
	expect(again && diagnoser.feed(again)).toEqual(first[message]);
});

test('a message that is still typed, or left alone, is not blamed', () => {
	expect(rulesOf(messageSession('Subject: x\r\n', {ended: false}).entries)).toEqual([]);
	const {entries} = messageSession('Subject: x\r\n\r\nx\r\n');
	expect(diagnoseSession(entries, {now, messages: false})).toEqual(diagnose(entries, {now}));
});

test('chunks are one message', () => {
	const {entries} = play(`
		S: 220 hi
		C: EHLO me.example.org
		S: 250-me
		S: 250 CHUNKING
		C: MAIL FROM:<a@example.org>
		S: 250 ok
		C: RCPT TO:<d@example.net>
		S: 250 ok
		C: BDAT 22
		C: From: a@example.org\\r
		S: 250 ok
		C: BDAT 4 LAST
		C: x: y
		S: 250 queued
	`);
	expect(rulesOf(entries)).not.toContain('message/no-from');
});

test('nothing is missed in a chunk that others follow', () => {
	const start = `
		S: 220 hi
		C: EHLO me.example.org
		S: 250-me
		S: 250 CHUNKING
		C: MAIL FROM:<a@example.org>
		S: 250 ok
		C: RCPT TO:<d@example.net>
		S: 250 ok
		C: BDAT 12
		C: Subject: x
		S: 250 ok
	`;
	const last = `${start}
		C: BDAT 0 LAST
		S: 250 queued
	`;
	expect(rulesOf(play(start).entries)).toEqual([]);
	expect(rulesOf(play(last).entries)).toContain('message/no-date');
});

test('what a note found is a finding', () => {
	const session = messageSession('x: y\r\n', {ended: false});
	const finding = {rule: 'sender/no-mx', level: 'error', message: 'm', advice: 'a', reference: 'r'} as const;
	session.happen({
		type: 'note',
		at: 1,
		about: 'sender/checked',
		text: 'DNS was asked.',
		found: [finding, finding],
	});
	expect(diagnoseSession(session.entries, {now})).toMatchObject([{rule: 'sender/no-mx', level: 'warning'}]);
});

test('of a large message the beginning is judged', () => {
	const mixed = 'From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n';
	const rules = rulesOf(messageSession(mixed + `${'x'.repeat(70)}\r\n`.repeat(6000)).entries);
	expect(rules).toContain('message/no-date');
	expect(rules).not.toContain('message/not-closed');
});

test('whatever the bytes are, findings come', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 300}), bytes => {
			const {entries} = messageSession(bytes);
			expect(diagnoseSession(entries, {now}).every(({message}) => message !== '')).toBe(true);
		}),
		{numRuns: 50},
	);
});
