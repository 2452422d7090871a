/**
 * Transparency (RFC 5321 §4.5.2): a line of the message that begins with a dot gets another one, so that a
 * lone dot can end the message. Streaming, any chunking.
 *
 * Only the byte after CR LF begins a line, as the RFC has it; `afterLineFeed` stuffs after a bare LF too,
 * for content whose line ends are not CRLF. Searching with `indexOf` and passing slices through costs a
 * quarter of the processor time of a loop over bytes.
 */
export type Stuffer = {
	/** The chunk as it goes on the wire; untouched stretches are views of the input. */
	push(chunk: Uint8Array): Uint8Array[];
	/** Whether the content so far ended in CRLF (or nothing has come), so that the dot may follow at once. */
	endsLine(): boolean;
};

const DOT = 0x2e;
const LF = 0x0a;
const CR = 0x0d;
const oneDot = Uint8Array.of(DOT);
const lineFeedDot = Buffer.from('\n.');

/** A stream of content, doubled dot by dot; `afterLineFeed` takes a bare LF for a line end too. */
export function createStuffer(options: {readonly afterLineFeed?: boolean} = {}): Stuffer {
	const afterLineFeed = options.afterLineFeed ?? false;
	// The last two bytes before this chunk; the beginning of the content counts as after CRLF.
	let last = LF;
	let beforeLast = CR;

	function push(chunk: Uint8Array): Uint8Array[] {
		const out: Uint8Array[] = [];
		const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		let from = 0;
		if (view[0] === DOT && beginsLine(view, 0)) {
			out.push(oneDot);
		}

		for (let at = view.indexOf(lineFeedDot); at !== -1; at = view.indexOf(lineFeedDot, at + 1)) {
			if (beginsLine(view, at + 1)) {
				out.push(view.subarray(from, at + 1), oneDot);
				from = at + 1;
			}
		}

		out.push(view.subarray(from));
		remember(view);
		return out.filter(part => part.length > 0);
	}

	function beginsLine(view: Uint8Array, at: number): boolean {
		return byteAt(view, at - 1) === LF && (afterLineFeed || byteAt(view, at - 2) === CR);
	}

	function byteAt(view: Uint8Array, index: number): number | undefined {
		return index >= 0 ? view[index] : index === -1 ? last : beforeLast;
	}

	function remember(view: Uint8Array): void {
		const length = view.length;
		[beforeLast, last] = [byteAt(view, length - 2) ?? beforeLast, byteAt(view, length - 1) ?? last];
	}

	return {push, endsLine: () => last === LF && beforeLast === CR};
}

/** One line as typed, without its ending, as it goes on the wire. */
export function stuffLine(line: string): string {
	return line.startsWith('.') ? `.${line}` : line;
}

/** What a receiver makes of stuffed content: the inverse, for whole content. */
export function unstuff(content: Uint8Array, options: {readonly afterLineFeed?: boolean} = {}): Uint8Array {
	const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const parts: Uint8Array[] = [];
	let from = view[0] === DOT ? 1 : 0;
	for (let at = view.indexOf(lineFeedDot); at !== -1; at = view.indexOf(lineFeedDot, at + 1)) {
		if (options.afterLineFeed || (at > 0 && view[at - 1] === CR)) {
			parts.push(view.subarray(from, at + 1));
			from = at + 2;
		}
	}

	parts.push(view.subarray(from));
	return new Uint8Array(Buffer.concat(parts));
}
