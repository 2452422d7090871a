/**
 * Bytes to replies (RFC 5321 §4.2.1). Whatever comes, the outcome is a reply or a named malformed line.
 *
 * Servers that break the rules are read as most clients read them: where the lines of a reply have different
 * codes the last one counts, and a code need not be followed by a space.
 */
import {readEnhancedStatus} from './enhanced-status.ts';
import {createLineSplitter, type Line, type LineSplitter} from './line-splitter.ts';
import type {MalformedProblem, Received, Reply, ReplyLine} from './reply.ts';

export type ReplyParser = {
	feed(bytes: Uint8Array): void;
	/** The next reply or malformed line, or undefined when more bytes are needed. */
	next(): Received | undefined;
	/** The stream has ended: what was left of it, in order. */
	end(): Received[];
	/** Bytes not yet read as lines, for the change to TLS. An unfinished multi-line reply is forgotten. */
	takeRest(): Uint8Array;
};

export type ReplyLimits = {
	/** Octets of one line. */
	readonly line: number;
	/** Lines of one reply. */
	readonly lines: number;
	/** Octets of one reply. */
	readonly octets: number;
};

export type ReplySource = {
	/** A log may have lost lines: where the code changes, another reply has begun. */
	readonly lossy?: boolean;
};

const defaults: ReplyLimits = {line: 64 * 1024, lines: 1000, octets: 256 * 1024};

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

type Coded = ReplyLine & {readonly code: number};

type Open = {readonly lines: Coded[]; octets: number};

type Parsed = {readonly last: boolean; readonly line: Coded};

/** Nothing of a stream is lost: what is not a reply is a malformed line, with what is wrong about it. */
export function createReplyParser(options: Partial<ReplyLimits> & ReplySource = {}): ReplyParser {
	const {lossy = false, ...limits} = options;
	return new Replies({...defaults, ...limits}, lossy);
}

class Replies implements ReplyParser {
	readonly #limits: ReplyLimits;
	readonly #lossy: boolean;
	readonly #splitter: LineSplitter;
	readonly #ready: Received[] = [];
	/** The reply whose last line is still to come. */
	#open: Open | undefined;
	/** Code of a reply that went over its limit and whose further lines are thrown away. */
	#discarding: number | undefined;

	constructor(limits: ReplyLimits, lossy: boolean) {
		this.#limits = limits;
		this.#lossy = lossy;
		this.#splitter = createLineSplitter(limits.line);
	}

	feed(bytes: Uint8Array): void {
		this.#splitter.feed(bytes);
	}

	next(): Received | undefined {
		while (this.#ready.length === 0) {
			const line = this.#splitter.next();
			if (!line) {
				return undefined;
			}

			this.#read(line);
		}

		return this.#ready.shift();
	}

	end(): Received[] {
		const line = this.#splitter.end();
		if (line) {
			this.#readCutOff(line);
		}

		this.#closeReply(false);
		this.#discarding = undefined;
		return this.#ready.splice(0);
	}

	takeRest(): Uint8Array {
		this.#open = undefined;
		this.#discarding = undefined;
		return this.#splitter.takeRest();
	}

	#read(line: Line): void {
		const parsed = parseReplyLine(line, this.#lossy);
		if (typeof parsed === 'string') {
			this.#malformed(parsed, line);
		} else {
			this.#readParsed(parsed);
		}
	}

	#readCutOff(line: Line): void {
		const parsed = parseReplyLine(line, this.#lossy);
		if (typeof parsed === 'string') {
			this.#malformed('cut-off', line);
		} else {
			// Without its line end it may lack text: it counts as a line, but not as the end of the reply.
			this.#readParsed(line.ending === 'none' ? {...parsed, last: false} : parsed);
		}
	}

	#readParsed(parsed: Parsed): void {
		const {code} = parsed.line;
		if (this.#discarding === code) {
			this.#discarding = parsed.last ? undefined : code;
			return;
		}

		this.#discarding = undefined;
		const [first] = this.#open?.lines ?? [];
		if (this.#lossy && first && first.code !== code) {
			this.#closeReply(false);
		}

		this.#add(parsed);
	}

	#add({last, line}: Parsed): void {
		this.#open ??= {lines: [], octets: 0};
		this.#open.lines.push(line);
		this.#open.octets += line.bytes.length;
		const isFull = this.#open.lines.length >= this.#limits.lines || this.#open.octets >= this.#limits.octets;
		if (last) {
			this.#closeReply(true);
		} else if (isFull) {
			this.#closeReply(false);
			this.#discarding = line.code;
			this.#malformed('reply-too-long', line);
		}
	}

	#malformed(problem: MalformedProblem, {bytes, ending}: Pick<Line, 'bytes' | 'ending'>): void {
		this.#ready.push({type: 'malformed', problem, bytes, ending});
	}

	#closeReply(complete: boolean): void {
		if (this.#open) {
			this.#ready.push(toReply(this.#open.lines, complete));
			this.#open = undefined;
		}
	}
}

const HYPHEN = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;

function parseReplyLine({bytes, ending, overlong}: Line, lossy: boolean): Parsed | MalformedProblem {
	const code = readCode(bytes);
	const separator = bytes[3] ?? SPACE;
	const glued = separator !== SPACE && separator !== HYPHEN;
	if (code === undefined || (glued && !mayBeGlued(separator, lossy))) {
		return overlong ? 'line-too-long' : code === undefined ? 'no-code' : 'bad-separator';
	}

	const text = utf8.decode(bytes.subarray(glued ? 3 : 4));
	const line = {code, text, bytes, ending, truncated: overlong, ...(glued && {glued: true as const})};
	return {last: separator !== HYPHEN, line};
}

/** Of a live server, whatever does not go on with the number; a log has other things that begin with three digits. */
function mayBeGlued(byte: number, lossy: boolean): boolean {
	return lossy ? byte === TAB || isLetter(byte) : !isDigit(byte);
}

function readCode(bytes: Uint8Array): number | undefined {
	const [first = 0, second = 0, third = 0] = bytes;
	const isCode = first >= 0x31 && first <= 0x35 && isDigit(second) && isDigit(third);
	return isCode ? (first - 0x30) * 100 + (second - 0x30) * 10 + (third - 0x30) : undefined;
}

function isDigit(byte: number): boolean {
	return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
	return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

function toReply(coded: readonly Coded[], complete: boolean): Reply {
	const code = coded.at(-1)?.code ?? 0;
	const enhanced = coded.map(line => readEnhancedStatus(line.text)).findLast(status => status !== null);
	const lines = coded.map(({code: own, ...line}): ReplyLine => (own === code ? line : {...line, code: own}));
	return {type: 'reply', code, enhanced: enhanced ?? null, lines, complete};
}
