/** Files as Unix programs wrote them into mail before MIME: `begin 644 name`, lines of 45 octets, `end`. */

/** Null where it does not begin as it should; what is not a line of it ends it. */
export function uudecode(body: string): {readonly bytes: Uint8Array; readonly isWhole: boolean} | null {
	const lines = body.split(/\r\n|\r|\n/);
	const begin = lines.findIndex(line => /^begin [0-7]{3,4} ?/.test(line));
	if (begin === -1) {
		return null;
	}

	const pieces: Buffer[] = [];
	for (const line of lines.slice(begin + 1)) {
		if (line === 'end') {
			return {bytes: new Uint8Array(Buffer.concat(pieces)), isWhole: true};
		}

		const piece = lineOctets(line);
		if (piece === null) {
			break;
		}

		pieces.push(piece);
	}

	return {bytes: new Uint8Array(Buffer.concat(pieces)), isWhole: false};
}

/** The first character counts the octets; four of the others hold three each, and a space may be a back-quote. */
function lineOctets(line: string): Buffer | null {
	const length = valueAt(line, 0);
	if (line === '' || length === null) {
		return null;
	}

	const octets = Buffer.alloc(Math.ceil(length / 3) * 3);
	for (let group = 0; group * 3 < length; group++) {
		const at = 1 + group * 4;
		const values = [0, 1, 2, 3].map(offset => (at + offset < line.length ? valueAt(line, at + offset) : 0));
		const [first, second, third, fourth] = values;
		// Trailing spaces get lost on the way; anything else that is not of the alphabet is damage.
		if (first == null || second == null || third == null || fourth == null) {
			return null;
		}

		octets.writeUIntBE(first * 0x40000 + second * 0x1000 + third * 0x40 + fourth, group * 3, 3);
	}

	return octets.subarray(0, length);
}

function valueAt(line: string, at: number): number | null {
	const value = line.charCodeAt(at) - 0x20;
	return value >= 0 && value <= 0x40 ? value & 0x3f : null;
}
