/** The inverse of dot-stuffing for a stream (RFC 5321 §4.5.2): a dot at the beginning of a line is dropped. */

export type Unstuffer = {
	/** The piece without its doubled dots, as views of the input. */
	push(piece: Uint8Array): Uint8Array[];
};

const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;
const lineFeedDot = Buffer.from('\n.');

/** At the beginning of the content. A line begins behind CRLF alone. */
export function createUnstuffer(): Unstuffer {
	let last = LF;
	let beforeLast = CR;
	return {
		push(piece) {
			const view = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
			if (view.length === 0) {
				return [];
			}

			const parts: Uint8Array[] = [];
			let from = view[0] === DOT && last === LF && beforeLast === CR ? 1 : 0;
			for (let at = view.indexOf(lineFeedDot); at !== -1; at = view.indexOf(lineFeedDot, at + 1)) {
				const before = at > 0 ? view[at - 1] : last;
				if (before === CR) {
					parts.push(view.subarray(from, at + 1));
					from = at + 2;
				}
			}

			parts.push(view.subarray(from));
			beforeLast = view.at(-2) ?? last;
			last = view.at(-1) ?? last;
			return parts.filter(part => part.length > 0);
		},
	};
}
