/** Which part of a line that goes out as a command is secret: told by what stands in it, whoever typed or wrote it. */
import {nearest} from '../protocol/nearest.ts';
import {type Span, skipBlanks, wordEnd} from '../protocol/span.ts';
import {isStandIn} from '../protocol/stand-in.ts';
import {opensLogin, verbs} from '../protocol/verb.ts';
import {analyseBase64, readableText} from './base64.ts';
import {textOf} from './bytes.ts';
import {knownMechanisms} from './grades.ts';
import {secretInArgument, secretInUrl} from './secret-parameters.ts';
import {isSecretMessage} from './secrets.ts';

/**
 * What the line may be beside a command: `line`, the answer to an exchange that is over, or that the server asked for
 * without one; `word`, the same after a login that succeeded, where only a single word is taken for one.
 */
export type LateAnswer = 'none' | 'word' | 'line';

/** The secret part, or null. A verb that is known ends what may be a late answer. */
export function secretInCommand(line: string, late: LateAnswer = 'none'): Span | null {
	const words = firstWords(line);
	const [first] = words;
	if (!first) {
		return null;
	}

	const verb = first.text.toUpperCase();
	if (opensLogin(verb)) {
		return secretInOpening(line);
	}

	if (verbs.includes(verb)) {
		return secretInArgument(verb, line) ?? secretInUrl(line);
	}

	return (
		lateAnswer(line, words, late) ??
		strayLogin(line, words) ??
		bareAnswer(line, first) ??
		loginMessage(line, words) ??
		secretInUrl(line)
	);
}

/** `AUTH mechanism [initial-response]` in its parts. */
export type Opening = {
	/** In capitals; empty where what stands there may be a secret itself. */
	readonly mechanism: string;
	/** Null where the line ends before it; unchanged up to the end of the line. */
	readonly response: {readonly text: string; readonly start: number} | null;
	readonly secret: Span | null;
};

/** Of a line whose first word opens a login. */
export function readOpening(line: string): Opening {
	const [verb] = firstWords(line);
	return openingAfter(line, verb?.end ?? line.length);
}

function secretInOpening(line: string): Span | null {
	return readOpening(line).secret;
}

function openingAfter(line: string, from: number): Opening {
	const start = skipBlanks(line, from);
	const end = wordEnd(line, start);
	const word = line.slice(start, end);
	if (word !== '' && !isMechanism(word)) {
		return {mechanism: '', response: null, secret: isStandIn(word) ? null : {start, end: line.length}};
	}

	const mechanism = word.toUpperCase();
	const at = skipBlanks(line, end);
	const response = line.slice(at);
	if (response.trim() === '') {
		return {mechanism, response: null, secret: null};
	}

	const secret = isSecretMessage(mechanism, [], response.trimEnd()) ? {start: at, end: line.length} : null;
	return {mechanism, response: {text: response, start: at}, secret};
}

/**
 * A mechanism that is known, or the beginning of its name; or a name in the capitals in which they are announced.
 * Anything else may be the password itself, or a mechanism and its response that ran together.
 */
function isMechanism(word: string): boolean {
	const upper = word.toUpperCase();
	return (
		/^[A-Z][A-Z\d_-]{1,19}$/.test(word) ||
		upper.startsWith('SCRAM-') ||
		knownMechanisms.some(name => name.startsWith(upper))
	);
}

type Word = Span & {readonly text: string};

/** Four at most: a login stands at the beginning of a line, behind a tag or a mark at most. */
function firstWords(line: string): Word[] {
	const words: Word[] = [];
	for (let start = skipWhite(line, 0); start < line.length && words.length < 4; ) {
		const end = wordEnd(line, start);
		words.push({start, end, text: line.slice(start, end)});
		start = skipBlanks(line, end);
	}

	return words;
}

function skipWhite(line: string, from: number): number {
	const found = line.slice(from).search(/\S/);
	return found === -1 ? line.length : from + found;
}

