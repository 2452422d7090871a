/** A frame of some kind of network to the IP packet in it. Numbers are tcpdump's link types and IEEE's EtherTypes. */
import {littleNumberAt, numberAt} from '../../bytes/number-at.ts';
import {viewOf} from './classic.ts';

/** Null where there is no IP packet in it; undefined for a kind of frame that is not known. */
export type Located = Uint8Array | null | undefined;

/** The IP packet in a frame. `linkType`: LINKTYPE_… of the capture file. */
export function ipIn(linkType: number, bytes: Uint8Array): Located {
	switch (linkType) {
		case 0:
		case 108:
			return bytes.subarray(4);
		case 1:
			return ethernet(bytes);
		case 9:
		case 50:
			return ppp(bytes);
		case 51:
			return pppoe(bytes);
		case 12:
		case 14:
		case 101:
		case 228:
		case 229:
			return bytes;
		case 104:
			return etherType(numberAt(bytes, 2), bytes.subarray(4));
		case 105:
			return wifi(bytes, 0);
		case 109:
			return bytes.subarray(12);
		case 113:
			return etherType(numberAt(bytes, 14), bytes.subarray(16));
		case 117:
			// The first octet is the length of the header, without its padding.
			return bytes.subarray(Math.ceil((bytes[0] ?? 0) / 4) * 4);
		case 119:
			return bytes.subarray(0, 4).every(octet => octet === 0) ? null : wifi(bytes.subarray(144), 0);
		case 127:
			return radiotap(bytes);
		case 149:
		case 258:
			return pktap(bytes);
		case 192:
			return ppi(bytes);
		case 204:
			return ppp(bytes.subarray(1));
		case 226:
			return bytes.subarray(24);
		case 239:
			return nflog(bytes);
		case 276:
			return etherType(numberAt(bytes, 0), bytes.subarray(20));
		default:
			return undefined;
	}
}

export function ethernet(bytes: Uint8Array): Located {
	return etherType(numberAt(bytes, 12), bytes.subarray(14));
}

const tagged = [0x8100, 0x88a8, 0x9100];
const deepest = 8;

/** What stands behind an EtherType: IP, or another header with IP further in. */
export function etherType(first: number, rest: Uint8Array): Located {
	let type = first;
	let bytes = rest;
	for (let depth = 0; depth < deepest && tagged.includes(type); depth++) {
		type = numberAt(bytes, 2);
		bytes = bytes.subarray(4);
	}

	switch (type) {
		case 0x0800:
		case 0x86dd:
			return bytes;
		case 0x8847:
		case 0x8848:
			return mpls(bytes);
		case 0x8864:
			return pppoe(bytes);
		case 0x6558:
			return ethernet(bytes);
		default:
			// Below 1536 it is a length (IEEE 802.3), and a header of LLC and SNAP follows.
			return type < 1536 ? snap(bytes) : null;
	}
}

/** RFC 3032 §2.1: labels of four octets, the last one marked. */
function mpls(bytes: Uint8Array): Located {
	let at = 0;
	while (at + 4 <= bytes.length && ((bytes[at + 2] ?? 1) & 1) === 0) {
		at += 4;
	}

	const inner = bytes.subarray(at + 4);
	const version = (inner[0] ?? 0) >> 4;
	// A pseudowire carries Ethernet behind a control word that begins with zero (RFC 4448 §4.6).
	return version === 4 || version === 6 ? inner : version === 0 ? ethernet(inner.subarray(4)) : null;
}

/** RFC 2516 §4. */
function pppoe(bytes: Uint8Array): Located {
	return ppp(bytes.subarray(6));
}

