/** Line ends that are not CR LF. */
export type BareEnd = {
	/** From 1. */
	readonly line: number;
	readonly kind: 'LF' | 'CR';
	/** Before the first blank line. */
	readonly inHeaders: boolean;
};

/** `line` counts from 1; null where every line ends in CRLF. */
export function firstBareEnd(content: Uint8Array): BareEnd | null {
	let line = 1;
	let lineStart = 0;
	let inHeaders = true;
	for (let at = 0; at < content.length; at++) {
		const isCr = content[at] === 0x0d;
		if (!isCr && content[at] !== 0x0a) {
			continue;
		}

		if (!isCr || content[at + 1] !== 0x0a) {
			return {line, kind: isCr ? 'CR' : 'LF', inHeaders};
		}

		inHeaders &&= at > lineStart;
		at++;
		line++;
		lineStart = at + 1;
	}

	return null;
}
