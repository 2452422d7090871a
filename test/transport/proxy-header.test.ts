import {expect, it} from 'vitest';
import {proxyHeaderBytes} from '../../source/transport/proxy-header.ts';

const end = (address: string, port: number) => ({address, port});

it('writes version 1 as text', () => {
	const text = (from: string, to: string): string =>
		proxyHeaderBytes(1, end(from, 40_000), end(to, 25)).toString('latin1');
	expect(text('192.0.2.1', '192.0.2.9')).toBe('PROXY TCP4 192.0.2.1 192.0.2.9 40000 25\r\n');
	expect(text('2001:db8::1', '2001:db8::9')).toBe('PROXY TCP6 2001:db8::1 2001:db8::9 40000 25\r\n');
	expect(text('192.0.2.1', '2001:db8::9')).toBe('PROXY UNKNOWN\r\n');
	expect(text('', 'mail.example.test')).toBe('PROXY UNKNOWN\r\n');
});

it('writes version 2 as the specification lays it out', () => {
	const hex = (from: string, to: string): string =>
		proxyHeaderBytes(2, end(from, 40_000), end(to, 25)).toString('hex');
	const signature = '0d0a0d0a000d0a515549540a';
	expect(hex('192.0.2.1', '192.0.2.9')).toBe(`${signature}2111000cc0000201c00002099c400019`);
	expect(hex('2001:db8::1', '::1')).toBe(
		`${signature}2121002420010db8000000000000000000000001000000000000000000000000000000019c400019`,
	);
	expect(hex('192.0.2.1', 'mail.example.test')).toBe(`${signature}20000000`);
});
