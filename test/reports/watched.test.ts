/** Sessions of others: their lines, their summaries, and what all of them come to. */
import {describe, expect, test} from 'vitest';
import {createSessionDiagnoser} from '../../source/message/session-findings.ts';
import {watchedFormat} from '../../source/reports/watched.ts';
import {createCollection, matches} from '../../source/sessions/collection.ts';
import {emptySummary, type SessionSummary, summarize} from '../../source/sessions/summary.ts';
import {message, reply} from '../support/entries.ts';
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

describe('a session that is over, as text', () => {
	const line = (more: Partial<SessionSummary>) =>
		watchedFormat('text', false).session({
			...emptySummary(3, startedAt),
			...{client: '192.0.2.9', duration: 1260, ...more},
		})[0];

	test.each<[Partial<SessionSummary>, string]>([
		[{outcome: 'open'}, 'goes on'],
		[{outcome: 'delivered', accepted: 1}, '1 message accepted'],
		[{outcome: 'delivered', accepted: 2}, '2 messages accepted'],
		[{outcome: 'partly', accepted: 1}, '1 accepted, and something refused'],
		[{outcome: 'refused'}, 'refused'],
		[{outcome: 'deferred'}, 'refused for now'],
		[{outcome: 'no-tls'}, 'TLS was not established'],
		[{outcome: 'lost'}, 'ended in the middle'],
		[{outcome: 'no-message'}, 'no message was sent'],
	])('%j', (more, words) => {
		expect(line(more)).toBe(`#3   ── 192.0.2.9: ${words}, 1.3 s.`);
	});

	test.each([
		['error', ' It was wrong.'],
		['warning', ' It was wrong.'],
		['note', ''],
	] as const)('the words of a finding that is a %s', (level, words) => {
		const finding = {rule: 'x', level, message: 'It was wrong.', advice: 'Mend it.'};
		expect(line({outcome: 'lost', finding})).toBe(`#3   ── 192.0.2.9: ended in the middle, 1.3 s.${words}`);
	});
});

describe('entries of a session that is watched', () => {
	const watched = (wire: 'client' | 'server', entry = reply('250 ok')) => ({
		...{session: 7, startedAt, wire, entry: {...entry, at: 2000}, findings: []},
	});

	test('have the number of the session, and an arrow on the wire to the server', () => {
		const [client] = watchedFormat('text', false).entry(watched('client'));
		const [server] = watchedFormat('text', false).entry(watched('server'));
		expect(client).toBe('#7       2.00  S 250 ok');
		expect(server).toBe('#7→      2.00  S 250 ok');
	});

	test('have the time of day where the clock is asked for', () => {
		const [plain = ''] = watchedFormat('text', false, false).entry(watched('client'));
		const [clock = ''] = watchedFormat('text', false, true).entry(watched('client'));
		expect(plain).not.toMatch(/\d\d:\d\d/);
		expect(clock).toMatch(/^#7 {3}2026-11-2\d \d\d:\d\d:02\.000 {2}S 250 ok$/);
	});

	test('of a long message twenty lines are printed', () => {
		const long = message(Array.from({length: 30}, (_, index) => `line ${index + 1}`));
		const lines = watchedFormat('text', false).entry({...watched('client'), entry: long});
		expect(lines).toHaveLength(21);
		expect(lines.at(-1)).toContain('… 10 more lines');
	});

	test('as JSON: the moment, and the wire only where it is the server’s', () => {
		const [client = ''] = watchedFormat('json', false).entry(watched('client'));
		const [server = ''] = watchedFormat('json', false).entry(watched('server'));
		expect(JSON.parse(client)).toMatchObject({session: 7, time: '2026-11-28T12:00:02.000Z'});
		expect(JSON.parse(client)).not.toHaveProperty('wire');
		expect(JSON.parse(server)).toMatchObject({session: 7, wire: 'server'});
	});

	test('findings come behind their entry, numbered from 1', () => {
		const entries = entriesOf(`from: 192.0.2.9\n${unknown}`);
		const diagnoser = createSessionDiagnoser();
		const found = entries.map(entry => ({entry, findings: diagnoser.feed(entry)}));
		const judged = found.find(({findings}) => findings.length > 0);
		expect(judged).toBeDefined();
		if (judged) {
			const given = {session: 7, startedAt, wire: 'client' as const, ...judged};
			const lines = watchedFormat('json', false)
				.entry(given)
				.map(line => JSON.parse(line));
			expect(lines).toHaveLength(1 + judged.findings.length);
			expect(lines[1]).toMatchObject({type: 'diagnosis', id: `${judged.entry.id}.1`, session: 7});
			expect(watchedFormat('text', false).entry(given).join('\n')).toContain(judged.findings[0]?.message);
		}
	});
});

test('a message that was kept, with its file where it has one', () => {
	const notice = {session: 7, sender: 'a@example.org', recipients: ['b@x', 'c@x'], octets: 12};
	const kept = (file: string | null) => watchedFormat('text', false).message({...notice, file});
	expect(kept(null)).toEqual(['#7            = Kept: 12 octets from <a@example.org> to b@x, c@x']);
	expect(kept('/tmp/m.eml')[0]).toMatch(/ to b@x, c@x, in \/tmp\/m\.eml$/);
});

test('the sums name no advice where the example is not at fault, and end with a dot where there is nothing', () => {
	const collection = createCollection();
	collection.put(summaryOf(1, sent));
	const total = (...given: Parameters<ReturnType<typeof watchedFormat>['total']>) =>
		watchedFormat('text', false).total(...given);
	expect(total(2, 0, collection.groups())).toEqual([
		'2 sessions:',
		expect.stringMatching(/\(such as #1\)\.$/),
	]);
	expect(total(0, 0, [])).toEqual(['0 sessions.']);
	expect(total(0, 3, [])).toEqual(['0 sessions, 3 clients not let in.']);
});

test('a session as JSON has its moment, or null where a recording does not tell it', () => {
	const json = (at: number | null) =>
		JSON.parse(watchedFormat('json', false).session(emptySummary(3, at))[0] ?? '');
	expect(json(startedAt)).toMatchObject({type: 'session', session: 3, time: '2026-11-28T12:00:00.000Z'});
	expect(json(null)).toMatchObject({type: 'session', session: 3, time: null});
});
