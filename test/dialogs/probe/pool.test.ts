import {expect, it} from 'vitest';
import {inPool} from '../../../source/dialogs/probe/pool.ts';

/** Jobs that end when they are told to. */
function jobs() {
	const ends = new Map<number, () => void>();
	const work = async (item: number): Promise<number> =>
		new Promise(resolve => ends.set(item, () => resolve(item * 10)));
	return {ends, work, end: (item: number) => ends.get(item)?.()};
}

const turn = () => new Promise(resolve => setImmediate(resolve));

it('begins no more at a time than asked for, and the next as soon as one ends', async () => {
	const {ends, work, end} = jobs();
	const results = inPool([1, 2, 3, 4, 5], 2, work);
	const first = results.next();
	await turn();
	expect([...ends.keys()]).toEqual([1, 2]);
	end(2);
	await turn();
	expect([...ends.keys()]).toEqual([1, 2, 3]);
	end(1);
	expect((await first).value).toBe(10);
});

it('gives results in the order of the list', async () => {
	const {work, end} = jobs();
	const all: number[] = [];
	const taken = (async () => {
		for await (const result of inPool([1, 2, 3], 3, work)) {
			all.push(result);
		}
	})();
	await turn();
	for (const item of [3, 2, 1]) {
		end(item);
		await turn();
	}

	await taken;
	expect(all).toEqual([10, 20, 30]);
});

it('goes on while nobody takes results', async () => {
	const {ends, work, end} = jobs();
	const results = inPool([1, 2, 3], 1, work);
	const first = results.next();
	for (const item of [1, 2]) {
		await turn();
		end(item);
	}

	await first;
	await turn();
	expect([...ends.keys()]).toEqual([1, 2, 3]);
});

it('lets nobody wait for the slowest, nor keeps more than it must', async () => {
	const {ends, work, end} = jobs();
	const items = Array.from({length: 12}, (_, index) => index);
	const results = inPool(items, 2, work);
	const taken: number[] = [];
	const taking = (async () => {
		for await (const result of results) {
			taken.push(result);
		}
	})();
	for (const item of items.slice(1)) {
		await turn();
		end(item);
	}

	await turn();
	expect(ends.size).toBe(12);
	expect(taken).toEqual([10, 20, 30, 40]);
	end(0);
	await taking;
	expect(taken).toEqual([10, 20, 30, 40, 0, 50, 60, 70, 80, 90, 100, 110]);
});

it('begins no more when nobody takes what is done', async () => {
	const started: number[] = [];
	const results = inPool([0, 1, 2, 3, 4, 5, 6, 7, 8], 1, async item => started.push(item));
	await results.next();
	await turn();
	expect(started).toEqual([0, 1, 2, 3, 4]);
	await results.next();
	await turn();
	expect(started).toEqual([0, 1, 2, 3, 4, 5]);
});

it('begins nothing more once it is aborted, and gives what was begun', async () => {
	const {ends, work, end} = jobs();
	const stop = new AbortController();
	const results = inPool([1, 2, 3], 1, work, stop.signal);
	const first = results.next();
	await turn();
	stop.abort();
	end(1);
	expect((await first).value).toBe(10);
	expect(await results.next()).toMatchObject({done: true});
	expect([...ends.keys()]).toEqual([1]);
});

it('throws what the work throws', async () => {
	const results = inPool([1], 1, async () => {
		throw new Error('broken');
	});
	await expect(results.next()).rejects.toThrow('broken');
});

it('has nothing to do for an empty list', async () => {
	expect(await inPool([], 3, async () => 1).next()).toMatchObject({done: true});
});
