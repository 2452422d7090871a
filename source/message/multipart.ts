/** A multipart body cut at its boundary (RFC 2046 §5.1.1). Offsets are those of the body given. */
export type MultipartCut = {
	readonly parts: readonly {readonly start: number; readonly end: number}[];
	/** The closing `--boundary--` was there. */
	readonly closed: boolean;
	/** There were more parts than the limit; the last one read holds the rest. */
	readonly tooMany: boolean;
};

/** At most `limit` parts; `closed` shows whether the final delimiter was there. */
export function cutMultipart(body: Uint8Array, boundary: string, limit: number): MultipartCut {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const delimiter = Buffer.from(`--${boundary}`);
	const parts: {start: number; end: number}[] = [];
	let start: number | null = null;
	for (const line of delimiterLines(bytes, delimiter)) {
		if (start !== null) {
			parts.push({start, end: Math.max(start, line.start)});
		}

		start = line.next;
		if (line.closing) {
			return {parts, closed: true, tooMany: false};
		}

		if (parts.length === limit) {
			return {parts, closed: false, tooMany: true};
		}
	}

	if (start !== null) {
		parts.push({start, end: bytes.length});
	}

	return {parts, closed: false, tooMany: false};
}

type DelimiterLine = {
	/** The line end before it belongs to it. */
	readonly start: number;
	readonly next: number;
	readonly closing: boolean;
};

/** Octets of a delimiter that is searched for. */
const longest = 1000;

function* delimiterLines(bytes: Buffer, delimiter: Buffer): Generator<DelimiterLine> {
	// RFC 2046 §5.1.1 allows 70 characters. Searching for one as long as a message would take as long as its square.
	let at = delimiter.length > longest ? -1 : bytes.indexOf(delimiter);
	while (at >= 0) {
		const after = at + delimiter.length;
		const closing = bytes[after] === 45 && bytes[after + 1] === 45;
		const end = skipBlanks(bytes, closing ? after + 2 : after);
		if (isLineStart(bytes, at) && isLineEnd(bytes, end)) {
			yield {start: beforeLineEnd(bytes, at), next: afterLineEnd(bytes, end), closing};
		}

		at = bytes.indexOf(delimiter, after);
	}
}

function isLineStart(bytes: Buffer, at: number): boolean {
	return at === 0 || bytes[at - 1] === 10 || bytes[at - 1] === 13;
}

function isLineEnd(bytes: Buffer, at: number): boolean {
	return at >= bytes.length || bytes[at] === 13 || bytes[at] === 10;
}

/** Blanks after the boundary are padding that a gateway may have added. */
function skipBlanks(bytes: Buffer, from: number): number {
	let at = from;
	while (bytes[at] === 32 || bytes[at] === 9) {
		at++;
	}

	return at;
}

function beforeLineEnd(bytes: Buffer, at: number): number {
	if (bytes[at - 1] === 10 && bytes[at - 2] === 13) {
		return at - 2;
	}

	return at === 0 ? 0 : at - 1;
}

function afterLineEnd(bytes: Buffer, at: number): number {
	if (bytes[at] === 13 && bytes[at + 1] === 10) {
		return at + 2;
	}

	return Math.min(at + 1, bytes.length);
}
