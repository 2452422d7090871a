/**
 * As much of DER as the frame of a GSS token needs (RFC 2743 §3.1). Not a library's ASN.1: what stands
 * inside a token is no ASN.1 at all, and a token is often cut off.
 */

export type Element = {
	readonly tag: number;
	/** What is there of it. */
	readonly content: Uint8Array;
	/** The length says more than is there. */
	readonly cutOff: boolean;
};

/** The elements that follow one another; stops where no element begins. */
export function readElements(bytes: Uint8Array): Element[] {
	const elements: Element[] = [];
	for (let at = 0; at < bytes.length && elements.length < 100; ) {
		const length = readLength(bytes, at + 1);
		const tag = bytes[at];
		if (tag === undefined || !length) {
			break;
		}

		const end = length.start + length.value;
		elements.push({tag, content: bytes.subarray(length.start, end), cutOff: end > bytes.length});
		at = end;
	}

	return elements;
}

/** `1.2.840.113554.1.2.2` */
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

/** Short form, or up to four bytes of long form. */
function readLength(bytes: Uint8Array, at: number): {value: number; start: number} | null {
	const first = bytes[at];
	if (first === undefined || first < 0x80) {
		return first === undefined ? null : {value: first, start: at + 1};
	}

	const size = first & 0x7f;
	if (size === 0 || size > 4 || at + size >= bytes.length) {
		return null;
	}

	const value = bytes.subarray(at + 1, at + 1 + size).reduce((sum, byte) => sum * 256 + byte, 0);
	return {value, start: at + 1 + size};
}
