import {describe, expect, it} from 'vitest';
import type {RecordedSession} from '../../source/recordings/recording.ts';
import {summaryOf} from '../../source/sessions/session-row.ts';
import {play} from '../support/play.ts';

const recorded = (listing: string, more: Partial<RecordedSession> = {}): RecordedSession => ({
	...{events: play(listing).events, protocol: 'smtp'},
	...more,
});

const begun = 'S: 220 hi\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<ann@example.org>\nS: 250 ok';
const bob = `${begun}\nC: RCPT TO:<bob@example.net>\nS: 250 ok`;
const sent = (reply: string) => `\nC: DATA\nS: 354 go\nC: x\nC: .\nS: ${reply}`;
const quit = '\nC: QUIT\nS: 221 bye\nclosed: server';

describe('what became of a session that was recorded', () => {
	it.each([
		['delivered', `${bob}${sent('250 ok')}${quit}`],
		['bounced', `${bob}${sent('554 no')}${quit}`],
		['deferred', `${bob}${sent('451 later')}${quit}`],
		['lost', `${bob}\nclosed: client`],
		['lost', 'failed: tls-failed'],
		['no-message', `S: 220 hi${quit}`],
		// Without an end: what was answered counts.
		['delivered', `${bob}${sent('250 ok')}`],
		['bounced', `${bob}${sent('554 no')}`],
		['deferred', `${bob}${sent('451 later')}`],
		['no-message', bob],
	])('%s', (fate, listing) => {
		expect(summaryOf(recorded(listing)).row.fate).toBe(fate);
	});
});

it('is a row with who, where and why', () => {
	const {row} = summaryOf(
		recorded(`host: mx.example.net\n${bob}\nC: RCPT TO:<eve@example.net>\nS: 550 no such user`, {title: 'one'}),
	);
	expect(row).toEqual({
		...{fate: 'bounced', at: null, queueId: '', sender: 'ann@example.org', recipient: 'eve@example.net'},
		...{server: 'mx.example.net', client: 'me.example', reason: '550 no such user', line: 'one'},
	});
});

it('has the first recipient where none was refused, and none where there is none', () => {
	expect(summaryOf(recorded(`${bob}${sent('554 no')}`)).row.recipient).toBe('bob@example.net');
	expect(summaryOf(recorded(`${begun}\nC: RSET\nS: 550 no`)).row.recipient).toBeNull();
	expect(summaryOf(recorded('S: 220 hi')).row).toMatchObject({recipient: null, line: '', sender: null});
});

describe('a report about a delivery', () => {
	const reported = (action: 'failed' | 'delayed', words = 'gave up') =>
		summaryOf({
			protocol: 'smtp',
			events: [
				{
					...{type: 'note', at: 0, about: 'delivery-report', text: 'It was not delivered.'},
					delivery: {recipient: 'bob@example.net', action, status: null, words},
				},
			],
		}).row;

	it('says what became of the message, to whom, and why', () => {
		expect(reported('failed')).toMatchObject({fate: 'bounced', recipient: 'bob@example.net', reason: 'gave up'});
		expect(reported('delayed')).toMatchObject({fate: 'deferred', recipient: 'bob@example.net'});
	});
});
