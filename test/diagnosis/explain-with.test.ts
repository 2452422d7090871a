/** The title and the verdict on a refusal agree with what the rules found, wherever it is told. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {explainWith} from '../../source/diagnosis/explain-with.ts';
import {entriesOf as recorded} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';

/** As `smtpscope explain '550 …'` reads it: nothing tells what it answers. */
function pasted(reply: string): readonly Entry[] {
	const recording = readRecording(Buffer.from(reply));
	const [session] = recording.kind === 'replies' ? recording.sessions : [];
	return session ? recorded(session) : [];
}

function verdict(entries: readonly Entry[]) {
	const reply = entries.filter(({type}) => type === 'reply').at(-1);
	const findings = diagnose(entries);
	const own = findings.find(({evidence}) => evidence[0]?.entryId === reply?.id);
	return reply ? {...explainWith(findings, reply), finding: own, plain: explain(reply)} : null;
}

test.each([
	['550 5.1.1 <bob@example.org>: User unknown', 'Recipient refused'],
	['550 Message rejected: virus found', 'Message refused'],
	['550 Connection frequency limited http://service.mail.qq.com', 'Refused'],
	['550 5.7.1 Client host blocked using zen.spamhaus.org', 'Refused'],
	['530 5.7.0 Authentication required', 'Refused'],
	['535 5.7.8 Username and Password not accepted', 'Login refused'],
	['451 4.7.1 Greylisted', 'Temporarily refused'],
])('%s, pasted alone, is titled “%s”', (reply, title) => {
	expect(verdict(pasted(reply))).toMatchObject({title, summary: ''});
});

test('a code that guesses gives way to the cause, what follows from the refusal stays', () => {
	const listing = (reply: string) =>
		`S: 220 mx\nC: EHLO a.example\nS: 250 mx\nC: MAIL FROM:<ann@example.com>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: ${reply}`;
	expect(verdict(entriesOf(listing('552 5.3.4 Message size exceeds fixed limit')))).toMatchObject({
		title: 'Recipient refused',
		summary: 'No recipient has been accepted yet.',
		plain: {title: 'Mailbox full'},
	});
	expect(verdict(entriesOf(listing('503 5.5.1 Bad sequence of commands')))?.title).toBe('Wrong order');
});

test.each([
	['550 5.2.1 User account temporarily locked, try again later', 'later'],
	['554 This IP has been blocked for the day', 'later'],
	['550 Connection frequency limited http://service.mail.qq.com', 'later'],
	[
		'553 5.7.2 [TSS09] All messages from 192.0.2.25 will be permanently deferred; Retrying will NOT succeed',
		'never',
	],
	['550 5.1.1 User unknown, please check the address and try again', 'never'],
	['450 4.2.0 Greylisted', 'later'],
	['550 Rejected, come back in 20 minutes', 'later'],
])('%s: %s', (reply, retry) => {
	expect(verdict(pasted(reply))).toMatchObject({retry, finding: {retry}});
});

test('whatever a server says, there is one verdict and a next step', () => {
	fc.assert(
		fc.property(fc.integer({min: 400, max: 599}), fc.string({maxLength: 200}), (code, text) => {
			const result = verdict(entriesOf(`S: ${code} ${text.replace(/[\r\n]/g, ' ')}`));
			expect(result?.finding?.retry).toBe(result?.retry);
			expect(result?.finding?.remedies).not.toEqual([]);
		}),
	);
});
