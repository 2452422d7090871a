/** Sessions of others: their lines, their summaries, and what all of them come to. */
import {expect, test} from 'vitest';
import {createSessionDiagnoser} from '../../source/message/session-findings.ts';
import {watchedFormat} from '../../source/reports/watched.ts';
import {createCollection, matches} from '../../source/sessions/collection.ts';
import {emptySummary, type SessionSummary, summarize} from '../../source/sessions/summary.ts';
import {entriesOf} from '../support/play.ts';

const startedAt = Date.UTC(2026, 10, 28, 12);

function summaryOf(number: number, listing: string): SessionSummary {
	const diagnoser = createSessionDiagnoser();
	return entriesOf(`from: 192.0.2.9\n${listing}`).reduce(
		(summary, entry) => summarize(summary, entry, diagnoser.feed(entry)),
		emptySummary(number, startedAt),
	);
}

const open = 'S: 220 m ESMTP\nC: EHLO c.example.net\nS: 250 m\nC: MAIL FROM:<a@example.org>\nS: 250 ok\n';
const sent = `${open}C: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nS: 354 go\nC: Subject: x\nC: .\nS: 250 queued\nC: QUIT\nS: 221 bye\nclosed: server`;
const unknown = `${open}C: RCPT TO:<b@example.net>\nS: 550 5.1.1 User unknown\nC: QUIT\nS: 221 bye\nclosed: server`;

test.each([
	[sent, {outcome: 'delivered', accepted: 1, sender: 'a@example.org', recipients: ['b@example.net']}],
	[unknown, {outcome: 'refused', accepted: 0, cause: 'recipient-unknown', refusal: {code: 550}}],
	[`${open}C: RCPT TO:<b@example.net>\nS: 450 4.2.0 Greylisted\nclosed: client`, {outcome: 'deferred'}],
	[`${open}closed: client`, {outcome: 'lost'}],
	['S: 220 m\nC: QUIT\nS: 221 bye\nclosed: server', {outcome: 'no-message', client: '192.0.2.9'}],
	[sent.replace('C: QUIT', 'C: MAIL FROM:<a@example.org>\nS: 452 4.2.2 full\nC: QUIT'), {outcome: 'partly'}],
	[
		'unconnected\nfailed: tls-alert {"stage":"handshake","alert":48}',
		{outcome: 'no-tls', client: '192.0.2.9'},
	],
])('a session in a line', (listing, summary) => {
	expect(summaryOf(1, listing)).toMatchObject(summary);
});

test('groups, the most frequent first; sessions that are gone are counted', () => {
	const collection = createCollection(2);
	for (const [index, listing] of [unknown, sent, unknown].entries()) {
		collection.put(emptySummary(index + 1, startedAt));
		collection.put(summaryOf(index + 1, listing));
	}

	expect(collection.count).toBe(3);
	expect(collection.sessions.map(({number}) => number)).toEqual([2, 3]);
	expect(collection.groups()).toMatchObject([
		{id: 'recipient-unknown', title: 'Recipient does not exist', count: 2, example: {number: 1}},
		{id: 'delivered', count: 1},
	]);
	expect(matches(summaryOf(1, unknown), 'b@EXAMPLE.net unknown')).toBe(true);
	expect(matches(summaryOf(1, unknown), 'greylisted')).toBe(false);
});

test('the sums, as text and as JSON', () => {
	const collection = createCollection();
	collection.put(summaryOf(1, unknown));
	const [head, line = ''] = watchedFormat('text', false).total(1, 2, collection.groups());
	expect(head).toBe('1 session, 2 clients not let in:');
	expect(line).toMatch(/^ {7}1 {2}Recipient does not exist \(such as #1\)\. \S/);
	const [json = ''] = watchedFormat('json', false).total(1, 2, collection.groups());
	expect(JSON.parse(json)).toMatchObject({type: 'summary', sessions: 1, notLetIn: 2, groups: [{example: 1}]});
});
