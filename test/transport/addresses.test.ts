import {describe, expect, it} from 'vitest';
import {familyOf, findAddresses, interleave} from '../../source/transport/addresses.ts';
import type {TransportOptions} from '../../source/transport/types.ts';

const four = (last: number) => ({address: `192.0.2.${last}`, family: 4 as const});
const six = (last: number) => ({address: `2001:db8::${last}`, family: 6 as const});

const looked = (found: readonly {address: string; family: 4 | 6}[]): TransportOptions => ({
	lookup: () => Promise.resolve(found),
});

describe('an address instead of a name', () => {
	it.each<[string, TransportOptions, 4 | 6]>([
		['192.0.2.1', {}, 4],
		['192.0.2.1', {family: 4}, 4],
		['2001:db8::1', {}, 6],
		['2001:db8::1', {family: 6}, 6],
		['2001:db8::1', {localAddress: '::1'}, 6],
		['192.0.2.1', {localAddress: '127.0.0.1', family: 4}, 4],
	])('%s with %j is used without a lookup', async (address, options, family) => {
		const lookup = () => Promise.reject(new Error('asked'));
		expect(await findAddresses(address, {...options, lookup})).toEqual([{address, family}]);
	});

	it.each<[string, TransportOptions, string]>([
		['192.0.2.1', {family: 6}, '192.0.2.1 is an IPv4 address, but only IPv6 may be used.'],
		[
			'2001:db8::1',
			{localAddress: '127.0.0.1'},
			'2001:db8::1 is an IPv6 address, but only IPv4 may be used.',
		],
		['mx.example', {localAddress: 'eth0'}, 'The local address "eth0" is not an IP address.'],
		[
			'mx.example',
			{localAddress: '::1', family: 4},
			'The local address ::1 is IPv6, but only IPv4 may be used.',
		],
	])('%s with %j cannot be', async (host, options, message) => {
		expect(await findAddresses(host, options)).toEqual({code: 'bad-address', stage: 'connecting', message});
	});
});

describe('a name', () => {
	it('loses the addresses of the other family, and what is not an address', async () => {
		const options = looked([four(1), six(1), {address: 'mx', family: 4}, {address: '::1', family: 4}]);
		expect(await findAddresses('mx.example', options)).toEqual([four(1), six(1)]);
		expect(await findAddresses('mx.example', {...options, family: 6})).toEqual([six(1)]);
		expect(await findAddresses('mx.example', {...options, localAddress: '127.0.0.1'})).toEqual([four(1)]);
	});

	it('without an address that may be used says so', async () => {
		expect(await findAddresses('mx.example', looked([]))).toEqual({
			...{code: 'not-found', stage: 'connecting', message: 'mx.example has no address.'},
			advice: 'Check the spelling of the name.',
		});
		expect(await findAddresses('mx.example', {...looked([six(1)]), family: 4})).toEqual({
			...{code: 'not-found', stage: 'connecting', message: 'mx.example has no IPv4 address.'},
			advice: 'Try without the limit to IPv4.',
		});
	});

	it('that cannot be looked up gives the error of the lookup', async () => {
		const failure = Object.assign(new Error('getaddrinfo ENOTFOUND'), {code: 'ENOTFOUND'});
		const found = await findAddresses('mx.example', {lookup: () => Promise.reject(failure)});
		expect(found).toMatchObject({stage: 'connecting', systemCode: 'ENOTFOUND'});
	});
});

it.each([
	[[], []],
	[[four(1)], [four(1)]],
	[
		[six(1), six(2), four(1)],
		[six(1), four(1), six(2)],
	],
	[
		[four(1), six(1), six(2), six(3), four(2)],
		[four(1), six(1), four(2), six(2), six(3)],
	],
	[
		[four(1), four(1), six(1)],
		[four(1), six(1)],
	],
])('families take turns: case %#', (found, order) => {
	expect(interleave(found)).toEqual(order);
});

it.each([
	['192.0.2.1', 4],
	['::', 6],
	['192.0.2', null],
	['', null],
])('family of “%s”', (text, family) => {
	expect(familyOf(text)).toBe(family);
});
