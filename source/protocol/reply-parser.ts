/** Bytes to replies (RFC 5321 §4.2.1). Whatever comes, the outcome is a reply or a named malformed line. */
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

const defaults: ReplyLimits = {line: 64 * 1024, lines: 1000, octets: 256 * 1024};

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

type Open = {readonly code: number; readonly lines: ReplyLine[]; octets: number};

type Parsed = {readonly code: number; readonly last: boolean; readonly line: ReplyLine};

export function createReplyParser(limits: Partial<ReplyLimits> = {}): ReplyParser {
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
		const parsed = parseReplyLine(line);
		if (typeof parsed === 'string') {
			ready.push({type: 'malformed', problem: parsed, bytes: line.bytes, ending: line.ending});
		} else {
			takeParsed(parsed);
		}
	}

	function takeParsed(parsed: Parsed): void {
		if (discarding === parsed.code) {
			discarding = parsed.last ? undefined : discarding;
			return;
		}

		discarding = undefined;
		if (open && open.code !== parsed.code) {
			closeReply(false);
		}

		add(parsed);
	}

	function add({code, last, line}: Parsed): void {
		open ??= {code, lines: [], octets: 0};
		open.lines.push(line);
		open.octets += line.bytes.length;
		if (last) {
			closeReply(true);
		} else if (open.lines.length >= linesLimit || open.octets >= octetsLimit) {
			closeReply(false);
			discarding = code;
			ready.push({type: 'malformed', problem: 'reply-too-long', bytes: line.bytes, ending: line.ending});
		}
	}

	function closeReply(complete: boolean): void {
		if (open) {
			ready.push(toReply(open, complete));
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
		const parsed = parseReplyLine(line);
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

function parseReplyLine({bytes, ending, overlong}: Line): Parsed | MalformedProblem {
	const code = readCode(bytes);
	const separator = bytes[3] ?? SPACE;
	if (code === undefined || (separator !== SPACE && separator !== HYPHEN)) {
		return overlong ? 'line-too-long' : code === undefined ? 'no-code' : 'bad-separator';
	}

	const text = utf8.decode(bytes.subarray(4));
	return {code, last: separator !== HYPHEN, line: {text, bytes, ending, truncated: overlong}};
}

function readCode(bytes: Uint8Array): number | undefined {
	const [first = 0, second = 0, third = 0] = bytes;
	const isCode = first >= 0x31 && first <= 0x35 && isDigit(second) && isDigit(third);
	return isCode ? (first - 0x30) * 100 + (second - 0x30) * 10 + (third - 0x30) : undefined;
}

function isDigit(byte: number): boolean {
	return byte >= 0x30 && byte <= 0x39;
}

function toReply({code, lines}: Open, complete: boolean): Reply {
	const enhanced = lines.map(line => readEnhancedStatus(line.text)).findLast(status => status !== null);
	return {type: 'reply', code, enhanced: enhanced ?? null, lines, complete};
}
