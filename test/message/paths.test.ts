/** Small questions about files and addresses, each a table. */
import {homedir} from 'node:os';
import {describe, expect, test} from 'vitest';
import {expandHome} from '../../source/message/home.ts';
import {publicAddress} from '../../source/message/public-address.ts';
import {fromFile} from '../../source/message/saved-file.ts';

describe('a path that a user types', () => {
	test.each([
		['~', homedir()],
		['~/mail.eml', `${homedir()}/mail.eml`],
		['~\\mail.eml', `${homedir()}\\mail.eml`],
		['  ~/a b  ', `${homedir()}/a b`],
		['~alice/mail.eml', '~alice/mail.eml'],
		['/a/~/b', '/a/~/b'],
		['a~', 'a~'],
		['', ''],
	])('%j', (typed, path) => {
		expect(expandHome(typed)).toBe(path);
	});
});

describe('a message in a file', () => {
	test.each([
		['', ''],
		['one line', 'one line'],
		['a\nb\n\nc\n', 'a\r\nb\r\n\r\nc\r\n'],
		['a\r\nb\r\n', 'a\r\nb\r\n'],
		['a\r\nb\nc\n', 'a\r\nb\nc\n'],
		['a\rb\nc', 'a\rb\nc'],
		['caf\xE9\n', 'caf\xE9\r\n'],
	])('%j', (saved, onTheWire) => {
		expect(Buffer.from(fromFile(Buffer.from(saved, 'latin1'))).toString('latin1')).toBe(onTheWire);
	});
});

describe('an address that others see', () => {
	test.each([
		'192.0.2.1',
		'1.2.3.4',
		'9.255.255.255',
		'11.0.0.1',
		'100.63.0.1',
		'100.128.0.1',
		'126.0.0.1',
		'128.0.0.1',
		'169.253.0.1',
		'172.15.0.1',
		'172.32.0.1',
		'192.167.0.1',
		'192.169.0.1',
		'2001:db8::1',
		'fb00::1',
		'fe00::1',
		'ff02::1',
		'::1:2',
	])('%s', address => {
		expect(publicAddress(address)).toBe(address);
	});

	test.each([
		'0.0.0.0',
		'10.1.2.3',
		'100.64.0.1',
		'100.99.0.1',
		'100.119.0.1',
		'100.127.255.255',
		'127.0.0.1',
		'169.254.1.1',
		'172.16.0.1',
		'172.29.0.1',
		'172.31.255.255',
		'192.168.0.1',
		'fc00::1',
		'FD12::1',
		'fe80::1',
		'fe90::1',
		'febf::1',
		'::',
		'::1',
	])('not %s', address => {
		expect(publicAddress(address)).toBeNull();
	});

	test('none', () => {
		expect(publicAddress(null)).toBeNull();
	});
});
