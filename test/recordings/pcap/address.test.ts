import {isIPv6} from 'node:net';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {ipv6Text} from '../../../source/recordings/pcap/address.ts';

const bytesOf = (groups: readonly number[]) =>
	Uint8Array.from(groups.flatMap(group => [group >> 8, group & 0xff]));

it.each([
	[[0x2003, 0xde, 0x2016, 0x120, 0, 0, 0, 0x25], '2003:de:2016:120::25'],
	[[0xfe80, 0, 0, 0, 0, 0, 0, 1], 'fe80::1'],
	[[0x2a01, 0x4f8, 0x10, 0, 0, 3, 0, 0x25], '2a01:4f8:10::3:0:25'],
	[[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
	[[0, 0, 0, 0, 0, 0, 0, 0], '::'],
	[[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
	[[1, 0, 0, 0, 0, 0, 0, 0], '1::'],
	[[1, 0, 0, 2, 0, 0, 3, 4], '1::2:0:0:3:4'],
])('%j is %s (RFC 5952 §4)', (groups, text) => {
	expect(ipv6Text(bytesOf(groups))).toBe(text);
});

it('any address reads back as the same octets', () => {
	const group = fc.oneof(
		fc.constant(0),
		fc.integer({min: 0, max: 0xffff}),
		fc.constantFrom(0x10, 0x100, 0x1000),
	);
	fc.assert(
		fc.property(fc.array(group, {minLength: 8, maxLength: 8}), groups => {
			const text = ipv6Text(bytesOf(groups));
			expect(isIPv6(text)).toBe(true);
			const [head = '', tail] = text.split('::');
			const before = head === '' ? [] : head.split(':');
			const after = tail === undefined || tail === '' ? [] : tail.split(':');
			const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
			expect(
				[...before, ...new Array<string>(zeros).fill('0'), ...after].map(part => Number.parseInt(part, 16)),
			).toEqual(groups);
		}),
	);
});
