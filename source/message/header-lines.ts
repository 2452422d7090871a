/** Lines that nodemailer would not write, set at the end of the header it wrote. */
import {Readable} from 'node:stream';

/** `lines` without their ends; the stream is of CRLF lines. */
export function withHeaderLines(message: Readable, lines: readonly string[]): Readable {
	return lines.length === 0 ? message : Readable.from(inserted(message, lines), {objectMode: false});
}

async function* inserted(message: Readable, lines: readonly string[]): AsyncGenerator<Buffer> {
	let header: Buffer | null = Buffer.alloc(0);
	for await (const piece of message) {
		const bytes = Buffer.from(piece);
		if (header === null) {
			yield bytes;
			continue;
		}

		header = Buffer.concat([header, bytes]);
		const end = header.indexOf('\r\n\r\n');
		if (end >= 0) {
			yield header.subarray(0, end + 2);
			yield Buffer.from(lines.map(line => `${line}\r\n`).join(''));
			yield header.subarray(end + 2);
			header = null;
		}
	}

	if (header !== null) {
		yield header;
	}
}
