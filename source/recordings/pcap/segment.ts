/** A frame to the TCP segment in it: Ethernet with VLANs, Linux cooked, loopback and raw IP; IPv4 and IPv6. */
import {viewOf} from './classic.ts';
import type {Packet} from './packet.ts';

export type Segment = {
	/** `192.0.2.1` or `2001:db8::1`. */
	readonly from: string;
	readonly to: string;
	readonly fromPort: number;
	readonly toPort: number;
	readonly sequence: number;
	readonly acknowledged: number;
	readonly flags: {
		readonly syn: boolean;
		readonly ack: boolean;
		readonly fin: boolean;
		readonly rst: boolean;
	};
	/** What the capture kept of the payload. */
	readonly payload: Uint8Array;
	/** Octets the payload had on the wire. */
	readonly octets: number;
};

/** Null for what is no TCP; a word for what might have been, and could not be read. */
export function readSegment(packet: Packet): Segment | 'fragment' | 'unknown-link' | 'cut-short' | null {
	const {bytes} = packet;
	const network = networkOf(packet.linkType, bytes);
	if (network === undefined) {
		return 'unknown-link';
	}

	if (network === null || network >= bytes.length) {
		return null;
	}

	const version = (bytes[network] ?? 0) >> 4;
	const rest = bytes.subarray(network);
	return version === 4 ? readIPv4(rest) : version === 6 ? readIPv6(rest) : null;
}

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const tags: readonly number[] = [0x8100, 0x88a8, 0x9100];

/** Where the IP packet begins; null when there is none in it, undefined for a kind of frame that is not known. */
function networkOf(linkType: number, bytes: Uint8Array): number | null | undefined {
	switch (linkType) {
		case 1:
			return behindEtherType(bytes, 12);
		case 113:
			return behindEtherType(bytes, 14);
		case 276:
			return isIp(bytes, 0) ? 20 : null;
		case 0:
		case 108:
			return 4;
		case 12:
		case 14:
		case 101:
		case 228:
		case 229:
			return 0;
		default:
			return undefined;
	}
}

function isIp(bytes: Uint8Array, at: number): boolean {
	const type = numberAt(bytes, at);
	return type === IPV4 || type === IPV6;
}

function behindEtherType(bytes: Uint8Array, first: number): number | null {
	let at = first;
	while (tags.includes(numberAt(bytes, at)) && at < first + 16) {
		at += 4;
	}

	return isIp(bytes, at) ? at + 2 : null;
}

function numberAt(bytes: Uint8Array, at: number): number {
	return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

const TCP = 6;

function readIPv4(bytes: Uint8Array): Segment | 'fragment' | 'cut-short' | null {
	const header = ((bytes[0] ?? 0) & 0x0f) * 4;
	if (bytes[9] !== TCP || header < 20) {
		return null;
	}

	if ((numberAt(bytes, 6) & 0x3fff) !== 0) {
		return 'fragment';
	}

	// With segmentation offload the card fills in the length later; then it is 0 here.
	const total = numberAt(bytes, 2) || bytes.length;
	const address = (at: number): string => bytes.subarray(at, at + 4).join('.');
	return readTcp(bytes.subarray(header, total), total - header, address(12), address(16));
}

const skipped: readonly number[] = [0, 43, 60, 135];

function readIPv6(bytes: Uint8Array): Segment | 'fragment' | 'cut-short' | null {
	let next = bytes[6];
	let at = 40;
	while (next !== undefined && skipped.includes(next) && at + 8 <= bytes.length) {
		next = bytes[at];
		at += ((bytes[at + 1] ?? 0) + 1) * 8;
	}

	if (next === 44) {
		return 'fragment';
	}

	if (next !== TCP) {
		return null;
	}

	const total = 40 + (numberAt(bytes, 4) || bytes.length - 40);
	return readTcp(
		bytes.subarray(at, total),
		total - at,
		ipv6(bytes.subarray(8, 24)),
		ipv6(bytes.subarray(24, 40)),
	);
}

function readTcp(bytes: Uint8Array, octets: number, from: string, to: string): Segment | 'cut-short' | null {
	if (bytes.length < 20) {
		return 'cut-short';
	}

	const view = viewOf(bytes);
	const header = (view.getUint8(12) >> 4) * 4;
	if (header < 20) {
		return null;
	}

	const flags = view.getUint8(13);
	return {
		from,
		to,
		fromPort: view.getUint16(0),
		toPort: view.getUint16(2),
		sequence: view.getUint32(4),
		acknowledged: view.getUint32(8),
		flags: {
			fin: (flags & 0x01) !== 0,
			syn: (flags & 0x02) !== 0,
			rst: (flags & 0x04) !== 0,
			ack: (flags & 0x10) !== 0,
		},
		payload: bytes.subarray(header),
		octets: Math.max(octets - header, 0),
	};
}

/** RFC 5952: the longest run of zeros is left out. */
function ipv6(bytes: Uint8Array): string {
	const groups = Array.from({length: 8}, (_, index) => numberAt(bytes, index * 2).toString(16));
	const [run = ''] = (groups.join(':').match(/\b0(?::0)+\b/g) ?? []).sort((a, b) => b.length - a.length);
	return run === '' ? groups.join(':') : groups.join(':').replace(run, '::').replace(/:{3,}/, '::');
}
