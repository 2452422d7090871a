/** An IP packet to the TCP segment in it, through tunnels: IP in IP, GRE, VXLAN, Geneve, authentication headers. */
import {numberAt} from '../../bytes/number-at.ts';
import {ipv4Text, ipv6Text} from './address.ts';
import {viewOf} from './classic.ts';
import {ethernet, etherType, ipIn, type Located, ppp} from './link.ts';
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

/** Null for what is not TCP; a word for what might have been, and could not be read. */
export type Read = Segment | 'fragment' | 'unknown-link' | 'cut-short' | null;

/** Whatever it is carried in: link layers, VLAN tags, IPv4 or IPv6. */
export function readSegment({linkType, bytes}: Packet): Read {
	const ip = ipIn(linkType, bytes);
	return ip === undefined ? 'unknown-link' : readIp(ip, 0);
}

type Addresses = {readonly from: string; readonly to: string};

const deepest = 8;

function readIp(bytes: Located, depth: number): Read {
	if (!bytes || bytes.length === 0 || depth > deepest) {
		return null;
	}

	const version = (bytes[0] ?? 0) >> 4;
	return version === 4 ? readIPv4(bytes, depth) : version === 6 ? readIPv6(bytes, depth) : null;
}

function readIPv4(bytes: Uint8Array, depth: number): Read {
	const header = ((bytes[0] ?? 0) & 0x0f) * 4;
	if (header < 20 || bytes.length < 20) {
		return null;
	}

	const protocol = bytes[9] ?? 0;
	if ((numberAt(bytes, 6) & 0x3fff) !== 0) {
		return protocol === TCP ? 'fragment' : null;
	}

	// With segmentation offload the card fills in the length later; then it is 0 here.
	const total = numberAt(bytes, 2) || bytes.length;
	const addresses = {from: ipv4Text(bytes.subarray(12, 16)), to: ipv4Text(bytes.subarray(16, 20))};
	return readPayload(protocol, bytes.subarray(header, total), total - header, addresses, depth);
}

const skipped: readonly number[] = [0, 43, 60, 135];
const FRAGMENT = 44;

function readIPv6(bytes: Uint8Array, depth: number): Read {
	let next = bytes[6];
	let at = 40;
	while (next !== undefined && skipped.includes(next) && at + 8 <= bytes.length) {
		next = bytes[at];
		at += ((bytes[at + 1] ?? 0) + 1) * 8;
	}

	if (next === FRAGMENT) {
		return bytes[at] === TCP ? 'fragment' : null;
	}

	const total = 40 + (numberAt(bytes, 4) || bytes.length - 40);
	const addresses = {from: ipv6Text(bytes.subarray(8, 24)), to: ipv6Text(bytes.subarray(24, 40))};
	return readPayload(next ?? 0, bytes.subarray(at, total), total - at, addresses, depth);
}

const TCP = 6;

function readPayload(
	protocol: number,
	bytes: Uint8Array,
	octets: number,
	addresses: Addresses,
	depth: number,
): Read {
	switch (protocol) {
		case TCP:
			return readTcp(bytes, octets, addresses);
		case 4:
		case 41:
			return readIp(bytes, depth + 1);
		case 17:
			return readIp(behindUdp(bytes), depth + 1);
		case 47:
			return readIp(behindGre(bytes), depth + 1);
		case 51: {
			// RFC 4302 §2.2: its length counts words of four octets, without the first two.
			const header = ((bytes[1] ?? 0) + 2) * 4;
			return depth > deepest
				? null
				: readPayload(bytes[0] ?? 0, bytes.subarray(header), octets - header, addresses, depth + 1);
		}

		default:
			return null;
	}
}

/** RFC 7348 §5 (Linux used another port before), RFC 8926 §3.4. */
function behindUdp(bytes: Uint8Array): Located {
	const payload = bytes.subarray(8);
	switch (numberAt(bytes, 2)) {
		case 4789:
		case 8472:
			return ((payload[0] ?? 0) & 0x08) === 0 ? null : ethernet(payload.subarray(8));
		case 6081:
			return etherType(numberAt(payload, 2), payload.subarray(8 + ((payload[0] ?? 0) & 0x3f) * 4));
		default:
			return null;
	}
}

/** RFC 2784 §2, RFC 2890 §2; version 1 carries PPP (RFC 2637 §4.1), ERSPAN Ethernet. */
function behindGre(bytes: Uint8Array): Located {
	const [flags = 0, version = 0] = bytes;
	const fields = [0x80, 0x20, 0x10].filter(flag => (flags & flag) !== 0).length;
	const acknowledged = (version & 0x80) !== 0 && (version & 7) === 1 ? 1 : 0;
	const inner = bytes.subarray(4 + (fields + acknowledged) * 4);
	const type = numberAt(bytes, 2);
	if (type === 0x88be) {
		return ethernet(inner.subarray((flags & 0x10) === 0 ? 0 : 8));
	}

	return type === 0x880b ? ppp(inner) : etherType(type, inner);
}

function readTcp(bytes: Uint8Array, octets: number, addresses: Addresses): Segment | 'cut-short' | null {
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
		...addresses,
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
