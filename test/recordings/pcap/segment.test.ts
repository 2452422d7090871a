import {describe, expect, it} from 'vitest';
import {readSegment} from '../../../source/recordings/pcap/segment.ts';
import {ipv4, ipv6} from './frames.ts';

const raw = (bytes: Uint8Array) => readSegment({...packet, bytes});
const packet = {linkType: 101, at: 0, number: 1, octets: 0, bytes: new Uint8Array(0)};
const hello = {fromPort: 50_321, toPort: 25, seq: 100, ack: 7, data: 'EHLO me\r\n'} as const;

/** An IPv4 header with this protocol around it. */
const around = (protocol: number, inner: Uint8Array): Uint8Array =>
	Uint8Array.from([
		...[0x45, 0, (20 + inner.length) >> 8, (20 + inner.length) & 0xff, 0, 0, 0, 0, 64, protocol, 0, 0],
		...[10, 0, 0, 1, 10, 0, 0, 2],
		...inner,
	]);
/** RFC 4302: the protocol behind it, its length in words without two, and 24 octets altogether. */
const authenticated = (next: number, inner: Uint8Array): Uint8Array =>
	Uint8Array.from([next, 4, ...new Array<number>(22).fill(0), ...inner]);

/** What is in an IPv4 packet behind its header. */
const segment = ipv4(hello).subarray(20);

function nested(layers: number): Uint8Array {
	let bytes = ipv4(hello);
	for (let layer = 0; layer < layers; layer++) {
		bytes = around(4, bytes);
	}

	return bytes;
}

function authenticatedTimes(headers: number): Uint8Array {
	let [bytes, protocol] = [segment, 6];
	for (let header = 0; header < headers; header++) {
		[bytes, protocol] = [authenticated(protocol, bytes), 51];
	}

	return around(protocol, bytes);
}

describe('a segment', () => {
	const read = {
		...{fromPort: 50_321, toPort: 25, sequence: 100, acknowledged: 7, octets: 9},
		flags: {syn: false, ack: true, fin: false, rst: false},
		payload: new Uint8Array(Buffer.from('EHLO me\r\n')),
	};

	it('is read in IPv4 and IPv6', () => {
		expect(raw(ipv4(hello))).toEqual({...read, from: '192.0.2.1', to: '192.0.2.25'});
		expect(raw(ipv6(hello))).toMatchObject({...read, to: '2001:db8::25'});
	});

	it('has each of its flags', () => {
		for (const [flags, name] of [
			['S', 'syn'],
			['A', 'ack'],
			['F', 'fin'],
			['R', 'rst'],
		] as const) {
			const {flags: found} = {flags: null, ...(raw(ipv4({...hello, flags})) as object)};
			expect(found).toEqual({syn: false, ack: false, fin: false, rst: false, [name]: true});
		}
	});

	it('has the addresses of the innermost packet', () => {
		expect(raw(nested(1))).toMatchObject({...read, from: '192.0.2.1'});
		expect(raw(authenticatedTimes(1))).toMatchObject({...read, from: '10.0.0.1'});
	});

	it('is looked for to a fixed depth', () => {
		expect(raw(nested(8))).toMatchObject(read);
		expect(raw(nested(9))).toBeNull();
		expect(raw(authenticatedTimes(9))).toMatchObject(read);
		expect(raw(authenticatedTimes(10))).toBeNull();
	});

	it('that is cut into fragments is told, from its second part on', () => {
		expect(raw(ipv4(hello, 0x2000))).toBe('fragment');
		expect(raw(ipv4(hello, 0x0010))).toBe('fragment');
		expect(raw(ipv4(hello, 0x4000))).toMatchObject(read);
	});

	it('is not there in what is no TCP, nor in what is too short', () => {
		expect(raw(around(1, segment))).toBeNull();
		expect(raw(around(99, segment))).toBeNull();
		expect(raw(ipv4(hello).subarray(0, 19))).toBeNull();
		expect(raw(new Uint8Array(0))).toBeNull();
		expect(raw(ipv4(hello).subarray(0, 30))).toBe('cut-short');
		expect(readSegment({...packet, linkType: 9999, bytes: ipv4(hello)})).toBe('unknown-link');
	});
});
