/** What a message's bytes are like where the transport cares: line ends, 8-bit octets, NULs, length of lines. */
import {isAscii} from 'node:buffer';
import {Transform} from 'node:stream';

export type ByteFacts = {
	octets: number;
	/** Lines ended by CRLF, LF or a lone CR, and a last one that ends with nothing. */
	lines: number;
	/** LF without a CR before it. */
	loneLf: number;
	/** CR without an LF after it. */
	loneCr: number;
	/** Number of the first line that ends so, from 1; null when there is none. */
	firstLoneLine: number | null;
	eightBit: boolean;
	nul: boolean;
	/** Octets of the longest line without its end. */
	longestLine: number;
	/** Its number. */
	longestLineAt: number;
	endsWithLineEnd: boolean;
};

/** Feed it the chunks in order; `end` gives the facts. Memory does not grow with the message. */
export function createByteScan(): {push(chunk: Uint8Array): void; end(): ByteFacts} {
	const facts: ByteFacts = {
		octets: 0,
		lines: 0,
		loneLf: 0,
		loneCr: 0,
		firstLoneLine: null,
		eightBit: false,
		nul: false,
		longestLine: 0,
		longestLineAt: 0,
		endsWithLineEnd: true,
	};
	let lineLength = 0;
	let afterCr = false;

	const endLine = (lone: boolean) => {
		facts.lines++;
		if (lineLength > facts.longestLine) {
			facts.longestLine = lineLength;
			facts.longestLineAt = facts.lines;
		}

		if (lone) {
			facts.firstLoneLine ??= facts.lines;
		}

		lineLength = 0;
	};

	return {
		push(chunk) {
			const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			facts.octets += bytes.length;
			facts.eightBit ||= !isAscii(bytes);
			facts.nul ||= bytes.includes(0);
			let start = 0;
			let cr = bytes.indexOf(13);
			let lf = bytes.indexOf(10);
			if (afterCr && bytes.length > 0) {
				afterCr = false;
				if (lf === 0) {
					start = 1;
					lf = bytes.indexOf(10, 1);
					endLine(false);
				} else {
					facts.loneCr++;
					endLine(true);
				}
			}

			while (cr >= 0 || lf >= 0) {
				if (cr >= 0 && (lf < 0 || cr < lf)) {
					lineLength += cr - start;
					if (cr === bytes.length - 1) {
						afterCr = true;
						start = bytes.length;
						break;
					}

					const paired = lf === cr + 1;
					facts.loneCr += paired ? 0 : 1;
					endLine(!paired);
					start = paired ? cr + 2 : cr + 1;
					lf = paired ? bytes.indexOf(10, start) : lf;
					cr = bytes.indexOf(13, start);
				} else {
					lineLength += lf - start;
					facts.loneLf++;
					endLine(true);
					start = lf + 1;
					lf = bytes.indexOf(10, start);
				}
			}

			lineLength += bytes.length - start;
		},
		end() {
			if (afterCr) {
				facts.loneCr++;
				endLine(true);
			}

			facts.endsWithLineEnd = lineLength === 0;
			if (lineLength > 0) {
				endLine(false);
			}

			return {...facts};
		},
	};
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

/** The same for a stream of bytes. */
export function crlfStream(): Transform {
	let heldCr = false;
	return new Transform({
		transform(chunk: Buffer, _, done) {
			let text = (heldCr ? '\r' : '') + chunk.toString('latin1');
			heldCr = text.endsWith('\r');
			if (heldCr) {
				text = text.slice(0, -1);
			}

			done(null, Buffer.from(toCrlf(text), 'latin1'));
		},
		flush(done) {
			done(null, heldCr ? Buffer.from('\r\n') : null);
		},
	});
}

/** Octets after `crlfStream`. */
export function octetsWithCrlf({octets, loneLf, loneCr}: ByteFacts): number {
	return octets + loneLf + loneCr;
}
