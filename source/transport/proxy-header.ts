/**
 * The PROXY protocol's header (HAProxy, proxy-protocol.txt, versions 1 and 2): the first bytes of a connection, which
 * tell a server behind a load balancer who the client is.
 */
import {familyOf} from './addresses.ts';
import type {ProxyHeader} from './types.ts';

export type HeaderEnd = {readonly address: string; readonly port: number};

/** `from` and `to` are the ends that the header names; of different families they are told as unknown. */
export function proxyHeaderBytes(version: ProxyHeader['version'], from: HeaderEnd, to: HeaderEnd): Buffer {
	const family = familyOf(from.address);
	const known = family !== null && family === familyOf(to.address) ? family : null;
	return version === 1 ? textHeader(known, from, to) : binaryHeader(known, from, to);
}

function textHeader(family: 4 | 6 | null, from: HeaderEnd, to: HeaderEnd): Buffer {
	const line =
		family === null
			? 'PROXY UNKNOWN'
			: `PROXY TCP${family} ${withoutZone(from)} ${withoutZone(to)} ${from.port} ${to.port}`;
	return Buffer.from(`${line}\r\n`, 'latin1');
}

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

function binaryHeader(family: 4 | 6 | null, from: HeaderEnd, to: HeaderEnd): Buffer {
	const addresses =
		family === null ? Buffer.alloc(0) : Buffer.concat([bytesOf(from.address), bytesOf(to.address)]);
	const ports = Buffer.alloc(family === null ? 0 : 4);
	if (family !== null) {
		ports.writeUInt16BE(from.port, 0);
		ports.writeUInt16BE(to.port, 2);
	}

	// Version 2, PROXY; then the family (1 IPv4, 2 IPv6) and STREAM. LOCAL (0x20) says that no one is behind it.
	const kind = family === null ? [0x20, 0x00] : [0x21, family === 4 ? 0x11 : 0x21];
	const length = Buffer.alloc(2);
	length.writeUInt16BE(addresses.length + ports.length);
	return Buffer.concat([signature, Buffer.from(kind), length, addresses, ports]);
}

function bytesOf(address: string): Buffer {
	if (familyOf(address) === 4) {
		return Buffer.from(address.split('.').map(Number));
	}

	// The URL parser writes every spelling of an IPv6 address in one way.
	const [head = '', tail] = new URL(`http://[${withoutZone({address})}]`).hostname.slice(1, -1).split('::');
	const [before, behind] = [groups(head), groups(tail ?? '')];
	const between = Array.from({length: 8 - before.length - behind.length}, () => 0);
	const bytes = Buffer.alloc(16);
	for (const [index, group] of [...before, ...between, ...behind].entries()) {
		bytes.writeUInt16BE(group, index * 2);
	}

	return bytes;
}

/** The interface behind a link-local address means something on this machine only. */
function withoutZone({address}: Pick<HeaderEnd, 'address'>): string {
	return address.replace(/%.*/, '');
}

function groups(text: string): number[] {
	return text === '' ? [] : text.split(':').map(group => Number.parseInt(group, 16));
}
