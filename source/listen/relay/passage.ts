/** Bytes of the client on their way to the server: what may go is told by its place in the stream. */

export type Passage = {
	feed(bytes: Uint8Array): void;
	/** Everything up to this octet goes on; what has gone already is not sent again. */
	passTo(position: number): void;
	/** Everything up to this octet is left out. */
	skipTo(position: number): void;
	/** Everything that is there goes on. */
	passAll(): void;
	/** What may go, in one piece: mostly just as it came. */
	take(): Uint8Array;
};

/** Positions count the octets of the whole stream, from 0. */
export function createPassage(): Passage {
	let buffer: Buffer = Buffer.alloc(0);
	let start = 0;
	let ready: Uint8Array[] = [];

	function cut(position: number): Uint8Array {
		const size = Math.min(Math.max(position - start, 0), buffer.length);
		const bytes = buffer.subarray(0, size);
		buffer = buffer.subarray(size);
		start += size;
		return bytes;
	}

	function pass(bytes: Uint8Array): void {
		if (bytes.length > 0) {
			ready.push(bytes);
		}
	}

	return {
		feed(bytes) {
			buffer =
				buffer.length === 0
					? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
					: Buffer.concat([buffer, bytes]);
		},
		passTo: position => pass(cut(position)),
		skipTo(position) {
			cut(position);
		},
		passAll: () => pass(cut(Number.POSITIVE_INFINITY)),
		take() {
			const [first = new Uint8Array(0), ...rest] = ready;
			ready = [];
			return rest.length === 0 ? first : joined([first, ...rest]);
		},
	};
}

/** Neighbours in one buffer are one view of it: a copy of every chunk would cost more than all the rest. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
	const [first = new Uint8Array(0)] = parts;
	let end = first.byteOffset;
	for (const part of parts) {
		if (part.buffer !== first.buffer || part.byteOffset !== end) {
			return Buffer.concat(parts);
		}

		end += part.byteLength;
	}

	return new Uint8Array(first.buffer, first.byteOffset, end - first.byteOffset);
}
