import {expect, it} from 'vitest';
import {createCollection, groupOf, groupTitle, matches} from '../../source/sessions/collection.ts';
import {emptySummary, type SessionSummary} from '../../source/sessions/summary.ts';

const summary = (number: number, changes: Partial<SessionSummary> = {}): SessionSummary => ({
	...emptySummary(number, null),
	...changes,
});

const finding = (level: 'error' | 'warning' | 'note') => ({
	...{rule: 'rcpt/refused', level, message: 'It was refused.', advice: ''},
});

it.each<[Partial<SessionSummary>, string, string]>([
	[{outcome: 'delivered'}, 'delivered', 'Everything accepted'],
	[{outcome: 'refused'}, 'refused', 'Refused'],
	[{outcome: 'refused', finding: finding('error')}, 'rcpt/refused', 'It was refused.'],
	[{outcome: 'refused', finding: finding('warning')}, 'rcpt/refused', 'It was refused.'],
	[{outcome: 'refused', finding: finding('note')}, 'refused', 'Refused'],
	[{outcome: 'delivered', finding: finding('warning')}, 'delivered', 'Everything accepted'],
	[{outcome: 'delivered', finding: finding('error')}, 'rcpt/refused', 'It was refused.'],
	[{outcome: 'refused', finding: finding('error'), cause: 'recipient-full'}, 'recipient-full', 'Mailbox full'],
	[{outcome: 'refused', finding: finding('note'), cause: 'recipient-full'}, 'refused', 'Refused'],
])('is counted under what weighs: case %#', (changes, id, title) => {
	expect([groupOf(summary(1, changes)), groupTitle(summary(1, changes))]).toEqual([id, title]);
});

it('keeps as many as the limit says, and counts the others', () => {
	const collection = createCollection(2);
	collection.put(summary(1));
	collection.put(summary(2));
	expect(collection.sessions.map(({number}) => number)).toEqual([1, 2]);
	collection.put(summary(2, {outcome: 'delivered'}));
	collection.put(summary(3));
	expect(collection.sessions.map(({number}) => number)).toEqual([2, 3]);
	collection.put(summary(4));
	expect(collection.sessions.map(({number}) => number)).toEqual([3, 4]);
	expect(collection.count).toBe(4);
	expect(collection.get(1)).toBeUndefined();
	expect(collection.get(4)?.number).toBe(4);
});

it('groups sessions that are over, each once, with the first and the last time', () => {
	const collection = createCollection();
	collection.put(summary(1));
	expect(collection.groups()).toEqual([]);
	collection.put(summary(1, {outcome: 'delivered'}));
	collection.put(summary(1, {outcome: 'delivered'}));
	collection.put(summary(2, {outcome: 'refused', startedAt: 20}));
	collection.put(summary(3, {outcome: 'refused', startedAt: null}));
	collection.put(summary(4, {outcome: 'refused', startedAt: 10}));
	collection.put(summary(5, {outcome: 'refused', startedAt: 15}));
	expect(collection.groups()).toMatchObject([
		{id: 'refused', count: 4, first: 10, last: 20, example: {number: 2}},
		{id: 'delivered', count: 1, first: null, last: null},
	]);
});

it('a time that comes later is one where there was none', () => {
	const collection = createCollection();
	collection.put(summary(1, {outcome: 'lost', startedAt: null}));
	collection.put(summary(2, {outcome: 'lost', startedAt: 5}));
	expect(collection.groups()).toMatchObject([{first: 5, last: 5}]);
});

it('tells its listeners, until they leave', () => {
	const collection = createCollection();
	let told = 0;
	const leave = collection.subscribe(() => {
		told++;
	});
	collection.put(summary(1));
	leave();
	collection.put(summary(2));
	expect(told).toBe(1);
});

it.each([
	['', true],
	['  ', true],
	['ME.example', true],
	['mx.example ann', true],
	['550 full', true],
	['Bob refused', true],
	['eve', false],
	['mx.example eve', false],
	['null', false],
])('filter “%s”: %s', (filter, does) => {
	const row = summary(1, {
		...{client: 'me.example', server: 'MX.example', sender: 'ann@a', recipients: ['bob@b'], outcome: 'refused'},
		refusal: {code: 550, text: 'Mailbox full'},
	});
	expect(matches(row, filter)).toBe(does);
});
