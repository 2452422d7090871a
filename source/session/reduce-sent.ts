/** The client sent a line, or content. */
import {type Chunk, type Command, parseCommand} from '../protocol/command.ts';
import {phaseAfterSent} from '../protocol/phase.ts';
import type {LineEnding} from '../protocol/reply.ts';
import {opensLogin, verbs} from '../protocol/verb.ts';
import {beginExchange, continueExchange} from '../sasl/follow.ts';
import {secretInCommand} from '../sasl/secret-lines.ts';
import {maskSpan} from '../sasl/secrets.ts';
import type {SentLineEntry, SentMessageEntry, Span} from './entry.ts';
import {momentOf, timeOf} from './moment.ts';
import type {Reduced} from './reduced.ts';
import {append, octetsOf} from './rope.ts';
import type {SessionEvent} from './session-event.ts';
import {type Awaited, readingPhase, type SessionState, withPhase} from './state.ts';

/** How much of each message is kept for the panes and the log; the rest is only counted. */
export const CONTENT_LIMIT = 8 * 1024 * 1024;

const endings: Record<LineEnding, Uint8Array> = {
	CRLF: Uint8Array.of(0x0d, 0x0a),
	LF: Uint8Array.of(0x0a),
	CR: Uint8Array.of(0x0d),
	none: new Uint8Array(0),
};

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

type Sent = SessionEvent & {type: 'sent'};

/** One line from the client, read by the phase it was sent in. */
export function reduceSent(state: SessionState, event: Sent): Reduced {
	switch (event.readAs ?? readingPhase(state)) {
		case 'message':
			return isFinalDot(state, event) ? reduceDot(state, event) : reduceContent(state, asContent(event));
		case 'chunk':
			return reduceContent(state, asContent(event));
		case 'auth':
			return reduceAuthResponse(state, event);
		default:
			return reduceCommand(state, event);
	}
}

function asContent(event: Sent): SessionEvent & {type: 'content'} {
	const bytes = Buffer.concat([event.bytes, endings[event.ending]]);
	const lines = event.ending === 'none' ? 0 : 1;
	return {
		...{type: 'content', ...momentOf(event), bytes, octets: bytes.length, lines},
		...(event.ahead && {ahead: event.ahead}),
	};
}

// RFC 5321 §4.1.1.4: CRLF, dot, CRLF. With other line ends servers differ, which is what smuggling lives on.
function isFinalDot(state: SessionState, event: Sent): boolean {
	const isDot = event.bytes.length === 1 && event.bytes[0] === 0x2e && event.ending === 'CRLF';
	return isDot && endsInCrlf(state.message);
}

function endsInCrlf(message: SentMessageEntry | null): boolean {
	const tail = message?.content?.bytes;
	return (
		tail === undefined ||
		message?.truncated === true ||
		(tail.at(-1) === 0x0a && (tail.length < 2 || tail.at(-2) === 0x0d))
	);
}

function reduceDot(state: SessionState, event: Sent): Reduced {
	const message = state.message && {...state.message, complete: true};
	const dot: SentLineEntry = {
		...lineEntry(state, event, 'message-line'),
		verb: null,
	};
	const owed = verdictsOwed(state, {id: dot.id, verb: 'DATA-END', command: '.', sentAt: timeOf(event)});
	const sent = {...state, message: null, nextId: dot.id + 1, awaiting: [...state.awaiting, ...owed]};
	return {
		state: withPhase(sent, phaseAfterSent(state.phase, {kind: 'dot'})),
		entries: message ? [message, dot] : [dot],
	};
}

/** RFC 2033 §4.2: LMTP owes one reply for each recipient that was accepted. */
function verdictsOwed({situation: {protocol, recipients}}: SessionState, awaited: Awaited): Awaited[] {
	return protocol === 'lmtp' && recipients.length > 0
		? Array.from(recipients, recipient => ({...awaited, recipient}))
		: [awaited];
}

/** A piece of message content, with as many lines as it ends. */
export function reduceContent(state: SessionState, event: SessionEvent & {type: 'content'}): Reduced {
	const inChunk = state.phase.name === 'chunk';
	const started = state.message ?? newMessage(state, event, inChunk ? 'BDAT' : 'DATA');
	const kept = event.bytes.subarray(0, roomIn(started));
	const phase = phaseAfterSent(state.phase, {kind: 'content', octets: event.octets});
	const message: SentMessageEntry = {
		...started,
		content: append(started.content, kept),
		octets: started.octets + event.octets,
		lines: started.lines + event.lines,
		truncated: started.truncated || kept.length < event.octets,
		complete: inChunk && phase.name !== 'chunk',
	};
	const nextId = state.message ? state.nextId : state.nextId + 1;
	return {
		state: withPhase({...state, nextId, message: message.complete ? null : message}, phase),
		entries: [message],
	};
}

/** How many octets of its content may still be kept. */
export function roomIn(message: SentMessageEntry | null): number {
	return Math.max(CONTENT_LIMIT - octetsOf(message?.content ?? null), 0);
}

