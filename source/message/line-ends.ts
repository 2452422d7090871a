/** What a message's bytes are like where the transport cares: line ends, 8-bit octets, NULs, length of lines. */
import {isAscii} from 'node:buffer';

export type ByteFacts = {
	readonly octets: number;
	/** Lines ended by CRLF, LF or a lone CR, and a last one that ends with nothing. */
	readonly lines: number;
	/** LF without a CR before it. */
	readonly loneLf: number;
	/** CR without an LF after it. */
	readonly loneCr: number;
	/** Number of the first line that ends so, from 1; null when there is none. */
	readonly firstLoneLine: number | null;
	readonly eightBit: boolean;
	readonly nul: boolean;
	/** Octets of the longest line without its end. */
	readonly longestLine: number;
	/** Its number. */
	readonly longestLineAt: number;
	readonly endsWithLineEnd: boolean;
};

/** Feed it the chunks in order; `end` gives the facts. Memory does not grow with the message. */
export function createByteScan(): {push(chunk: Uint8Array): void; end(): ByteFacts} {
	return new ByteScan();
}

const CR = 0x0d;
const LF = 0x0a;

class ByteScan {
	#octets = 0;
	#lines = 0;
	#loneLf = 0;
	#loneCr = 0;
	#firstLoneLine: number | null = null;
	#eightBit = false;
	#nul = false;
	#longestLine = 0;
	#longestLineAt = 0;
	/** Octets of the line that goes on. */
	#lineLength = 0;
	/** The last chunk ended with a CR: whether it is alone, the next one shows. */
	#afterCr = false;

	push(chunk: Uint8Array): void {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		if (bytes.length === 0) {
			return;
		}

		this.#octets += bytes.length;
		this.#eightBit ||= !isAscii(bytes);
		this.#nul ||= bytes.includes(0);
		let start = this.#afterCr ? this.#settleCr(bytes) : 0;
		// Each is looked for once only: to the next of its kind, not to the next of either.
		let cr = bytes.indexOf(CR, start);
		let lf = bytes.indexOf(LF, start);
		while (cr >= 0 || lf >= 0) {
			const isCr = cr >= 0 && (lf < 0 || cr < lf);
			const at = isCr ? cr : lf;
			this.#lineLength += at - start;
			start = at + 1;
			if (isCr && start === bytes.length) {
				this.#afterCr = true;
			} else if (isCr && lf === start) {
				this.#endLine(false);
				start++;
			} else {
				this.#endAlone(isCr);
			}

			cr = isCr ? bytes.indexOf(CR, start) : cr;
			lf = lf >= 0 && lf < start ? bytes.indexOf(LF, start) : lf;
		}

		this.#lineLength += bytes.length - start;
	}

	end(): ByteFacts {
		if (this.#afterCr) {
			this.#endAlone(true);
		}

		const endsWithLineEnd = this.#lineLength === 0;
		if (!endsWithLineEnd) {
			this.#endLine(false);
		}

		return {
			octets: this.#octets,
			lines: this.#lines,
			loneLf: this.#loneLf,
			loneCr: this.#loneCr,
			firstLoneLine: this.#firstLoneLine,
			eightBit: this.#eightBit,
			nul: this.#nul,
			longestLine: this.#longestLine,
			longestLineAt: this.#longestLineAt,
			endsWithLineEnd,
		};
	}

	/** How many of these bytes belong to the CR before them. */
	#settleCr(bytes: Buffer): 0 | 1 {
		this.#afterCr = false;
		if (bytes[0] === LF) {
			this.#endLine(false);
			return 1;
		}

		this.#endAlone(true);
		return 0;
	}

	#endAlone(isCr: boolean): void {
		if (isCr) {
			this.#loneCr++;
		} else {
			this.#loneLf++;
		}

		this.#endLine(true);
	}

	#endLine(alone: boolean): void {
		this.#lines++;
		if (this.#lineLength > this.#longestLine) {
			this.#longestLine = this.#lineLength;
			this.#longestLineAt = this.#lines;
		}

		if (alone) {
			this.#firstLoneLine ??= this.#lines;
		}

		this.#lineLength = 0;
	}
}

/** The facts of content that is there as a whole. */
export function scanBytes(bytes: Uint8Array): ByteFacts {
	const scan = createByteScan();
	scan.push(bytes);
	return scan.end();
}

/** The facts of content that comes in pieces; rejects when its source fails. */
export async function scanStream(chunks: AsyncIterable<Uint8Array>): Promise<ByteFacts> {
	const scan = createByteScan();
	for await (const chunk of chunks) {
		scan.push(chunk);
	}

	return scan.end();
}

/** Every line end as CRLF. */
export function toCrlf(text: string): string {
	return text.replaceAll(/\r\n|\r|\n/g, '\r\n');
}

/** The same for bytes in pieces. */
export async function* withCrlf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	let heldCr = false;
	for await (const piece of source) {
		const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
		const text: string = (heldCr ? '\r' : '') + bytes.toString('latin1');
		heldCr = text.endsWith('\r');
		yield Buffer.from(toCrlf(heldCr ? text.slice(0, -1) : text), 'latin1');
	}

	if (heldCr) {
		yield Buffer.from('\r\n');
	}
}

/** Octets after `withCrlf`. */
export function octetsWithCrlf({octets, loneLf, loneCr}: ByteFacts): number {
	return octets + loneLf + loneCr;
}
