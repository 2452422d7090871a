/**
 * A log as lines. Text is a view of the bytes, one character an octet (Latin-1), so that what goes on the wire
 * again is exact whatever the encoding; `readable()` gives it back as a person reads it.
 */
export type LogLine = {
	/** From 1, in the input. */
	readonly number: number;
	readonly text: string;
	/** Milliseconds, of the epoch or of the day; null where the line tells no time. */
	readonly at: number | null;
};

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/** The byte view of a line back to its bytes. */
export function toBytes(text: string): Uint8Array {
	// A view of Node's pool: a buffer of its own for each line of a long log keeps the collector busy.
	const {buffer, byteOffset, length} = Buffer.from(text, 'latin1');
	return new Uint8Array(buffer, byteOffset, length);
}

/** The view as a person reads it: its octets as UTF-8. For showing only, as what is not UTF-8 is lost. */
export function readable(text: string): string {
	return utf8.decode(Buffer.from(text, 'latin1'));
}

/** Ordinary text to the view. */
export function toView(text: string): string {
	return Buffer.from(text, 'utf8').toString('latin1');
}

/** Not `trim()`: in the view a no-break space is half of another character. */
export function trimBlanks(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isBlank(text.charCodeAt(start))) {
		start++;
	}

	while (end > start && isBlank(text.charCodeAt(end - 1))) {
		end--;
	}

	return text.slice(start, end);
}

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x09;
}
