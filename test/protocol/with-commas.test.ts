import fc from 'fast-check';
import {expect, test} from 'vitest';
import {withCommas} from '../../source/protocol/with-commas.ts';

test('a count is grouped as English does', () => {
	fc.assert(
		fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer({min: -2000, max: 20_000})), count => {
			expect(withCommas(count)).toBe(count.toLocaleString('en'));
		}),
	);
});
