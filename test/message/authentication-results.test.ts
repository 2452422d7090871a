import fc from 'fast-check';
import {expect, it} from 'vitest';
import {readArcResults, readAuthenticationResults} from '../../source/message/authentication-results.ts';

it('reads what a receiver found', () => {
	const read = readAuthenticationResults(
		'mx.example.test 1; dkim=pass (2048-bit key; unprotected) header.d=example.org header.i=@example.org header.b="AbC;d="; spf=softfail reason="not \\"named\\"" smtp.mailfrom=alice@example.org; dmarc = fail (p=none) header.from=example.org; arc=none',
	);
	expect(read).toEqual({
		server: 'mx.example.test',
		results: [
			{
				method: 'dkim',
				result: 'pass',
				reason: null,
				properties: [
					{name: 'header.d', value: 'example.org'},
					{name: 'header.i', value: '@example.org'},
					{name: 'header.b', value: 'AbC;d='},
				],
			},
			{
				method: 'spf',
				result: 'softfail',
				reason: 'not "named"',
				properties: [{name: 'smtp.mailfrom', value: 'alice@example.org'}],
			},
			{
				method: 'dmarc',
				result: 'fail',
				reason: null,
				properties: [{name: 'header.from', value: 'example.org'}],
			},
			{method: 'arc', result: 'none', reason: null, properties: []},
		],
	});
});

it('knows that nothing was checked', () => {
	expect(readAuthenticationResults('mx.example.test; none')).toEqual({
		server: 'mx.example.test',
		results: [],
	});
});

it('reads nothing from a field without a server', () => {
	expect(readAuthenticationResults('spf=pass smtp.mailfrom=a@b')).toBeNull();
	expect(readAuthenticationResults('')).toBeNull();
});

it('reads what ARC sealed at each hop', () => {
	expect(readArcResults('i=2; mx.example.net; spf=pass smtp.mailfrom=list.example')).toMatchObject({
		instance: 2,
		results: {server: 'mx.example.net', results: [{method: 'spf', result: 'pass'}]},
	});
	expect(readArcResults('mx.example.net; spf=pass')).toBeNull();
});

it('reads whatever comes', () => {
	fc.assert(
		fc.property(fc.string({unit: fc.constantFrom(';', '"', '(', ')', '=', '\\', ' ', 'a', '.')}), text => {
			expect(() => readAuthenticationResults(text)).not.toThrow();
		}),
	);
});
