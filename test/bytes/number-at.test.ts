import {expect, test} from 'vitest';
import {littleNumberAt, numberAt} from '../../source/bytes/number-at.ts';

const bytes = Uint8Array.of(0xff, 0x02, 0x4b, 0x19);

test.each([
	[1, 0x024b, 0x4b02],
	[2, 0x4b19, 0x194b],
	[3, 0x1900, 0x0019],
	[4, 0, 0],
])('two octets at %i', (at, high, low) => {
	expect(numberAt(bytes, at)).toBe(high);
	expect(littleNumberAt(bytes, at)).toBe(low);
});
