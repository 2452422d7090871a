import {expect, test} from 'vitest';
import {allowList} from '../../source/transport/allow-list.ts';

test.each([
	[['192.0.2.0/24'], '192.0.2.9', true],
	[['192.0.2.0/24'], '192.0.3.9', false],
	[['192.0.2.9'], '192.0.2.9', true],
	[['2001:db8::/32'], '2001:db8:1::2', true],
	[['2001:db8::/32'], '192.0.2.9', false],
	[['2001:db8::8/125'], '2001:db8::f', true],
	[['2001:db8::8/125'], '2001:db8::10', false],
	[['2001:db8::1/128'], '2001:db8::1', true],
	[['2001:db8::1'], '2001:db8::2', false],
	[['192.0.2.8/32'], '192.0.2.8', true],
	[['192.0.2.8/31', ' 198.51.100.0/24 '], '198.51.100.7', true],
	[['0.0.0.0/0'], '203.0.113.7', true],
	[[], '127.0.0.1', true],
	[[], '::1', true],
	[[], '192.0.2.9', false],
	[['0.0.0.0/0'], 'nonsense', false],
])('%j lets %s in: %s', (networks, address, wanted) => {
	const list = allowList(networks);
	expect('allows' in list && list.allows(address)).toBe(wanted);
});

test.each([
	'',
	'192.0.2.0/33',
	'2001:db8::/129',
	'192.0.2.0/-1',
	'192.0.2/24',
	'mail.example.org',
	'192.0.2.0/24/1',
])('%j is no network', network => {
	expect(allowList([network])).toEqual({wrong: network});
});
