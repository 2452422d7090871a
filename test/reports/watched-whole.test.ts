import {expect, test} from 'vitest';
import {createSessionDiagnoser} from '../../source/message/session-findings.ts';
import {watchedFormat} from '../../source/reports/watched.ts';
import type {Group} from '../../source/sessions/collection.ts';
import {emptySummary, type Outcome, type SessionSummary, summarize} from '../../source/sessions/summary.ts';
import {entriesFor, listings, someFindings} from './every-kind.ts';

const startedAt = Date.UTC(2026, 10, 28, 12, 0, 1, 2);

function summaryOf(name: string, number: number): SessionSummary {
	const diagnoser = createSessionDiagnoser();
	return entriesFor(name).reduce(
		(summary, entry) => summarize(summary, entry, diagnoser.feed(entry)),
		emptySummary(number, startedAt),
	);
}

const finding = {rule: 'x', level: 'error', message: 'It is wrong.', advice: 'Do this.'} as const;
const outcomes: readonly Outcome[] = [
	...(['open', 'delivered', 'partly', 'refused', 'deferred', 'no-tls', 'lost', 'no-message'] as const),
];

const groupOf = (title: string, count: number, level: 'error' | 'warning' | null): Group => ({
	...{id: title.toLowerCase(), title, count, first: startedAt, last: startedAt},
	example: {...emptySummary(count, startedAt), finding: level && {...finding, level}},
});

test.each([
	['text', false],
	['text', true],
	['json', false],
] as const)('sessions of others, as they go on: %s, colour %j', async (name, color) => {
	const format = watchedFormat(name, color, false);
	const lines: string[] = [];
	for (const [index, listing] of Object.keys(listings).entries()) {
		const entries = entriesFor(listing);
		for (const entry of entries.slice(0, 3)) {
			const findings = entry.id === 1 ? someFindings([entry]) : [];
			const wire = index % 2 === 0 ? 'client' : 'server';
			lines.push(...format.entry({session: index * 1000, startedAt, wire, entry, findings}));
		}

		lines.push(...format.session(summaryOf(listing, index + 1)));
	}

	for (const outcome of outcomes) {
		const summary = {...emptySummary(7, null), client: '192.0.2.9', outcome, accepted: 2, duration: 1234};
		lines.push(...format.session(summary), ...format.session({...summary, finding}));
		lines.push(...format.session({...summary, accepted: 1, finding: {...finding, level: 'note'}}));
	}

	const notice = {session: 3, sender: 'a@b.test', recipients: ['c@d.test', 'e@f.test'], octets: 1234};
	lines.push(...format.message({...notice, file: null}), ...format.message({...notice, file: '/x/3.eml'}));
	const groups = [groupOf('One', 12_345, 'error'), groupOf('Two', 1, 'warning'), groupOf('Three', 2, null)];
	lines.push(...format.total(1, 0, []), ...format.total(1, 1, []), ...format.total(3, 2, groups));
	const text = lines.join('\n').replaceAll('\u001B', '␛');
	await expect(text).toMatchFileSnapshot(`snapshots/watched.${name}${color ? '.colour' : ''}.txt`);
});

test('with the clock each line has its date and time of day', () => {
	const [entry] = entriesFor('clear');
	const shown = entry
		? watchedFormat('text', false, true).entry({
				session: 1,
				startedAt: 0,
				wire: 'client',
				entry,
				findings: [],
			})
		: [];
	expect(shown[0]).toMatch(/^#1 {3}(?:1970-01-01|1969-12-31) \d\d:\d\d:00\.000 /);
});
