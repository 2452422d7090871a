import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {idleWarning, idleWords, untilOtherWords} from '../../../source/ui/screen/idle.ts';

const limit = 300_000;

test.each([
	[7_400, limit, 'idle 0:07', false],
	[59_999, limit, 'idle 0:59', false],
	[60_000, limit, 'idle 1 min', false],
	[239_000, limit, 'idle 3 min', false],
	[240_000, limit, 'may close in 1:00', true],
	[252_500, limit, 'may close in 0:48', true],
	[300_000, limit, 'idle 5 min', false],
	[252_500, null, 'idle 4 min', false],
	[7_300_000, null, 'idle 2 h', false],
	[30_000, 40_000, 'may close in 0:10', true],
])('%d ms of %s: %s', (idle, of, words, isUrgent) => {
	expect(idleWords(idle, of)).toEqual({words, isUrgent});
});

it('the words stay until other words are due, and then they are others', () => {
	const times = fc.tuple(
		fc.integer({min: 0, max: 10_000_000}),
		fc.option(fc.integer({min: 10_000, max: 3_600_000}), {nil: null}),
	);
	fc.assert(
		fc.property(times, ([idle, of]) => {
			const due = untilOtherWords(idle, of);
			expect(due).toBeGreaterThan(0);
			expect(idleWords(idle + due - 1, of)).toEqual(idleWords(idle, of));
			expect(idleWords(idle + due, of)).not.toEqual(idleWords(idle, of));
		}),
	);
});

it('an hour of silence is drawn a few times: each second only in the first minute and the last before the limit', () => {
	let draws = 0;
	for (let idle = 0; idle < 3_600_000; idle += untilOtherWords(idle, limit)) {
		draws++;
	}

	expect(draws).toBeLessThan(60 + 60 + 60);
});

it('the warning says why, and what helps', () => {
	expect(idleWarning({limit, observed: false}, 60_000, true)).toMatch(
		/in 1:00: servers should wait .+ \/keep-alive/,
	);
	expect(idleWarning({limit: 40_000, observed: true}, 20_000, true)).toContain(
		'it did so before, after 0:40',
	);
	expect(idleWarning({limit, observed: false}, 60_000, false)).not.toContain('/keep-alive');
});
