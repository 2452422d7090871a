/**
 * The bytes of one connection, as they were captured, to session events. Nothing is mended here: what was on the wire is
 * the conversation. What the capture lacks is said where it is missing. From STARTTLS' 220 on, both directions are TLS.
 */
import {createLineSplitter, type Line} from '../../protocol/line-splitter.ts';
import type {LineEnding, Received} from '../../protocol/reply.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {initialState, readingPhase} from '../../session/state.ts';
import type {TransportError} from '../../transport/types.ts';
import {createMessageBuffer} from '../message-buffer.ts';
import {isCommandLine} from '../shapes.ts';
import {
	add,
	type DialogueOptions,
	type DialogueState,
	dropAwaited,
	dropThrough,
	flush,
	isCommand,
	keep,
	sendData,
} from './dialogue-state.ts';
import {ended, follow, isRecord, newPassage, type Speaker, type TlsOutcome} from './tls-passage.ts';

export type Dialogue = {
	client(bytes: Uint8Array, at: number): void;
	server(bytes: Uint8Array, at: number): void;
	gap(from: Speaker, octets: number, at: number): void;
	note(about: string, text: string, at: number): void;
	fail(error: TransportError, at: number): void;
	/** The message that the client sends first began before the capture. */
	beginInMessage(at: number): void;
	/** Nothing more comes. `closer`: who ended the connection; null where the capture ends first. */
	end(at: number, closer?: Speaker | null): readonly SessionEvent[];
};

export function createDialogue(options: DialogueOptions): Dialogue {
	const {protocol, implicitTls, connected} = options;
	const state: DialogueState = {
		options,
		events: [],
		parser: createReplyParser(),
		splitter: createLineSplitter(Number.POSITIVE_INFINITY),
		content: createMessageBuffer(),
		session: initialState(protocol, ''),
		messageOctets: 0,
		isFull: false,
		tls: implicitTls ? {passage: newPassage, clearBytes: new Uint8Array(0)} : null,
		lacks: {client: false, server: false},
		chunkRefused: false,
	};
	if (connected && !implicitTls) {
		add(state, connected);
	}

	return {
		client: (bytes, at) => fromClient(state, bytes, at),
		server: (bytes, at) => fromServer(state, bytes, at),
		gap: (from, octets, at) => gap(state, from, octets, at),
		note: (about, text, at) => add(state, {type: 'note', at, about, text}),
		fail: (error, at) => add(state, {type: 'failed', at, error}),
		beginInMessage(at) {
			add(state, {
				type: 'note',
				at,
				about: 'recording/command-left-out',
				text: 'The capture begins inside a message.',
			});
			sendData(state, at);
			state.lacks.server = true;
		},
		end(at, closer = null) {
			flush(state, at);
			state.tls ? endTls(state, at, closer) : endClear(state, at);
			return state.events;
		},
	};
}

function fromServer(state: DialogueState, bytes: Uint8Array, at: number): void {
	if (state.tls) {
		encrypted(state, 'server', bytes, at);
		return;
	}

	if (state.isFull) {
		return;
	}

	state.parser.feed(bytes);
	for (let item = state.parser.next(); item; item = state.parser.next()) {
		received(state, item, at);
		if (state.session.phase.name === 'securing') {
			// What came in clear behind the 220 was put there by somebody else (RFC 3207 §4).
			const rest = state.parser.takeRest();
			const isTls = rest.length > 0 && isRecord(rest);
			state.tls = {passage: newPassage, clearBytes: isTls ? new Uint8Array(0) : rest};
			isTls && encrypted(state, 'server', rest, at);
			return;
		}
	}
}

function received(state: DialogueState, item: Received, at: number): void {
	flush(state, at);
	if (item.type === 'reply') {
		supplyLacking(state, item.code, at);
		const [head] = state.session.awaiting;
		state.chunkRefused = head?.verb === 'BDAT' && item.code >= 400 && state.session.phase.name === 'chunk';
	}

	add(state, {type: 'received', at, item});
}

const answered: Readonly<Record<number, string>> = {354: 'DATA', 334: 'AUTH', 235: 'AUTH', 221: 'QUIT'};

/** Some codes tell what they answer; where the capture lacks something, that tells what is lost. */
function supplyLacking(state: DialogueState, code: number, at: number): void {
	const verb = answered[code];
	if (verb === undefined || !(state.lacks.client || state.lacks.server)) {
		return;
	}

	const place = state.session.awaiting.findIndex(item => item.verb === verb);
	if (place === -1 && verb === 'DATA' && state.lacks.client) {
		add(state, {type: 'note', at, about: 'recording/command-left-out', text: 'The capture lacks DATA.'});
		sendData(state, at);
	}

	dropAwaited(
		state,
		state.session.awaiting.findIndex(item => item.verb === verb),
		at,
	);
}

function fromClient(state: DialogueState, bytes: Uint8Array, at: number): void {
	// Text after the 220 to STARTTLS, as people type it in telnet: there is no handshake.
	if (state.tls && !state.options.implicitTls && state.tls.passage.client.length === 0 && !isRecord(bytes)) {
		state.tls = null;
	}

	if (state.tls) {
		encrypted(state, 'client', bytes, at);
		return;
	}

	if (state.isFull) {
		return;
	}

	state.splitter.feed(bytes);
	while (takeFromClient(state, at)) {
		// Each turn takes a line or a piece of a chunk.
	}
}

