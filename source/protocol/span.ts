/** A piece of a line in UTF-16 units; `end` is exclusive. */
export type Span = {readonly start: number; readonly end: number};

/** Start and end without the blanks (spaces and tabs) around what stands between them. */
export function trimSpan(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && isBlank(text[from])) {
		from++;
	}

	while (to > from && isBlank(text[to - 1])) {
		to--;
	}

	return {start: from, end: to};
}

/** A space or a tab. */
export function isBlank(character: string | undefined): boolean {
	return character === ' ' || character === '\t';
}

/** First blank at or after `start`, or the end of the text. */
export function wordEnd(text: string, start: number): number {
	let end = start;
	while (end < text.length && !isBlank(text[end])) {
		end++;
	}

	return end;
}

/** First column from `start` on where no blank stands. */
export function skipBlanks(text: string, start: number): number {
	let index = start;
	while (isBlank(text[index])) {
		index++;
	}

	return index;
}

/** Octets that the text takes on the wire, in UTF-8. */
export function octetsIn(text: string): number {
	return isAscii.test(text) ? text.length : utf8.encode(text).length;
}

const utf8 = new TextEncoder();

// Nearly every line is, and need not be copied to be counted.
const isAscii = /^[\0-\x7f]*$/;
