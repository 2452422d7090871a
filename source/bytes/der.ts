/**
 * As much of DER (X.690) as it takes to read a stapled OCSP response, the algorithm of a certificate, and the frame of
 * a GSS token (RFC 2743 §3.1). Not a library's ASN.1: a token is often cut off, and what stands inside it is not ASN.1.
 */

export type Element = {
	readonly tag: number;
	/** What is there of it. */
	readonly content: Uint8Array;
	/** With tag and length. */
	readonly whole: Uint8Array;
	/** The length says more than is there. */
	readonly cutOff: boolean;
};

/** Enough for a token, a certificate or an OCSP response; untrusted bytes could hold one element in two octets. */
const MOST = 100;

/** The elements that follow one another, up to where none begins; only the last one can be cut off. */
export function readElements(bytes: Uint8Array): readonly Element[] {
	const elements: Element[] = [];
	for (let at = 0; at < bytes.length && elements.length < MOST; ) {
		const tag = bytes[at];
		const length = readLength(bytes, at + 1);
		if (tag === undefined || !length) {
			break;
		}

		const end = length.start + length.value;
		const content = bytes.subarray(length.start, end);
		elements.push({tag, content, whole: bytes.subarray(at, end), cutOff: end > bytes.length});
		at = end;
	}

	return elements;
}

/** The same without one that is cut off: nothing is concluded from a part of a certificate or a signature. */
export function wholeElements(bytes: Uint8Array): readonly Element[] {
	return readElements(bytes).filter(({cutOff}) => !cutOff);
}

/** Short form, or up to four octets of long form; null for others, or where the length itself is cut off. */
function readLength(bytes: Uint8Array, at: number): {value: number; start: number} | null {
	const first = bytes[at];
	if (first === undefined || first < 0x80) {
		return first === undefined ? null : {value: first, start: at + 1};
	}

	const size = first & 0x7f;
	const start = at + 1 + size;
	if (size === 0 || size > 4 || start > bytes.length) {
		return null;
	}

	const value = bytes.subarray(at + 1, start).reduce((sum, byte) => sum * 256 + byte, 0);
	return {value, start};
}

/** The content of an object identifier as `1.2.840.113554.1.2.2`; more than 64 octets are not read. */
export function oidText(content: Uint8Array): string {
	const arcs: number[] = [];
	let value = 0;
	for (const byte of content.subarray(0, 64)) {
		value = value * 128 + (byte & 0x7f);
		if (byte < 0x80) {
			arcs.push(value);
			value = 0;
		}
	}

	const [first = 0, ...rest] = arcs;
	const top = Math.min(2, Math.floor(first / 40));
	return [top, first - top * 40, ...rest].join('.');
}
