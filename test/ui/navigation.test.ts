import {describe, expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {
	hasFinding,
	page,
	scrollBy,
	select,
	selectEntry,
	selectedIndex,
	selectFinding,
	selectFirst,
	shownView,
	turnView,
	viewsOf,
} from '../../source/ui/navigation.ts';
import {initialScreen} from '../../source/ui/screen-state.ts';
import {play} from '../support/play.ts';

const {entries} = play(`
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250 mail.example.org
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<bob@example.org>
	S: 550 5.1.1 no such user
	C: RCPT TO:<tim@example.org>
	S: 452 4.2.2 mailbox full
	C: QUIT
	S: 221 bye
`);

test('the next finding is looked for from the selected line on, and then from the first', () => {
	const findings = diagnose(entries);
	const screen = initialScreen(100, 30);
	const places: unknown[] = [];
	let selectedId: number | null = null;
	for (let press = 0; press < 3; press++) {
		const next = selectFinding({...screen, selectedId}, entries, findings);
		selectedId = next.selectedId ?? null;
		const entry = entries[(selectedId ?? 0) - 1];
		places.push(entry?.type === 'reply' ? entry.code : null);
	}

	expect(places).toEqual([550, 452, 550]);
});

test('without findings nothing moves', () => {
	expect(selectFinding(initialScreen(100, 30), entries, [])).toEqual({});
});

const screen = initialScreen(100, 30);
const listed = entries.filter(({type}) => type !== 'capabilities');
const [first, second] = listed;
const last = listed.at(-1);

test('the finding before is looked for from the selected line back, and then from the last', () => {
	const findings = diagnose(entries);
	const codeAt = (id: number | null | undefined) => {
		const entry = entries.find(one => one.id === id);
		return entry?.type === 'reply' ? entry.code : null;
	};
	const newest = selectFinding(screen, entries, findings, -1).selectedId ?? null;
	expect(codeAt(newest)).toBe(452);
	const older = selectFinding({...screen, selectedId: newest}, entries, findings, -1).selectedId ?? null;
	expect(codeAt(older)).toBe(550);
	expect(codeAt(selectFinding({...screen, selectedId: older}, entries, findings, -1).selectedId)).toBe(452);
});

test('whether there is a finding further on, in either direction', () => {
	const findings = diagnose(entries);
	const ids = findings.map(({evidence}) => evidence[0]?.entryId ?? 0).toSorted((a, b) => a - b);
	const at = (selectedId: number | null) => [
		hasFinding({...screen, selectedId}, findings, 1),
		hasFinding({...screen, selectedId}, findings, -1),
	];
	expect(at(null)).toEqual([true, true]);
	expect(at(ids[0] ?? 0)).toEqual([true, false]);
	expect(at(ids.at(-1) ?? 0)).toEqual([false, true]);
	expect(hasFinding(screen, [], 1)).toBe(false);
});

describe('the selected line', () => {
	const moved = (selectedId: number | null, steps: number, more = {}) =>
		select({...screen, selectedId, ...more}, entries, steps);

	test('is the newest until another is chosen, or when the chosen one is gone', () => {
		const newest = entries.findIndex(({id}) => id === last?.id);
		expect(selectedIndex(entries, null)).toBe(newest);
		expect(selectedIndex(entries, 9999)).toBe(newest);
		expect(selectedIndex(entries, first?.id ?? 0)).toBe(0);
		expect(selectedIndex([], null)).toBeNull();
	});

	test('moves by so many lines, and at an end not further', () => {
		expect(moved(null, -1).selectedId).toBe(listed.at(-2)?.id);
		expect(moved(null, -3).selectedId).toBe(listed.at(-4)?.id);
		expect(moved(first?.id ?? 0, 1).selectedId).toBe(second?.id);
		expect(moved(last?.id ?? 0, -500).selectedId).toBe(first?.id);
		expect(moved(first?.id ?? 0, -1)).toEqual({});
		expect(moved(null, 1)).toEqual({});
		expect(select({...screen}, [], 1)).toEqual({});
	});

	test('follows what comes in again at the newest, unless a filter is set', () => {
		const before = listed.at(-2)?.id ?? 0;
		expect(moved(before, 1)).toEqual({selectedId: null, anchor: null, paneTop: 0});
		expect(moved(before, 1, {filter: 'a'}).selectedId).toBe(last?.id);
	});

	test('can be the first, or the entry of a number', () => {
		expect(selectFirst(screen, entries)).toMatchObject({selectedId: first?.id, paneTop: 0});
		expect(selectFirst(screen, [])).toEqual({});
		expect(selectEntry(screen, entries, second?.id ?? 0)).toMatchObject({selectedId: second?.id});
		expect(selectEntry(screen, [], 1)).toEqual({});
	});
});

test('a page is the height less two rows, and never less than one', () => {
	const long = play(`S: 220 hi\n${'C: NOOP\nS: 250 2.0.0 Ok\n'.repeat(60)}`).entries;
	for (const rows of [30, 24, 5]) {
		const small = {...initialScreen(100, rows), anchor: {index: 40, part: 0}};
		const {anchor: down} = page(small, long, 1);
		const {anchor: up} = page(small, long, -1);
		const by = (down?.index ?? 0) - 40;
		expect(by).toBeGreaterThan(0);
		expect(40 - (up?.index ?? 0)).toBe(by);
		expect(scrollBy(small, long, by)).toEqual({anchor: down});
		expect(by).toBeLessThan(rows);
	}
});

describe('the views', () => {
	test('go round in both directions', () => {
		const views = viewsOf(screen, false);
		expect(views[0]).toBe('conversation');
		expect(viewsOf(screen, true)).toEqual(views.slice(1));
		const narrow = {...initialScreen(60, 24), view: 'conversation' as const};
		expect(shownView(narrow)).toBe('conversation');
		expect(turnView(narrow, 1)).toBe(views[1]);
		expect(turnView(narrow, -1)).toBe(views.at(-1));
	});

	test('with two panes the conversation is not one of the right pane', () => {
		const wide = {...initialScreen(200, 50), view: 'conversation' as const};
		expect(shownView(wide)).toBe(wide.views[0]);
	});
});
