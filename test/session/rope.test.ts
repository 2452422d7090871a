import fc from 'fast-check';
import {expect, test} from 'vitest';
import {append, flatten, octetsOf, type Rope} from '../../source/session/rope.ts';

test('a rope is its pieces one after another, or as many octets of them as are asked for', () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({maxLength: 20})), fc.nat({max: 200}), (pieces, most) => {
			const rope = pieces.reduce<Rope>(append, null);
			const whole = Buffer.concat(pieces);
			expect(octetsOf(rope)).toBe(whole.length);
			expect(Buffer.from(flatten(rope))).toEqual(whole);
			expect(Buffer.from(flatten(rope, most))).toEqual(Buffer.from(whole.subarray(0, most)));
		}),
	);
});
