import {describe, expect, it} from 'vitest';
import {hasGroup, isForTls13, suiteName, suites} from '../../source/transport/cipher-suites.ts';

it('has each suite once, by number and by name', () => {
	expect(new Set(suites.map(({number}) => number)).size).toBe(suites.length);
	expect(new Set(suites.map(({name}) => name)).size).toBe(suites.length);
});

describe.each(suites.map(suite => [suite.name, suite] as const))('%s', (name, {number, weakness}) => {
	it('is what its name says', () => {
		expect(suiteName(number)).toBe(name);
		// RFC 5246 §7.4.3: a Diffie-Hellman group comes with these, and with no other.
		expect(hasGroup(number)).toBe(/^TLS_(?:DHE|DH_anon)_/.test(name));
		expect(isForTls13(number)).toBe(!name.includes('_WITH_'));
		const isForward = /^TLS_(?:ECDHE|DHE)_/.test(name) || isForTls13(number);
		expect(weakness === null).toBe(isForward && /GCM|CCM|CHACHA20/.test(name));
		expect(weakness === 'RC4').toBe(name.includes('_RC4_128_') && !/_NULL_|_anon_|EXPORT/.test(name));
		expect(weakness === 'no authentication').toBe(/_anon_(?!.*_NULL_)/.test(name));
		expect(weakness === 'no encryption').toBe(name.includes('_NULL_'));
		expect(weakness === 'export').toBe(/EXPORT|DES40/.test(name) && !name.includes('_anon_'));
	});
});

it('gives an unknown suite by its number', () => {
	expect(suiteName(0x0a0b)).toBe('0x0a0b');
	expect(suiteName(0xfffe)).toBe('0xfffe');
});