/** False when more bytes are needed. */
function takeFromClient(state: DialogueState, at: number): boolean {
	const {phase} = state.session;
	if (phase.name === 'chunk' && !(state.chunkRefused && goesOnWithCommand(state))) {
		return takeChunk(state, phase.remaining, at);
	}

	const line = state.splitter.next();
	if (!line) {
		return false;
	}

	const isBlind = state.session.phase.name !== 'message' && readingPhase(state.session) === 'message';
	if (isBlind && state.lacks.server && state.content.octets + state.messageOctets === 0 && isCommand(line)) {
		dropThrough(state, 'DATA', at);
	}

	const isMessage = readingPhase(state.session) === 'message';
	if (isMessage && !isDot(line)) {
		keep(state, Buffer.concat([line.bytes, Buffer.from(endings[line.ending])]), at);
	} else {
		flush(state, at);
		sent(state, line, at);
		isMessage && isBlind && state.lacks.server && dropThrough(state, 'DATA', at);
	}

	return true;
}

const endings: Readonly<Record<LineEnding, string>> = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''};

function sent(state: DialogueState, line: Line, at: number): void {
	const {phase} = state.session;
	const {bytes, ending} = line;
	const leavesChunk = phase.name === 'chunk' && state.chunkRefused;
	const leavesAuth = readingPhase(state.session) === 'auth' && isCommand(line);
	if (leavesAuth) {
		dropThrough(state, 'AUTH', at);
	}

	const isOut = leavesChunk || (leavesAuth && phase.name === 'auth');
	add(state, {type: 'sent', at, bytes, ending, ...(isOut && {readAs: 'command' as const})});
	state.messageOctets = 0;
	state.chunkRefused = false;
}

function goesOnWithCommand({splitter}: DialogueState): boolean {
	const rest = splitter.takeRest();
	splitter.feed(rest);
	return isCommandLine(Buffer.from(rest.subarray(0, 600)).toString('latin1').split(/\r?\n/, 1)[0] ?? '');
}

function takeChunk(state: DialogueState, remaining: number, at: number): boolean {
	const rest = state.splitter.takeRest();
	const part = rest.subarray(0, remaining);
	state.splitter.feed(rest.subarray(part.length));
	if (part.length === 0) {
		return false;
	}

	add(state, {type: 'content', at, bytes: part, octets: part.length, lines: countLines(part)});
	state.chunkRefused = false;
	return !state.isFull;
}

function encrypted(state: DialogueState, from: Speaker, bytes: Uint8Array, at: number): void {
	if (!state.tls) {
		return;
	}

	const {passage, clearBytes} = state.tls;
	const next = follow(passage, from, bytes);
	state.tls = {passage: next, clearBytes};
	if (next.outcome && !passage.outcome) {
		addOutcome(state, next.outcome, at);
	}
}

function addOutcome(state: DialogueState, outcome: TlsOutcome, at: number): void {
	const {implicitTls, connected} = state.options;
	if (outcome.kind === 'failed') {
		implicitTls && connected && add(state, connected);
		add(state, {type: 'failed', at, error: outcome.error});
	} else if (!implicitTls) {
		const clearBytes = state.tls?.clearBytes ?? new Uint8Array(0);
		add(state, {type: 'secured', at, tls: outcome.tls, elapsed: 0, clearBytes});
	} else if (connected) {
		add(state, {...connected, tls: outcome.tls});
	}
}

function gap(state: DialogueState, from: Speaker, octets: number, at: number): void {
	flush(state, at);
	if (state.tls) {
		return;
	}

	state.lacks[from] = true;
	from === 'client' ? cutLine(state, at) : cutReply(state, at);
	const text = `The capture lacks ${octets.toLocaleString('en')} octets that the ${from} sent here.`;
	add(state, {type: 'note', at, about: 'capture/gap', text});
}

/** Of a line that goes on in what is lacking there is only the beginning, which nobody can judge. */
function cutLine(state: DialogueState, at: number): void {
	const line = state.session.phase.name === 'chunk' ? undefined : state.splitter.end();
	if (line && line.bytes.length > 0) {
		readingPhase(state.session) === 'message'
			? keep(state, Buffer.from(line.bytes), at)
			: add(state, {type: 'sent', at, bytes: line.bytes, ending: 'CRLF', rebuilt: true});
	}
}

/** The end of a reply, or all that was due, is in what is lacking. */
function cutReply(state: DialogueState, at: number): void {
	const items = state.parser.end();
	for (const item of items) {
		add(state, {type: 'received', at, item});
	}

	if (items.length === 0) {
		// Whether a 354 was among it tells the client's next line.
		const {awaiting} = state.session;
		const data = awaiting.findIndex(({verb}) => verb === 'DATA' || verb === 'DATA-END');
		dropAwaited(state, data === -1 ? awaiting.length : data, at);
	}
}

function endTls(state: DialogueState, at: number, closer: Speaker | null): void {
	const passage = state.tls?.passage ?? newPassage;
	const outcome = passage.outcome ?? ended(passage, closer);
	if (outcome && !passage.outcome) {
		addOutcome(state, outcome, at);
	}

	if (passage.octets > 0 && outcome?.kind !== 'failed') {
		add(state, {type: 'unreadable', at, octets: passage.octets});
	}
}

function endClear(state: DialogueState, at: number): void {
	for (const item of state.parser.end()) {
		add(state, {type: 'received', at, item});
	}

	const rest = state.splitter.end();
	if (rest && rest.bytes.length > 0) {
		add(state, {type: 'sent', at, bytes: rest.bytes, ending: rest.ending});
	}
}

function isDot({bytes, ending}: Line): boolean {
	return bytes.length === 1 && bytes[0] === 0x2e && ending === 'CRLF';
}

function countLines(bytes: Uint8Array): number {
	return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}
