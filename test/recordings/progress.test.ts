import {expect, it} from 'vitest';
import {prepared, watched} from '../../source/recordings/progress.ts';

const lines = (count: number) =>
	Array.from({length: count}, (_, index) => ({number: index + 1, text: 'x', at: null}));

it('lines that are gone through show how far someone has come', () => {
	const shares: number[] = [];
	const all = lines(2500);
	const counted = watched(all, {onProgress: share => shares.push(share)});
	expect(shares).toEqual([]);
	expect([...counted]).toEqual(all);
	expect(shares).toEqual([prepared, prepared + 0.4 * (0.95 - prepared), prepared + 0.8 * (0.95 - prepared)]);
	expect(counted).toHaveLength(2500);
	expect(counted[7]).toBe(all[7]);
});

it('are the same lines where no one wants to know', () => {
	const all = lines(3);
	expect(watched(all, {})).toBe(all);
});
