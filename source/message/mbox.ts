/** Mailbox files (RFC 4155): each message behind a line `From sender date`. */

/** The messages, each with its `From ` line; one, the whole, where there are not several. */
export function mailsInMbox(bytes: Uint8Array): readonly Uint8Array[] {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	const starts = [...text.matchAll(fromLine)].map(({index}) =>
		index === 0 ? 0 : index + text.slice(index).search(/F/),
	);
	return starts.length < 2 || starts[0] !== 0
		? [bytes]
		: starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

// At the file's beginning or behind an empty line: elsewhere it is a sentence.
const fromLine = /(?:^|\n\r?\n)From \S{1,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,20}\d\d:\d\d/g;

/** `From alice@example.org Mon Jul  6 10:00:00 2026` */
export function isFromLine(line: string): boolean {
	return /^From \S{1,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,20}\d\d:\d\d/.test(line);
}
