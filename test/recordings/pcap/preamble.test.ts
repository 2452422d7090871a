/** What stands before SMTP on some connections, octet by octet: how much of it there is, and what is said of it. */
import {describe, expect, it} from 'vitest';
import {preambleIn} from '../../../source/recordings/pcap/preamble.ts';

const bytes = (...parts: readonly (number | string)[]): Uint8Array =>
	Uint8Array.from(
		parts.flatMap(part => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])),
	);
const zero = '\0';
const signature = '\r\n\r\n\0\r\nQUIT\n';
const six = [0x20, 0x01, 0x0d, 0xb8, ...new Array<number>(11).fill(0), 0x25];

describe('a preamble', () => {
	it.each([
		[
			'a PROXY header',
			bytes('PROXY TCP4 198.51.100.22 203.0.113.7 35646 25\r\nEHLO'),
			bytes(),
			{
				client: 47,
				server: 0,
				words: 'A proxy sent a PROXY header first; it names 198.51.100.22, port 35646, as the client.',
			},
		],
		[
			'a PROXY header without a port',
			bytes('PROXY TCP6 2001:db8::1 2001:db8::25\r\n'),
			bytes(),
			{
				client: 37,
				server: 0,
				words: 'A proxy sent a PROXY header first; it names 2001:db8::1 as the client.',
			},
		],
		[
			'a PROXY header that knows nothing',
			bytes('PROXY UNKNOWN\r\n'),
			bytes(),
			{client: 15, server: 0, words: 'A proxy sent a PROXY header first.'},
		],
		[
			'a binary PROXY header',
			bytes(signature, 0x21, 0x11, 0, 12, 198, 51, 100, 22, 203, 0, 113, 7, 0x8b, 0x3e, 0, 25, 'EHLO'),
			bytes(),
			{
				client: 28,
				server: 0,
				words: 'A proxy sent a binary PROXY header first; it names 198.51.100.22 as the client.',
			},
		],
		[
			'a binary PROXY header of IPv6',
			bytes(signature, 0x21, 0x21, 0, 36, ...six, ...six, 0, 1, 0, 25),
			bytes(),
			{
				client: 52,
				server: 0,
				words: 'A proxy sent a binary PROXY header first; it names 2001:db8::25 as the client.',
			},
		],
		[
			'a binary PROXY header of the proxy itself',
			bytes(signature, 0x20, 0x00, 0, 0),
			bytes(),
			{client: 16, server: 0, words: 'A proxy sent a binary PROXY header first.'},
		],
		[
			'SOCKS 5 to an address',
			bytes(5, 1, 0, 5, 1, 0, 1, 192, 0, 2, 25, 0, 25, 'EHLO'),
			bytes(5, 0, 5, 0, 0, 1, 10, 0, 0, 1, 0, 0, '220'),
			{client: 13, server: 12, words: 'The client went through a SOCKS proxy to 192.0.2.25:25.'},
		],
		[
			'SOCKS 5 to a name, with a login',
			bytes(5, 2, 0, 2, 1, 3, 'ann', 6, 'secret', 5, 1, 0, 3, 10, 'mx.example', 2, 0x4b),
			bytes(5, 2, 1, 0, 5, 0, 0, 3, 2, 'me', 0, 0),
			{client: 33, server: 13, words: 'The client went through a SOCKS proxy to mx.example:587.'},
		],
		[
			'SOCKS 5 to an address of IPv6',
			bytes(5, 1, 0, 5, 1, 0, 4, ...six, 0, 25),
			bytes(5, 0, 5, 0, 0, 4, ...six, 0, 0),
			{client: 25, server: 24, words: 'The client went through a SOCKS proxy to [2001:db8::25]:25.'},
		],
		[
			'SOCKS 4',
			bytes(4, 1, 0, 25, 192, 0, 2, 25, 'ann', zero, 'EHLO'),
			bytes(0, 90, 0, 25, 192, 0, 2, 25),
			{client: 12, server: 8, words: 'The client went through a SOCKS proxy to 192.0.2.25:25.'},
		],
		[
			'SOCKS 4 to a name',
			bytes(4, 1, 0, 25, 0, 0, 0, 7, 'ann', zero, 'mx.example', zero, 'EHLO'),
			bytes(0, 90, 0, 25, 192, 0, 2, 25),
			{client: 23, server: 8, words: 'The client went through a SOCKS proxy to mx.example:25.'},
		],
		[
			'HTTP CONNECT',
			bytes('CONNECT mx.example:25 HTTP/1.1\r\nHost: x\r\n\r\nEHLO'),
			bytes('HTTP/1.1 200 OK\r\n\r\n220'),
			{client: 43, server: 19, words: 'The client went through an HTTP proxy to mx.example:25.'},
		],
	])('%s', (_, client, server, expected) => {
		expect(preambleIn(client, server)).toEqual(expected);
	});
});

