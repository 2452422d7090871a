import {describe, expect, it} from 'vitest';
import type {Cause} from '../../source/diagnosis/causes.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {emptySummary, type SessionSummary, summarize} from '../../source/sessions/summary.ts';
import {play} from '../support/play.ts';

function summed(listing: string, findings: readonly Finding[] = []): SessionSummary {
	const {entries} = play(listing);
	return entries.reduce(
		(summary, entry, index) => summarize(summary, entry, index === entries.length - 1 ? findings : []),
		emptySummary(1, null),
	);
}

const found = (rule: string, level: Finding['level'], cause: Cause | null = null): Finding => ({
	...{rule, about: null, cause, acts: null, remedies: [], level, message: `${rule}.`, advice: ''},
	...{retry: 'never', evidence: [], reference: '', confidence: 'certain'},
});

const opened = 'S: 220 hi\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<ann@example.org>\nS: 250 ok';
const to = (name: string, reply = '250 ok'): string => `C: RCPT TO:<${name}@example.net>\nS: ${reply}`;
const sent = (reply: string): string => `C: DATA\nS: 354 go\nC: x\nC: .\nS: ${reply}`;
const quit = 'C: QUIT\nS: 221 bye\nclosed: server';

describe('what became of a session', () => {
	it.each([
		['open', opened],
		['delivered', `${opened}\n${to('bob')}\n${sent('250 ok')}\n${quit}`],
		['partly', `${opened}\n${to('eve', '550 no')}\n${to('bob')}\n${sent('250 ok')}\n${quit}`],
		['refused', `${opened}\n${to('eve', '550 no')}\n${quit}`],
		['refused', `${opened}\n${to('bob')}\n${sent('554 no')}\n${quit}`],
		['deferred', `${opened}\n${to('bob')}\n${sent('451 later')}\n${quit}`],
		['deferred', `S: 421 later\n${quit}`],
		['lost', `${opened}\n${to('bob')}\nclosed: client`],
		['lost', `${opened}\nfailed: reset`],
		['no-tls', `${opened}\nfailed: tls-failed`],
		['no-tls', 'failed: reset {"stage":"handshake"}'],
		['no-message', `S: 220 hi\nC: EHLO me.example\nS: 250 hi\n${quit}`],
	])('%s', (outcome, listing) => {
		expect(summed(listing).outcome).toBe(outcome);
	});
});

it('says who with whom, and how much', () => {
	expect(summed(`host: mx.example.net\n${opened}\n${to('bob')}\n${to('eve', '550 no such user')}\n${sent('250 ok')}`)).toMatchObject({
		...{server: 'mx.example.net', client: 'me.example', sender: 'ann@example.org', accepted: 1, octets: 3},
		...{recipients: ['bob@example.net', 'eve@example.net'], recipientCount: 2},
		refusal: {code: 550, text: 'no such user'},
	});
});

it('names five recipients, and counts all', () => {
	const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
	const {recipients, recipientCount} = summed(`${opened}\n${names.map(name => to(name)).join('\n')}`);
	expect(recipients.map(address => address[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
	expect(recipientCount).toBe(7);
});

it('keeps the first refusal, and the user who logged in', () => {
	expect(summed(`${opened}\n${to('a', '550 one')}\n${to('b', '551 two')}`).refusal).toEqual({code: 550, text: 'one'});
	const login = 'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGFubgBwZW5jaWw=\nS: ';
	expect(summed(`${login}235 ok`).user).toBe('ann');
	expect(summed(`${login}535 no`).user).toBeNull();
});

it('counts a message in blocks at its last block', () => {
	const blocks = `${opened}\n${to('bob')}\nC: BDAT 3\nCraw: "x\\r\\n"\nS: 250 ok`;
	expect(summed(blocks).accepted).toBe(0);
	expect(summed(`${blocks}\nC: BDAT 0 LAST\nS: 250 ok`).accepted).toBe(1);
});

describe('the finding that is told', () => {
	it('is the one that weighs most, and of those the first', () => {
		const {finding} = summed(opened, [found('a', 'note'), found('b', 'error'), found('c', 'error')]);
		expect(finding?.rule).toBe('b');
		expect(summed(opened, [found('a', 'note'), found('b', 'warning')]).finding?.rule).toBe('b');
	});

	it('is not that there were no recipients left, which follows from others', () => {
		const follows = found('a', 'error', 'no-valid-recipients');
		expect(summed(opened, [follows, found('b', 'warning', 'recipient-unknown')])).toMatchObject({
			cause: 'recipient-unknown',
			finding: {rule: 'b'},
		});
		expect(summed(opened, [found('b', 'warning'), follows]).finding?.rule).toBe('b');
		expect(summed(opened, [follows]).finding?.rule).toBe('a');
	});
});
