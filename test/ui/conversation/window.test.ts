import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Entry} from '../../../source/session/entry.ts';
import {type Conversation, rowsOf} from '../../../source/ui/conversation/rows.ts';
import {
	type Anchor,
	neighbour,
	reveal,
	rowsBelow,
	scroll,
	tail,
	windowOf,
} from '../../../source/ui/conversation/window.ts';
import {capabilities, message, numbered, reply, sent} from '../../support/entries.ts';

const entry: fc.Arbitrary<Entry> = fc.oneof(
	fc.constant(sent('NOOP')),
	fc.integer({min: 1, max: 6}).map(lines => reply(Array(lines).fill('250-x'))),
	fc.nat(5).map(lines => message(Array(lines).fill('x'))),
	fc.constant(capabilities([])),
);
const conversation: fc.Arbitrary<Conversation> = fc
	.record({
		entries: fc.array(entry, {maxLength: 40, size: 'max'}),
		openId: fc.option(fc.integer({min: 1, max: 40})),
	})
	.map(({entries, openId}) => ({entries: numbered(...entries), openId}));
const height = fc.integer({min: 1, max: 12});

const key = ({entryId, part}: {entryId: number; part: number}): string => `${entryId}:${part}`;
const all = (shown: Conversation): string[] =>
	shown.entries.flatMap((_, index) => rowsOf(shown, index).map(key));
const seen = (shown: Conversation, rows: number, anchor: Anchor | null): string[] =>
	windowOf(shown, rows, anchor).map(key);

test('without an anchor the newest rows are shown', () => {
	fc.assert(
		fc.property(conversation, height, (shown, rows) => {
			expect(seen(shown, rows, null)).toEqual(all(shown).slice(-rows));
		}),
	);
});

test('scrolling moves by exactly as many rows as there are, and stops at both ends', () => {
	fc.assert(
		fc.property(
			conversation,
			height,
			fc.array(fc.integer({min: -15, max: 15}), {maxLength: 8}),
			(shown, rows, moves) => {
				const everything = all(shown);
				const lowest = Math.max(0, everything.length - rows);
				let top = lowest;
				let anchor: Anchor | null = null;
				for (const by of moves) {
					anchor = scroll(shown, rows, anchor, by);
					top = Math.max(0, Math.min(lowest, top + by));
					expect(seen(shown, rows, anchor)).toEqual(everything.slice(top, top + rows));
					expect(rowsBelow(shown, rows, anchor)).toBe(
						everything.length - Math.min(everything.length, top + rows),
					);
				}
			},
		),
	);
});

test('a revealed entry is on the screen, and the window stands still when it was already', () => {
	fc.assert(
		fc.property(
			conversation,
			height,
			fc.nat(39),
			fc.integer({min: -40, max: 0}),
			(shown, rows, place, by) => {
				const index = neighbour(shown, Math.min(place, shown.entries.length), -1);
				if (index === null) {
					return;
				}

				const start = scroll(shown, rows, null, by);
				const before = seen(shown, rows, start);
				const after = seen(shown, rows, reveal(shown, rows, start, index));
				const wanted = rowsOf(shown, index).map(key);
				expect(after).toEqual(expect.arrayContaining(wanted.slice(0, rows)));
				if (wanted.every(row => before.includes(row))) {
					expect(after).toEqual(before);
				}
			},
		),
	);
});

test('looking at the end of a long history reads only its end', () => {
	const entries = numbered(...Array.from({length: 20_000}, () => sent('NOOP')));
	let reads = 0;
	const counted = new Proxy(entries, {
		get(target, property, receiver) {
			reads += typeof property === 'string' && /^\d+$/.test(property) ? 1 : 0;
			return Reflect.get(target, property, receiver);
		},
	});
	const shown = {entries: counted, openId: null};
	windowOf(shown, 30, null);
	scroll(shown, 30, tail(shown, 30), -30);
	expect(reads).toBeLessThan(1000);
});
