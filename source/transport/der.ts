/** As much of DER (X.690) as it takes to find an identifier in a certificate that OpenSSL has already read, and to read a staple. */

/** The algorithm a certificate is signed with, as a dotted object identifier, or null. */
export function signatureOid(certificate: Uint8Array): string | null {
	const outer = readElement(certificate, 0);
	const signed = outer && readElement(certificate, outer.start);
	const algorithm = signed && readElement(certificate, signed.end);
	const oid = algorithm && readElement(certificate, algorithm.start);
	return oid && oid.tag === 6 ? dotted(certificate.subarray(oid.start, oid.end)) : null;
}

/** An element, and what its content is made of when read again. */
export type Part = {
	readonly tag: number;
	readonly content: Uint8Array;
	/** With tag and length. */
	readonly whole: Uint8Array;
};

/** The elements one after the other, up to what cannot be read; the first 64 of them. */
export function partsOf(bytes: Uint8Array): readonly Part[] {
	const parts: Part[] = [];
	for (let at = 0; at < bytes.length && parts.length < 64; ) {
		const element = readElement(bytes, at);
		if (element === null) {
			break;
		}

		const {tag, start, end} = element;
		parts.push({tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end)});
		at = end;
	}

	return parts;
}

type Element = {readonly tag: number; readonly start: number; readonly end: number};

/** The element that begins there; null where none does, or it is cut off. */
function readElement(bytes: Uint8Array, at: number): Element | null {
	const tag = bytes[at];
	const first = bytes[at + 1];
	if (tag === undefined || first === undefined) {
		return null;
	}

	if (first < 0x80) {
		return within(bytes, {tag, start: at + 2, end: at + 2 + first});
	}

	const size = first & 0x7f;
	if (size === 0 || size > 4) {
		return null;
	}

	const start = at + 2 + size;
	const length = bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
	return within(bytes, {tag, start, end: start + length});
}

function within(bytes: Uint8Array, element: Element): Element | null {
	return element.end <= bytes.length ? element : null;
}

function dotted(bytes: Uint8Array): string {
	const numbers: number[] = [];
	let number = 0;
	for (const byte of bytes) {
		number = number * 128 + (byte & 0x7f);
		if (byte < 0x80) {
			numbers.push(number);
			number = 0;
		}
	}

	const [first = 0, ...rest] = numbers;
	const root = Math.min(2, Math.floor(first / 40));
	return [root, first - root * 40, ...rest].join('.');
}
