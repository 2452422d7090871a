/** Lines of a message gathered into pieces, so that a long message is not an event a line. */
export type Piece = {readonly bytes: Uint8Array; readonly lines: number};

export type MessageBuffer = {
	readonly octets: number;
	add(bytes: Uint8Array, lines: number): void;
	/** Enough for a piece. */
	isFull(): boolean;
	/** What there is, or null; afterwards the buffer is empty. */
	take(): Piece | null;
};

const PIECE = 64 * 1024;

/** Empty. */
export function createMessageBuffer(): MessageBuffer {
	let parts: Uint8Array[] = [];
	let octets = 0;
	let lines = 0;
	return {
		get octets() {
			return octets;
		},
		add(bytes, count) {
			parts.push(bytes);
			octets += bytes.length;
			lines += count;
		},
		isFull: () => octets >= PIECE,
		take() {
			if (octets === 0) {
				return null;
			}

			const piece = {bytes: new Uint8Array(Buffer.concat(parts)), lines};
			parts = [];
			octets = 0;
			lines = 0;
			return piece;
		},
	};
}