function lateAnswer(line: string, [first]: readonly Word[], late: LateAnswer): Span | null {
	const text = line.trim();
	if (late === 'none' || !first || /^(?:[*.=]|\/.*)?$/.test(text)) {
		return null;
	}

	const isOneWord = first.text.length === text.length;
	// While it is typed it may still become a verb.
	const mayBecomeVerb = isOneWord && verbs.some(known => known.startsWith(text.toUpperCase()));
	return mayBecomeVerb || privateCommand.test(text) || (late === 'word' && !isOneWord)
		? null
		: {start: first.start, end: line.length};
}

// RFC 5321 §4.1.5: commands that two sides agree upon begin with X.
const privateCommand = /^X[A-Z-]{2,20}(?:[ \t]|$)/;

/** `AUHT PLAIN AGFs…`, `AUTHPLAIN AGFs…`, `/AUTH …`, `a1 LOGIN alice secret`, `PASS secret`. */
function strayLogin(line: string, words: readonly Word[]): Span | null {
	for (const [index, word] of words.slice(0, 3).entries()) {
		const kind = loginWord(word.text, index === 0);
		if (kind !== null) {
			return afterLogin(line, word, kind);
		}
	}

	return null;
}

type LoginWord = 'auth' | 'joined' | 'other';

/** Other protocols' words for logging in: POP3 and IMAP. */
const loginWords: readonly string[] = ['LOGIN', 'PASS', 'PASSWORD', 'PASSWD', 'PWD', 'APOP'];

function loginWord(word: string, isFirst: boolean): LoginWord | null {
	const bare = word
		.slice(0, 64)
		.replace(/^[^A-Za-z]{1,8}/, '')
		.toUpperCase();
	const name = bare.replace(/[:=]$/, '');
	if (opensLogin(name) || name === 'AUTHENTICATE') {
		return 'auth';
	}

	if (loginWords.includes(name)) {
		return 'other';
	}

	if (!isFirst) {
		return null;
	}

	if (bare.startsWith('AUTH')) {
		return 'joined';
	}

	return nearest(name, ['AUTH', 'X-EXPS', 'AUTHENTICATE']) === null ? null : 'auth';
}

function afterLogin(line: string, word: Word, kind: LoginWord): Span | null {
	const rest = skipBlanks(line, word.end);
	if (kind === 'auth') {
		return openingAfter(line, word.end).secret;
	}

	if (rest < line.length) {
		return isStandIn(line.slice(rest)) ? null : {start: rest, end: line.length};
	}

	// `AUTHPLAINAGFs…`: longer than AUTH and any mechanism.
	return kind === 'joined' && word.text.length > 24 ? {start: word.start + 4, end: line.length} : null;
}

/** Base64 of PLAIN's message or of a token's, whatever word stands before it. */
function loginMessage(line: string, words: readonly Word[]): Span | null {
	const found = words.find(({text}) => text.length >= 8 && isLoginMessage(text));
	return found ? {start: found.start, end: line.length} : null;
}

function isLoginMessage(word: string): boolean {
	const {bytes, canonical} = analyseBase64(word.slice(0, 12_288));
	return canonical && bytes !== null && /^[^\0]{0,255}\0[^\0]+\0[^\0]+$|\u0001auth=/.test(textOf(bytes));
}

/** Base64 of a login by itself, sent where a command belongs. */
function bareAnswer(line: string, first: Word): Span | null {
	const text = line.trim();
	return first.text.length === text.length && isEncodedText(text)
		? {start: first.start, end: line.length}
		: null;
}

/** Base64 of something that a person could have typed, also where its end is missing. Short words are that by chance. */
export function isEncodedText(word: string): boolean {
	if (word.length < 8 || !/^[A-Za-z\d+/_-]+={0,2}$/.test(word)) {
		return false;
	}

	const body = word.replace(/={1,2}$/, '');
	const whole = body.slice(0, body.length - (body.length % 4 === 1 ? 1 : 0));
	const {bytes} = analyseBase64(
		whole.length % 4 === 0 ? whole : `${whole}${'='.repeat(4 - (whole.length % 4))}`,
	);
	if (!bytes || bytes.length < 5) {
		return false;
	}

	// The parts of PLAIN and of XOAUTH2 stand between NUL and 01 bytes; echo adds a newline.
	const shown = bytes.map(byte => (byte === 0 || byte === 1 || byte === 0x0a || byte === 0x0d ? 0x20 : byte));
	return readableText(shown) !== null;
}
