/** What a hidden part of a line holds: the secret itself, where it came encoded or behind something else. */
import {analyseBase64, readableText} from './base64.ts';
import {textOf} from './bytes.ts';
import {knownMechanisms} from './grades.ts';

/** The text as it stood, its last word, and what both say where they are base64: a password, a token. */
export function secretsWithin(hidden: string): readonly string[] {
	const text = hidden.trim();
	const last = text.slice(text.search(/\S+$/));
	// A tool may have closed the line with marks of its own.
	const bare = /^[A-Za-z\d+/_-]{8,}={0,2}/.exec(last)?.[0] ?? '';
	const parts = [text, last, bare, ...withoutMechanism(text)];
	return [...new Set(parts.flatMap(part => [part, ...decoded(part)]))].filter(Boolean);
}

/** A mechanism and its response that ran together. */
function withoutMechanism(text: string): readonly string[] {
	const upper = text.slice(0, 24).toUpperCase();
	return knownMechanisms.filter(name => upper.startsWith(name)).map(name => text.slice(name.length));
}

function decoded(word: string): readonly string[] {
	const {bytes} = analyseBase64(word);
	if (!bytes || bytes.length === 0) {
		return [];
	}

	// PLAIN: the password stands behind the last NUL. XOAUTH2 and OAUTHBEARER: the token behind `auth=Bearer `.
	const text = textOf(bytes);
	const token = /\u0001auth=(?:\S{1,20} )?([^\u0001]*)/.exec(text)?.[1];
	const password = text.includes('\0') ? text.slice(text.lastIndexOf('\0') + 1) : null;
	const found = token ?? password ?? (readableText(bytes.map(asLine)) === null ? null : text);
	return found === null ? [] : [found];
}

/** A line end that was encoded with the text is no reason not to read it. */
function asLine(byte: number): number {
	return byte === 0x0a || byte === 0x0d ? 0x20 : byte;
}
