/**
 * Bytes to replies (RFC 5321 §4.2.1). Whatever comes, the outcome is a reply or a named malformed line.
 *
 * Servers that break the rules are read as most clients read them: where the lines of a reply have different
 * codes the last one holds, and a code need not be followed by a space.
 */
import {readEnhancedStatus} from './enhanced-status.ts';
import {createLineSplitter, type Line} from './line-splitter.ts';
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

export function createReplyParser({
	lossy = false,
	...limits
}: Partial<ReplyLimits> & ReplySource = {}): ReplyParser {
	const {line: lineLimit, lines: linesLimit, octets: octetsLimit} = {...defaults, ...limits};
	const splitter = createLineSplitter(lineLimit);
	const ready: Received[] = [];
	let open: Open | undefined;
	// Code of a reply that went over its limit and whose further lines are thrown away.
	let discarding: number | undefined;

	function next(): Received | undefined {
		while (ready.length === 0) {
			const line = splitter.next();
			if (!line) {
				return undefined;
			}

			take(line);
		}

		return ready.shift();
	}

	function take(line: Line): void {
		const parsed = parseReplyLine(line, lossy);
		if (typeof parsed === 'string') {
			ready.push({type: 'malformed', problem: parsed, bytes: line.bytes, ending: line.ending});
		} else {
			takeParsed(parsed);
		}
	}

	function takeParsed(parsed: Parsed): void {
		const {code} = parsed.line;
		if (discarding === code) {
			discarding = parsed.last ? undefined : discarding;
			return;
		}

		discarding = undefined;
		if (lossy && open?.lines[0] && open.lines[0].code !== code) {
			closeReply(false);
		}

		add(parsed);
	}

	function add({last, line}: Parsed): void {
		open ??= {lines: [], octets: 0};
		open.lines.push(line);
		open.octets += line.bytes.length;
		if (last) {
			closeReply(true);
		} else if (open.lines.length >= linesLimit || open.octets >= octetsLimit) {
			closeReply(false);
			discarding = line.code;
			ready.push({type: 'malformed', problem: 'reply-too-long', bytes: line.bytes, ending: line.ending});
		}
	}

	function closeReply(complete: boolean): void {
		if (open) {
			ready.push(toReply(open.lines, complete));
			open = undefined;
		}
	}

	function end(): Received[] {
		const line = splitter.end();
		if (line) {
			takeCutOff(line);
		}

		closeReply(false);
		discarding = undefined;
		return ready.splice(0);
	}

	function takeCutOff(line: Line): void {
		const parsed = parseReplyLine(line, lossy);
		if (typeof parsed === 'string') {
			ready.push({type: 'malformed', problem: 'cut-off', bytes: line.bytes, ending: line.ending});
		} else {
			// Without its line end it may lack text: it counts as a line, but not as the end of the reply.
			takeParsed(line.ending === 'none' ? {...parsed, last: false} : parsed);
		}
	}

	function takeRest(): Uint8Array {
		open = undefined;
		discarding = undefined;
		return splitter.takeRest();
	}

	return {feed: splitter.feed, next, end, takeRest};
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
