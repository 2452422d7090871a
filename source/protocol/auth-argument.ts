/** `AUTH mechanism [initial-response]` (RFC 4954 §4). Nothing here repeats the response: it is a secret. */
import type {Found} from './found.ts';
import {type Span, skipBlanks, wordEnd} from './span.ts';
import {hasStandIn} from './stand-in.ts';

export type AuthArgument = {
	/** In capitals; empty when none was typed. */
	readonly mechanism: string;
	readonly mechanismSpan: Span;
	/** As typed, everything to the end of the line; null when absent. `=` stands for an empty one. */
	readonly initialResponse: string | null;
	readonly initialResponseSpan: Span | null;
};

export type ParsedAuth = {readonly part: AuthArgument; readonly found: readonly Found[]};

const reference = 'RFC 4954 §4';

/** `argument` is where the text behind the verb stands in `line`, in UTF-16 columns. */
export function parseAuthArgument(line: string, argument: Span): ParsedAuth {
	const end = Math.min(wordEnd(line, argument.start), argument.end);
	const mechanismSpan = {start: argument.start, end};
	const mechanism = line.slice(argument.start, end).toUpperCase();
	const responseStart = Math.min(skipBlanks(line, end), argument.end);
	const present = responseStart < argument.end;
	const initialResponseSpan = present ? {start: responseStart, end: argument.end} : null;
	const initialResponse = present ? line.slice(responseStart, argument.end) : null;
	const found: Found[] = [];
	if (mechanism === '') {
		found.push({
			id: 'auth/no-mechanism',
			message: 'The name of a mechanism, such as PLAIN, must follow.',
			...mechanismSpan,
			reference,
		});
	} else if (!/^[A-Z\d_-]{1,20}$/.test(mechanism) && !hasStandIn(mechanism)) {
		found.push({
			id: 'auth/bad-mechanism',
			message: 'The name of a mechanism has up to 20 letters, digits, hyphens and underscores.',
			...mechanismSpan,
			reference: 'RFC 4422 §3.1',
		});
	}

	if (initialResponse !== null && initialResponseSpan) {
		found.push(...remarkResponse(initialResponse, initialResponseSpan));
	}

	return {part: {mechanism, mechanismSpan, initialResponse, initialResponseSpan}, found};
}

function remarkResponse(response: string, span: Span): Found[] {
	// A recording without the secret says nothing about it.
	if (hasStandIn(response)) {
		return [];
	}

	if (/[ \t]/.test(response)) {
		const message = 'Only one word of base64 may follow the mechanism; a server answers 501 to more.';
		return [{id: 'auth/several-words', message, ...span, reference}];
	}

	if (response === '=' || isBase64(response)) {
		return [];
	}

	const message = 'The initial response is not base64; a server answers 501.';
	return [{id: 'auth/not-base64', message, ...span, reference}];
}

function isBase64(text: string): boolean {
	return text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
}