describe('too little to tell', () => {
	it.each([
		['a PROXY header without its end', bytes('PROXY TCP4 198.51.100.22'), bytes()],
		['a binary PROXY header that goes on', bytes(signature, 0x21, 0x11, 0, 12, 198, 51, 100), bytes()],
		['SOCKS 5 without its request', bytes(5, 1, 0), bytes(5, 0)],
		[
			'SOCKS 5 whose port is lacking',
			bytes(5, 1, 0, 5, 1, 0, 1, 192, 0, 2, 25, 0),
			bytes(5, 0, 5, 0, 0, 1, 1, 2, 3, 4, 0, 0),
		],
		['SOCKS 5 without its reply', bytes(5, 1, 0, 5, 1, 0, 1, 192, 0, 2, 25, 0, 25), bytes(5, 0)],
		['SOCKS 5 to an address of no kind', bytes(5, 1, 0, 5, 1, 0, 2, 192, 0, 2, 25, 0, 25), bytes(5, 0)],
		['SOCKS 5 before the server spoke', bytes(5, 1, 0), bytes()],
		[
			'SOCKS 4 without the end of the user',
			bytes(4, 1, 0, 25, 192, 0, 2, 25, 'ann'),
			bytes(0, 90, 0, 25, 1, 2, 3, 4),
		],
		[
			'SOCKS 4 without the end of the name',
			bytes(4, 1, 0, 25, 0, 0, 0, 7, 'ann', zero, 'mx'),
			bytes(0, 90, 0, 25, 1, 2, 3, 4),
		],
		[
			'SOCKS 4 before the server answered',
			bytes(4, 1, 0, 25, 192, 0, 2, 25, zero),
			bytes(0, 90, 0, 25, 1, 2, 3),
		],
		[
			'HTTP without the end of its header',
			bytes('CONNECT mx.example:25 HTTP/1.1\r\nHost: x\r\n'),
			bytes('HTTP/1.1 200 OK\r\n\r\n'),
		],
		['HTTP without an answer', bytes('CONNECT mx.example:25 HTTP/1.1\r\n\r\n'), bytes('HTTP/1.1 200 OK\r\n')],
	])('%s', (_, client, server) => {
		expect(preambleIn(client, server)).toBe('more');
	});
});

describe('no preamble', () => {
	it.each([
		['nothing', bytes(), bytes()],
		['a command', bytes('EHLO me\r\n'), bytes('220 hi\r\n')],
		['PROXY as a word', bytes('PROXYTCP4\r\n'), bytes()],
		['a signature that is not whole', bytes(signature.slice(0, -1), 0x21), bytes()],
		['SOCKS 5 without a method', bytes(5, 0), bytes(5, 0)],
		['SOCKS 5 with another answer', bytes(5, 1, 0), bytes('220')],
		['SOCKS 4 that binds', bytes(4, 2, 0, 25, 192, 0, 2, 25, zero), bytes(0, 90)],
		['SOCKS 4 with another answer', bytes(4, 1, 0, 25, 192, 0, 2, 25, zero), bytes('220 hi\r\n')],
		['another method of HTTP', bytes('GET / HTTP/1.1\r\n\r\n'), bytes('HTTP/1.1 200 OK\r\n\r\n')],
	])('%s', (_, client, server) => {
		expect(preambleIn(client, server)).toBeNull();
	});

	it('is looked for in the first octets', () => {
		const long = (address: string): Uint8Array => bytes(`PROXY TCP6 ${address}\r\n`);
		expect(preambleIn(long('x'.repeat(95)), bytes())).toMatchObject({client: 108});
		expect(preambleIn(long('x'.repeat(96)), bytes())).toBe('more');
	});
});
