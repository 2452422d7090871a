/**
 * Base64 as MIME has it (RFC 2045 §6.8): lines of 76 characters with CRLF between them, from content of any size.
 *
 * Two characters at a time, from a table of all pairs, straight into the piece that is sent: a tenth of the time and
 * none of the memory that strings would need.
 */

const LINE_OCTETS = 57;
/** Pairs of characters in a line with the CRLF before it. */
const LINE_PAIRS = 39;
const LINE_LENGTH = 2 * LINE_PAIRS;

/** How many octets come out. */
export function base64Size(octets: number): number {
	const characters = Math.ceil(octets / 3) * 4;
	return characters + 2 * Math.max(0, Math.ceil(characters / 76) - 1);
}

/** No CRLF at the end. `lent`: each piece is overwritten by the next. What comes in may be lent too. */
export async function* base64Lines(
	content: AsyncIterable<Buffer>,
	way: 'lent' | 'given',
): AsyncGenerator<Buffer> {
	let out = Buffer.alloc(0);
	// Less than a line, until more comes.
	let rest = Buffer.alloc(0);
	let begun = false;
	for await (const piece of content) {
		const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
		const lines = Math.floor(bytes.length / LINE_OCTETS);
		rest = Buffer.from(bytes.subarray(lines * LINE_OCTETS));
		if (lines === 0) {
			continue;
		}

		if (way === 'given' || out.length < lines * LINE_LENGTH) {
			out = Buffer.allocUnsafeSlow(lines * LINE_LENGTH);
		}

		encodeLines(bytes, lines, out);
		yield out.subarray(begun ? 0 : 2, lines * LINE_LENGTH);
		begun = true;
	}

	if (rest.length > 0) {
		yield Buffer.from(`${begun ? '\r\n' : ''}${rest.toString('base64')}`);
	}
}

let pairs: Uint16Array | null = null;
const lineEnd = new Uint16Array(Uint8Array.of(0x0d, 0x0a).buffer)[0] ?? 0;

/** Each line with its CRLF before it. */
function encodeLines(bytes: Uint8Array, lines: number, out: Buffer): void {
	pairs ??= pairTable();
	const into = new Uint16Array(out.buffer, out.byteOffset, lines * LINE_PAIRS);
	let from = 0;
	let to = 0;
	for (let line = 0; line < lines; line++) {
		into[to++] = lineEnd;
		for (const end = from + LINE_OCTETS; from < end; from += 3) {
			const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
			into[to++] = pairs[three >> 12] ?? 0;
			into[to++] = pairs[three & 0xfff] ?? 0;
		}
	}
}

/** Two characters for each twelve bits, in the byte order of this machine. */
function pairTable(): Uint16Array {
	const alphabet = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
	const bytes = new Uint8Array(2 * 4096);
	for (let bits = 0; bits < 4096; bits++) {
		bytes[2 * bits] = alphabet[bits >> 6] ?? 0;
		bytes[2 * bits + 1] = alphabet[bits & 63] ?? 0;
	}

	return new Uint16Array(bytes.buffer);
}
