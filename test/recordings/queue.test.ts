import fc from 'fast-check';
import {expect, it} from 'vitest';
import {detached, Queue} from '../../source/recordings/queue.ts';

it('remembers at least half as many as it may, the latest, and forgets the oldest', () => {
	const queue = new Queue<number>(10);
	for (let number = 0; number < 100; number++) {
		queue.set(`${number}`, number);
		for (let back = 0; back < Math.min(5, number + 1); back++) {
			expect(queue.get(`${number - back}`)).toBe(number - back);
		}

		const known = Array.from({length: 101}, (_, other) => queue.get(`${other}`)).filter(
			value => value !== undefined,
		);
		expect(known.length).toBeLessThanOrEqual(10);
	}

	expect(queue.get('0')).toBeUndefined();
});

it('is a map as long as there are few', () => {
	const step = fc.tuple(fc.constantFrom('set', 'delete'), fc.constantFrom('a', 'b', 'c', 'd'), fc.nat());
	fc.assert(
		fc.property(fc.array(step), steps => {
			const [queue, map] = [new Queue<number>(), new Map<string, number>()];
			for (const [what, id, value] of steps) {
				if (what === 'set') {
					queue.set(id, value);
					map.set(id, value);
				} else {
					queue.delete(id);
					map.delete(id);
				}

				expect(['a', 'b', 'c', 'd'].map(name => queue.get(name))).toEqual(
					['a', 'b', 'c', 'd'].map(name => map.get(name)),
				);
			}
		}),
	);
});

it('never gives back an old value of what was set again', () => {
	const queue = new Queue<number>(4);
	queue.set('a', 1);
	queue.set('b', 2);
	queue.set('c', 3);
	queue.set('a', 4);
	expect(queue.get('a')).toBe(4);
	queue.delete('a');
	expect(queue.get('a')).toBeUndefined();
});

it('a copy of a piece is the same text', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => detached(text) === text));
});