/** RFC 1661 §2, RFC 1662 §3.1: address and control may be left out, and so may the protocol's first octet. */
export function ppp(bytes: Uint8Array): Located {
	const rest = bytes[0] === 0xff && bytes[1] === 0x03 ? bytes.subarray(2) : bytes;
	const isShort = ((rest[0] ?? 0) & 1) === 1;
	const protocol = isShort ? rest[0] : numberAt(rest, 0);
	const inner = rest.subarray(isShort ? 1 : 2);
	switch (protocol) {
		case 0x21:
		case 0x57:
			return inner;
		case 0x0281:
			return mpls(inner);
		default:
			return null;
	}
}

function snap(bytes: Uint8Array): Located {
	const isSnap = bytes[0] === 0xaa && bytes[1] === 0xaa && bytes[2] === 0x03;
	const type = numberAt(bytes, 6);
	return isSnap && type >= 1536 ? etherType(type, bytes.subarray(8)) : null;
}

/** IEEE 802.11 §9.2: a data frame in clear, with LLC and SNAP behind its header. `padded`: to a multiple of four. */
function wifi(bytes: Uint8Array, padded: number): Located {
	const [control = 0, flags = 0] = bytes;
	const isData = (control & 0x0c) === 0x08 && (control & 0x40) === 0;
	const isProtected = (flags & 0x40) !== 0;
	if (!isData || isProtected) {
		return null;
	}

	const betweenStations = (flags & 0x03) === 0x03;
	const hasService = (control & 0x80) !== 0;
	const isLong = hasService && (flags & 0x80) !== 0;
	const header = 24 + (betweenStations ? 6 : 0) + (hasService ? 2 : 0) + (isLong ? 4 : 0);
	return snap(bytes.subarray(padded > 0 ? Math.ceil(header / padded) * padded : header));
}

/** radiotap.org: length in octets 2 and 3; the flags, where there are any, stand behind the words of present fields. */
function radiotap(bytes: Uint8Array): Located {
	const length = littleNumberAt(bytes, 2);
	const present = bytes.length >= 8 ? viewOf(bytes).getUint32(4, true) : 0;
	let at = 8;
	for (let word = present; (word & 0x80000000) !== 0 && at + 4 <= bytes.length; at += 4) {
		word = viewOf(bytes).getUint32(at, true);
	}

	const hasTime = (present & 1) !== 0;
	const flagsAt = hasTime ? Math.ceil(at / 8) * 8 + 8 : at;
	const flags = (present & 2) === 0 ? 0 : (bytes[flagsAt] ?? 0);
	return length < 8 ? null : wifi(bytes.subarray(length), (flags & 0x20) === 0 ? 0 : 4);
}

/** Apple's: length of the header, then (behind its kind) the link type of what follows it. */
function pktap(bytes: Uint8Array): Located {
	if (bytes.length < 12) {
		return null;
	}

	const view = viewOf(bytes);
	const [length, linkType] = [view.getUint32(0, true), view.getUint32(8, true)];
	const inner = bytes.subarray(length);
	const found = length < 12 || linkType === 149 || linkType === 258 ? null : ipIn(linkType, inner);
	// Tools that write it put the link type in other places: Ethernet where an EtherType stands, or the packet alone.
	return found === undefined ? (ethernet(inner) ?? inner) : found;
}

function ppi(bytes: Uint8Array): Located {
	const length = littleNumberAt(bytes, 2);
	const linkType = bytes.length < 8 ? 192 : viewOf(bytes).getUint32(4, true);
	return length < 8 || linkType === 192 ? null : ipIn(linkType, bytes.subarray(length));
}

const PAYLOAD = 9;

/** Linux's netfilter log: fields of length, type and value; one is the packet. */
function nflog(bytes: Uint8Array): Located {
	for (let at = 4; at + 4 <= bytes.length; ) {
		const length = littleNumberAt(bytes, at);
		if (length < 4) {
			return null;
		}

		if ((littleNumberAt(bytes, at + 2) & 0x7fff) === PAYLOAD) {
			return bytes.subarray(at + 4, at + length);
		}

		at += Math.ceil(length / 4) * 4;
	}

	return null;
}
