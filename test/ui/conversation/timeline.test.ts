import {expect, test} from 'vitest';
import type {Entry} from '../../../source/session/entry.ts';
import {createFiltered} from '../../../source/ui/conversation/filter.ts';
import {createTimeline, placeOfId} from '../../../source/ui/conversation/timeline.ts';
import {play} from '../../support/play.ts';

const flood = `S: 220 hi\n${'S: 421 4.3.2 busy\n'.repeat(50)}S: 450 other\nC: EHLO me.example\nS: 250 mx\nC: NOOP\nS: 250 ok\nC: NOOP\nS: 250 ok`;

test('a reply that nobody asked for and that repeats the one before it is counted', () => {
	const {entries} = play(flood);
	const timeline = createTimeline();
	timeline.update(entries.slice(0, 20));
	timeline.update(entries);
	const replies = timeline.entries.filter(({type}) => type === 'reply');
	const busy = replies.find(entry => entry.type === 'reply' && entry.code === 421);
	expect(timeline.timesOf(busy?.id ?? 0)).toBe(50);
	// Answers to commands stay, however alike they are.
	expect(replies.filter(entry => entry.type === 'reply' && entry.code === 250)).toHaveLength(3);
});

test('an entry that grew since is listed as it is now', () => {
	const before = play(
		'S: 220 hi\nC: EHLO me\nS: 250 mx\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: DATA\nS: 354 go\nC: one',
	).entries;
	const timeline = createTimeline();
	timeline.update(before);
	const grown = before.map(entry =>
		entry.type === 'sent' && entry.kind === 'message' ? {...entry, lines: entry.lines + 1} : entry,
	);
	expect(grown.at(-1)).not.toBe(before.at(-1));
	timeline.update(grown);
	expect(timeline.entries).toHaveLength(before.length);
	expect(timeline.entries.at(-1)).toBe(grown.at(-1));
});

test('a flood that the session itself counts goes on being counted', () => {
	const {entries} = play('S: 220 hi\nS: 421 busy\nS: 421 busy');
	const times = (count: number) =>
		entries.map((entry, index) =>
			entry.type === 'reply' && index === entries.length - 1 ? {...entry, times: count} : entry,
		);
	const timeline = createTimeline();
	timeline.update(times(1));
	const listed = timeline.entries.at(-1)?.id ?? 0;
	const before = timeline.timesOf(listed);
	timeline.update(times(4));
	timeline.update(times(10));
	expect(timeline.timesOf(listed)).toBe(before + 9);
	const atOnce = createTimeline();
	atOnce.update(times(10));
	expect(atOnce.timesOf(listed)).toBe(before + 9);
});

test('an entry is found by its number, or the one before it where it is not listed', () => {
	const entries = [3, 5, 9].map(id => ({id})) as unknown as Entry[];
	expect([1, 3, 4, 5, 8, 9, 10].map(id => placeOfId(entries, id))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
});

test.each([
	['4yz', ['421', '450']],
	['>=450', ['450']],
	['450', ['450']],
	['EHLO', ['EHLO me.example', '250']],
	['busy', ['421']],
	['nothing like it', []],
])('the filter %s', (filter, expected) => {
	const {entries} = play(flood);
	const timeline = createTimeline();
	timeline.update(entries);
	const filtered = createFiltered(() => false);
	const shown = filtered
		.of(timeline.entries, filter, 0)
		.map(entry =>
			entry.type === 'reply'
				? String(entry.code)
				: entry.type === 'sent' && entry.kind !== 'message'
					? entry.line
					: entry.type,
		);
	expect(shown.filter(word => word !== 'capabilities')).toEqual(expected);
});

test('what comes later passes the same filter, once', () => {
	const {entries} = play(flood);
	const filtered = createFiltered(() => false);
	const all = [...entries];
	filtered.of(all.slice(0, 30), '>=400', 0);
	const later = filtered.of(all, '>=400', 0);
	expect(later.map(({id}) => id)).toEqual(
		all.filter(entry => entry.type === 'reply' && entry.code >= 400).map(({id}) => id),
	);
});