function newMessage(
	state: SessionState,
	at: SessionEvent & {type: 'content'},
	verb: 'DATA' | 'BDAT',
): SentMessageEntry {
	return {
		id: state.nextId,
		...momentOf(at),
		secure: state.situation.secure,
		type: 'sent',
		kind: 'message',
		content: null,
		...(at.ahead && {ahead: at.ahead}),
		octets: 0,
		lines: 0,
		complete: false,
		truncated: false,
		verb,
		remarks: [],
		situation: state.situation,
	};
}

function reduceAuthResponse(state: SessionState, event: Sent): Reduced {
	const line = utf8.decode(event.bytes);
	const exchange = state.auth ?? beginExchange('', state.nextId).exchange;
	const step = continueExchange(exchange, line, state.nextId);
	const entry = {
		...lineEntry(state, event, 'auth-response'),
		...{line: maskSpan(line, step.secret), secret: step.secret, auth: step.exchange},
	};
	return sentLine({...state, auth: step.exchange}, entry, {verb: 'AUTH'});
}

function reduceCommand(state: SessionState, event: Sent): Reduced {
	// A line begun by `/raw` goes on: the server sees one line, and so do we.
	const whole = {...event, bytes: new Uint8Array(Buffer.concat([state.unfinished, event.bytes]))};
	const line = utf8.decode(whole.bytes);
	const {verb} = parseCommand(line);
	const login = opensLogin(verb) ? beginExchange(line, state.nextId) : null;
	const secret = login ? login.secret : secretInCommand(line, state.lateAnswer);
	if (secret && !verbs.includes(verb)) {
		return reduceStray(state, whole, secret);
	}

	// What is read from the line, and said of it, holds nothing that is hidden in it. Of a response in its place only
	// that much is said as tells nothing.
	const isResponse = login !== null && login.exchange.mechanism !== '';
	const command = parseCommand(isResponse ? line : maskSpan(line, secret));
	const entry = {
		...lineEntry(state, event, 'command'),
		...(secret && {line: maskSpan(line, secret), secret}),
		...(login && {line: maskSpan(line, secret), auth: login.exchange}),
		...{verb, remarks: event.rebuilt ? [] : command.remarks},
	};
	if (event.ending === 'none') {
		return {state: {...state, unfinished: whole.bytes, nextId: state.nextId + 1}, entries: [entry]};
	}

	const finished = {...state, unfinished: new Uint8Array(0)};
	if (login) {
		return sentLine({...finished, auth: login.exchange}, entry, {verb: 'AUTH'});
	}

	const left = event.readAs ? withPhase(finished, {name: 'command'}) : finished;
	return sentLine(left, entry, awaitedDetails(command), command.chunk);
}

/** A secret where no command has one: nothing is read from the line but what may be seen of it. */
function reduceStray(state: SessionState, event: Sent, secret: Span): Reduced {
	const line = maskSpan(utf8.decode(event.bytes), secret);
	const verb = parseCommand(line).verb;
	const entry = {
		...lineEntry(state, event, 'command'),
		...{line, verb, secret},
		remarks: [{...hidden, start: 0, end: line.length}],
	};
	if (event.ending === 'none') {
		return {state: {...state, unfinished: event.bytes, nextId: state.nextId + 1}, entries: [entry]};
	}

	const finished = {...state, unfinished: new Uint8Array(0)};
	return sentLine(event.readAs ? withPhase(finished, {name: 'command'}) : finished, entry, {verb});
}

const hidden = {
	id: 'command/hidden-secret',
	message: 'The server read this as a command. It looks like a part of a login, so it is hidden.',
	reference: 'RFC 4954 §4',
};

function awaitedDetails({
	verb,
	path,
	clientName,
	chunk,
}: Command): Omit<Awaited, 'id' | 'command' | 'sentAt'> {
	return {
		verb,
		...(path && {path: path.address}),
		...(clientName !== null && {clientName}),
		...(chunk?.last && {endsMessage: true}),
	};
}

function lineEntry(state: SessionState, event: Sent, kind: SentLineEntry['kind']): SentLineEntry {
	return {
		id: state.nextId,
		...momentOf(event),
		secure: state.situation.secure,
		type: 'sent',
		kind,
		line: utf8.decode(event.bytes),
		bytes: event.bytes,
		ending: event.ending,
		...(event.ahead && {ahead: event.ahead}),
		secret: null,
		verb: null,
		auth: null,
		remarks: [],
		situation: state.situation,
	};
}

function sentLine(
	state: SessionState,
	entry: SentLineEntry,
	details: Omit<Awaited, 'id' | 'command' | 'sentAt'>,
	chunk: Chunk | null = null,
): Reduced {
	const awaited: Awaited = {...details, id: entry.id, command: entry.line, sentAt: timeOf(entry)};
	const phase = phaseAfterSent(state.phase, {
		kind: 'command',
		chunkSize: chunk?.size ?? 0,
		chunkLast: chunk?.last ?? false,
	});
	const owed = awaited.endsMessage ? verdictsOwed(state, awaited) : [awaited];
	const lateAnswer = verbs.includes(details.verb) ? 'none' : state.lateAnswer;
	const sent = {...state, nextId: entry.id + 1, lateAnswer, awaiting: [...state.awaiting, ...owed]};
	return {state: withPhase(sent, phase), entries: [entry]};
}
