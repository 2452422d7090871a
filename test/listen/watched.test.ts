/** The record of a wire: what it costs, what is kept of it, and what is forgotten. */
import {describe, expect, test, vi} from 'vitest';
import type {Budget} from '../../source/listen/budget.ts';
import {createBudget, sharing} from '../../source/listen/budget.ts';
import {createWatched, type WireEvent} from '../../source/listen/watched.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {targetOf} from '../support/target-of.ts';

const target = targetOf('smtp://mail.example.org');
const reply = (...texts: readonly string[]): WireEvent => {
	const parser = createReplyParser();
	parser.feed(Buffer.from(texts.map(text => `${text}\r\n`).join('')));
	return {type: 'received', item: parser.next() ?? expect.fail('not a reply')};
};

/** A budget that writes down what is taken. */
function counting(room = Number.POSITIVE_INFINITY): Budget & {readonly taken: string[]} {
	const taken: string[] = [];
	return {
		taken,
		takeEntry(octets) {
			taken.push(`entry ${octets}`);
			return octets <= room;
		},
		takeContent(octets) {
			taken.push(`content ${octets}`);
			return octets <= room;
		},
		give: octets => taken.push(`back ${octets}`),
	};
}

describe('a record', () => {
	test('costs what was said, and something for each entry', () => {
		const budget = counting();
		const watched = createWatched(target, budget);
		watched.record({type: 'sent', bytes: Buffer.from('NOOP'), ending: 'CRLF'});
		watched.record(reply('250-one', '250 three'));
		watched.record({
			type: 'received',
			item: {type: 'malformed', problem: 'no-code', bytes: Buffer.from('hello'), ending: 'LF'},
		});
		watched.record({type: 'note', about: 'a/b', text: 'of any length'});
		watched.record({type: 'content', bytes: Buffer.from('abc'), octets: 3, lines: 1});
		expect(budget.taken).toEqual(['entry 1028', 'entry 1040', 'entry 1029', 'entry 1024', 'content 3']);
		watched.forget();
		expect(budget.taken.at(-1)).toBe(`back ${1028 + 1040 + 1029 + 1024 + 3}`);
		watched.forget();
		expect(budget.taken.at(-1)).toBe('back 0');
	});

	test('says when there is no room, and costs nothing then', () => {
		const budget = counting(1030);
		const watched = createWatched(target, budget);
		expect(watched.record({type: 'sent', bytes: Buffer.from('NOOP'), ending: 'CRLF'})).toBe(true);
		expect(watched.record(reply('250 a longer reply'))).toBe(false);
		expect(watched.session.entries).toHaveLength(2);
		watched.forget();
		expect(budget.taken.at(-1)).toBe('back 1028');
	});

	test('counts content for which there is no room, and keeps what there is room for', () => {
		const watched = createWatched(target, counting(1100));
		for (const line of ['EHLO a.example', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>']) {
			watched.record({type: 'sent', bytes: Buffer.from(line), ending: 'CRLF'});
			watched.record(reply('250 ok'));
		}

		watched.record({type: 'sent', bytes: Buffer.from('DATA'), ending: 'CRLF'});
		watched.record(reply('354 go'));
		expect(watched.record({type: 'content', bytes: Buffer.alloc(2000, 65), octets: 2000, lines: 1})).toBe(
			true,
		);
		const message = watched.session.entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
		expect(message).toMatchObject({octets: 2000, content: null});
	});

	test('is told to who looks on, also when nothing is recorded', () => {
		const watched = createWatched(target, counting());
		let told = 0;
		const unsubscribe = watched.session.subscribe(() => told++);
		watched.record({type: 'note', about: 'a/b', text: 'c'});
		watched.touch();
		expect(told).toBe(2);
		watched.forget();
		expect(told).toBe(3);
		unsubscribe();
		watched.touch();
		expect(told).toBe(3);
	});

	test('has its times from its beginning, also when it is forgotten', () => {
		vi.useFakeTimers({toFake: ['performance'], now: 0});
		try {
			const watched = createWatched(target, counting(), performance.now() - 1000.56);
			expect([watched.elapsed(), watched.lastAt]).toEqual([1000.6, 0]);
			expect(watched.session.startedAt).toBe(
				Math.round(performance.timeOrigin + performance.now() - 1000.56),
			);
			vi.advanceTimersByTime(2000);
			watched.record({type: 'note', about: 'a/b', text: 'c'});
			vi.advanceTimersByTime(500);
			expect([watched.elapsed(), watched.lastAt]).toEqual([3500.6, 3000.6]);
			watched.forget();
			expect(watched.session.entries.map(({at}) => at)).toEqual([3000.6]);
		} finally {
			vi.useRealTimers();
		}
	});

	test('has one entry for a message, however it comes', () => {
		const watched = createWatched(target, counting());
		for (const line of ['EHLO a.example', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>']) {
			watched.record({type: 'sent', bytes: Buffer.from(line), ending: 'CRLF'});
			watched.record(reply('250 ok'));
		}

		watched.record({type: 'sent', bytes: Buffer.from('DATA'), ending: 'CRLF'});
		watched.record(reply('354 go'));
		const before = watched.session.entries.length;
		for (const text of ['a\r\n', 'b\r\n']) {
			watched.record({type: 'content', bytes: Buffer.from(text), octets: 3, lines: 1});
		}

		expect(watched.session.entries.map(({id}) => id)).toEqual(
			Array.from({length: before + 1}, (_, index) => index + 1),
		);
		expect(watched.session.entries.at(-1)).toMatchObject({octets: 6, lines: 2});
	});

	test('tells those who looked on when it changed, whatever they do then', () => {
		const watched = createWatched(target, counting());
		const told: string[] = [];
		watched.session.subscribe(() => {
			told.push('first');
			if (told.length < 5) {
				watched.session.subscribe(() => told.push('second'));
			}
		});
		watched.touch();
		expect(told).toEqual(['first']);
	});

	test('is a note alone when it is forgotten, and goes on from there', () => {
		const watched = createWatched(target, counting());
		watched.record({type: 'sent', bytes: Buffer.from('NOOP'), ending: 'CRLF'});
		const {entries} = watched.session;
		watched.forget();
		expect(watched.session.entries).toBe(entries);
		expect(entries).toMatchObject([
			{
				id: 1,
				type: 'note',
				about: 'listen/forgotten',
				text: 'The content of this session was discarded to make room for newer sessions.',
			},
		]);
	});

	test('takes notes, and nothing that is typed', async () => {
		const watched = createWatched(target, counting());
		const {session} = watched;
		expect(session.watching).toBeUndefined();
		session.note('a/b', 'c');
		await session.connect();
		expect(await session.type('NOOP')).toEqual([]);
		expect(session.entries.map(entry => (entry.type === 'note' ? entry.about : entry.type))).toEqual([
			'a/b',
			'listen/read-only',
		]);
	});

	test('ends after twenty thousand entries', () => {
		const watched = createWatched(target, counting());
		const note = {type: 'note', about: 'a/b', text: 'c'} as const;
		let count = 1;
		while (watched.record(note) && count < 30_000) {
			count++;
		}

		expect(count).toBe(20_000);
	});
});

describe('a budget', () => {
	test('leaves the last quarter to entries', () => {
		const budget = createBudget(100, () => false);
		expect(budget.takeContent(76)).toBe(false);
		expect(budget.takeContent(75)).toBe(true);
		expect(budget.takeContent(1)).toBe(false);
		expect(budget.takeEntry(25)).toBe(true);
		expect(budget.takeEntry(1)).toBe(false);
		budget.give(1000);
		expect(budget.takeEntry(100)).toBe(true);
		expect(budget.takeEntry(1)).toBe(false);
	});

	test('forgets as many of the oldest as it must', () => {
		const forgotten: number[] = [];
		const budget = createBudget(100, () => {
			forgotten.push(10);
			budget.give(10);
			return forgotten.length <= 3;
		});
		expect(budget.takeEntry(100)).toBe(true);
		expect(forgotten).toEqual([]);
		expect(budget.takeEntry(15)).toBe(true);
		expect(forgotten).toHaveLength(2);
		expect(budget.takeEntry(60)).toBe(false);
		expect(forgotten).toHaveLength(4);
	});

	test('counts the same octets once, for who shares it', () => {
		const budget = counting();
		const shared = sharing(budget);
		shared.takeContent(50);
		shared.takeEntry(50);
		expect(budget.taken).toEqual(['content 0', 'entry 50']);
	});
});
