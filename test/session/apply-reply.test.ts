import {describe, expect, it} from 'vitest';
import {play} from '../support/play.ts';

const greeted = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 SIZE 1';
const begun = `${greeted}\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 250 ok`;

/** Sender and recipients that the server has, and what became of the last message. */
function transaction(listing: string) {
	const {state} = play(listing);
	const {sender, recipients} = state.situation;
	return [sender, [...recipients], state.verdict];
}

describe('the transaction', () => {
	it.each<[string, string, unknown[]]>([
		['MAIL accepted', `${greeted}\nC: MAIL FROM:<a@b>\nS: 250 ok`, ['a@b', [], null]],
		['MAIL refused', `${greeted}\nC: MAIL FROM:<a@b>\nS: 550 no`, [null, [], null]],
		['RCPT accepted', begun, ['a@b', ['c@d'], null]],
		['RCPT refused', `${begun}\nC: RCPT TO:<e@f>\nS: 450 no`, ['a@b', ['c@d'], null]],
		['RSET accepted', `${begun}\nC: RSET\nS: 250 ok`, [null, [], null]],
		['RSET refused', `${begun}\nC: RSET\nS: 500 what`, ['a@b', ['c@d'], null]],
		['EHLO again', `${begun}\nC: EHLO me\nS: 250 hi`, [null, [], null]],
		['EHLO refused', `${begun}\nC: EHLO me\nS: 503 no`, ['a@b', ['c@d'], null]],
		['HELO', `${begun}\nC: HELO me\nS: 250 hi`, [null, [], null]],
		['DATA refused', `${begun}\nC: DATA\nS: 451 no`, ['a@b', ['c@d'], null]],
		['a message', `${begun}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok`, [null, [], 'accepted']],
		['a refused message', `${begun}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 554 no`, [null, [], 'refused']],
		['a chunk', `${begun}\nC: BDAT 3\nCraw: "x\\r\\n"\nS: 250 ok`, ['a@b', ['c@d'], null]],
		['a refused chunk', `${begun}\nC: BDAT 3\nCraw: "x\\r\\n"\nS: 552 no`, [null, [], 'refused']],
		['the last chunk', `${begun}\nC: BDAT 3 LAST\nCraw: "x\\r\\n"\nS: 250 ok`, [null, [], 'accepted']],
		['XCLIENT', `${begun}\nC: XCLIENT ADDR=192.0.2.1\nS: 220 hi`, [null, [], null]],
		['XCLIENT refused', `${begun}\nC: XCLIENT ADDR=192.0.2.1\nS: 550 no`, ['a@b', ['c@d'], null]],
		['XCLIENT with 250', `${begun}\nC: XCLIENT ADDR=192.0.2.1\nS: 250 ok`, ['a@b', ['c@d'], null]],
	])('after %s', (_, listing, expected) => {
		expect(transaction(listing)).toEqual(expected);
	});
});

const lmtp = `protocol: lmtp\nS: 220 hi\nC: LHLO me\nS: 250 hi\nC: MAIL FROM:<a@b>\nS: 250 ok
C: RCPT TO:<c@d>\nS: 250 ok\nC: RCPT TO:<e@f>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .`;
const prdr = `${begun}\nC: RCPT TO:<e@f>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 353 each`;

describe('verdicts for each recipient', () => {
	it.each<[string, string, unknown[]]>([
		['the first alone', `${lmtp}\nS: 250 ok`, ['a@b', ['c@d', 'e@f'], 'accepted']],
		['both', `${lmtp}\nS: 250 ok\nS: 250 ok`, [null, [], 'accepted']],
		['neither', `${lmtp}\nS: 550 no\nS: 450 no`, [null, [], 'refused']],
		['the first', `${lmtp}\nS: 250 ok\nS: 550 no`, [null, [], 'partly']],
		['the second', `${lmtp}\nS: 550 no\nS: 250 ok`, [null, [], 'partly']],
		['PRDR, not told yet', prdr, ['a@b', ['c@d', 'e@f'], null]],
		['PRDR, the last is missing', `${prdr}\nS: 250 ok\nS: 250 ok`, ['a@b', ['c@d', 'e@f'], 'accepted']],
		['PRDR, all', `${prdr}\nS: 250 ok\nS: 250 ok\nS: 250 ok`, [null, [], 'accepted']],
		['PRDR, some', `${prdr}\nS: 250 ok\nS: 550 no\nS: 250 ok`, [null, [], 'partly']],
		['PRDR, the message refused', `${prdr}\nS: 250 ok\nS: 250 ok\nS: 554 no`, [null, [], 'refused']],
	])('%s', (_, listing, expected) => {
		expect(transaction(listing)).toEqual(expected);
	});
});

describe('a login', () => {
	it.each([
		['235 ok', 'alice'],
		['535 no', null],
		['250 ok', null],
	])('is one with 235 only: %s', (reply, user) => {
		const {state} = play(`${greeted}\nC: AUTH PLAIN AGFsaWNlAHB3\nS: ${reply}`);
		expect(state.situation.authenticatedAs).toBe(user);
	});
});

describe('EHLO', () => {
	it('that is refused leaves the list as it was; HELO takes it away', () => {
		const keywords = (more: string) =>
			play(`${greeted}\n${more}`).state.situation.capabilities?.keywords.length;
		expect(keywords('C: EHLO me\nS: 501 no')).toBe(1);
		expect(keywords('C: EHLO me\nS: 250-hi\nS: 250-DSN\nS: 250 SIZE')).toBe(2);
		expect(keywords('C: HELO me\nS: 250 hi')).toBeUndefined();
	});

	it('is remembered with the name that was said', () => {
		expect(play(greeted).state.situation).toMatchObject({greetedWith: 'EHLO', clientName: 'me.example'});
		expect(play(greeted).state.situation.greeting).toBe('hi');
	});

	it('is compared with the list before, and what came between is told', () => {
		const lists = play(`${greeted}\nC: EHLO me\nS: 250 hi`).entries.filter(
			({type}) => type === 'capabilities',
		);
		expect(lists).toMatchObject([{changes: null}, {changes: {vanished: ['SIZE']}, since: 'repeated'}]);
	});
});

describe('a reply nobody asked for', () => {
	it.each([
		['S: 421 going', true],
		['S: 221 bye', true],
		['S: 250 ok', false],
		['C: NOOP\nS: 221 odd', false],
		['C: NOOP\nS: 421 going', true],
		['C: QUIT\nS: 221 bye', true],
		['C: QUIT\nS: 500 what', false],
	])('%s closes: %s', (more, closing) => {
		expect(play(`${greeted}\n${more}`).state.closing).toBe(closing);
	});

	it.each([
		['S: 554 no', true],
		['S: 421 later', true],
		['S: 220 hi', false],
		['S: 220 hi\nC: EHLO me\nS: 554 no', false],
	])('%s: unwelcome is %s', (listing, unwelcome) => {
		expect(play(listing).state.unwelcome).toBe(unwelcome);
	});
});
