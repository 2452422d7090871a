/** Brackets, display name and blanks around an address in MAIL and RCPT (RFC 5321 §4.1.2). */
import type {Found} from './found.ts';
import {type Span, skipBlanks, trimSpan, wordEnd} from './span.ts';

/** Where the address stands on the line, and what stands around it. */
export type Frame = {
	readonly inside: Span;
	readonly end: number;
	readonly opened: boolean;
	readonly closed: boolean;
	readonly displayName: string | null;
	readonly found: readonly Found[];
};

const brackets = 'RFC 5321 §4.1.2';

/** Finds the brackets that begin at `start`, or what people type in their place. */
export function findFrame(line: string, start: number): Frame {
	const name = displayNameBefore(line, start);
	const open = name === null ? start : line.indexOf('<', name.end);
	if (line[open] !== '<') {
		return bareFrame(line, start);
	}

	const found: Found[] = [];
	if (name) {
		found.push({
			id: 'path/display-name',
			message: 'A display name belongs in the From: or To: header, not in the envelope.',
			...name,
			reference: brackets,
			correctable: true,
		});
	}

	let from = open + 1;
	if (line[from] === '<') {
		found.push({
			id: 'path/double-brackets',
			message: 'A single pair of brackets is enough.',
			start: from,
			end: from + 1,
			reference: brackets,
			correctable: true,
		});
		from++;
	}

	const close = closingBracket(line, from);
	const closed = close < line.length && line[close] === '>';
	const end = closed ? close + 1 + (from > open + 1 && line[close + 1] === '>' ? 1 : 0) : close;
	const inside = trimSpan(line, from, close);
	if (!closed) {
		found.push({
			id: 'path/unclosed',
			message: 'The address has no closing “>”.',
			start: close,
			end: close,
			reference: brackets,
			correctable: true,
		});
	}

	if (inside.start !== from || inside.end !== close) {
		found.push({
			id: 'path/blank-inside',
			message: 'There must not be a space between the brackets and the address.',
			start: from,
			end: close,
			reference: brackets,
			correctable: true,
		});
	}

	const displayName = name && line.slice(name.start, name.end);
	return {inside, end, opened: true, closed, displayName, found};
}

function bareFrame(line: string, start: number): Frame {
	const end = quotedWordEnd(line, start);
	const stray = line[end - 1] === '>';
	const inside = {start, end: stray ? end - 1 : end};
	const found: Found = {
		id: 'path/no-brackets',
		message: stray
			? 'The address has no opening “<”.'
			: 'The address must be in < and >; some servers accept it without, others answer 501.',
		start,
		end,
		reference: brackets,
		correctable: true,
	};
	return {inside, end, opened: false, closed: stray, displayName: null, found: [found]};
}

/** Words before a `<`, as in `Test User <user@example.org>`; not a parameter such as `AUTH=<>`. */
function displayNameBefore(line: string, start: number): Span | null {
	const open = line.indexOf('<', start);
	if (open <= start) {
		return null;
	}

	const name = trimSpan(line, start, open);
	return line.slice(name.start, name.end).includes('=') ? null : name;
}

/** The `>` that ends the path; without one, the end of the last word that is not a parameter. */
function closingBracket(line: string, start: number): number {
	let quoted = false;
	for (let index = start; index < line.length; index++) {
		const character = line[index];
		if (character === '\\') {
			index++;
		} else if (character === '"') {
			quoted = !quoted;
		} else if (character === '>' && !quoted) {
			return index;
		}
	}

	// A quote that never ends must not hide the bracket.
	const plain = line.indexOf('>', start);
	return plain >= 0 ? plain : wordEnd(line, skipBlanks(line, start));
}

function quotedWordEnd(line: string, start: number): number {
	if (line[start] !== '"') {
		return wordEnd(line, start);
	}

	let index = start + 1;
	while (index < line.length && line[index] !== '"') {
		index += line[index] === '\\' ? 2 : 1;
	}

	return wordEnd(line, index < line.length ? index : start);
}
