/** Message content from a stream to the wire, a piece at a time. */
import {createStuffer} from '../protocol/dot-stuffing.ts';

/** Writes one piece; resolves when nothing needs it any longer and the next may follow, with false to stop. */
export type WritePiece = (bytes: Uint8Array, lines: number) => Promise<boolean>;

/**
 * After DATA the content is stuffed and made to end in CRLF, so that the dot can follow; a chunk is sent unchanged.
 * Asks for the next piece only when the last one was written, so the source may use the memory of it again.
 */
export async function streamContent(
	source: AsyncIterable<Uint8Array>,
	stuff: boolean,
	write: WritePiece,
): Promise<void> {
	const stuffer = createStuffer();
	let octets = 0;
	for await (const chunk of source) {
		if (chunk.length === 0) {
			continue;
		}

		octets += chunk.length;
		const parts = stuff ? stuffer.push(chunk) : [chunk];
		const piece = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
		if (!(await write(piece, countLineFeeds(piece)))) {
			return;
		}
	}

	if (stuff && octets > 0 && !stuffer.endsLine()) {
		await write(Buffer.from('\r\n'), 1);
	}
}

function countLineFeeds(bytes: Uint8Array): number {
	let count = 0;
	for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
		count++;
	}

	return count;
}
