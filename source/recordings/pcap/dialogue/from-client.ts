/** The client's bytes: commands, answers, the message, chunks. */
import type {Line} from '../../../protocol/line-splitter.ts';
import type {LineEnding} from '../../../protocol/reply.ts';
import {readingPhase} from '../../../session/state.ts';
import {isCommandLine} from '../../shapes.ts';
import {isRecord} from '../tls-passage.ts';
import {encrypted} from './encrypted.ts';
import {add, type DialogueState, dropThrough, flush, isCommand, keep} from './state.ts';

/** `bytes` come in order, and begin and end anywhere. `at`: milliseconds. */
export function fromClient(state: DialogueState, bytes: Uint8Array, at: number): void {
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
	while (readFromClient(state, at)) {
		// Each turn reads a line or a piece of a chunk.
	}
}

/** False when more bytes are needed. */
function readFromClient(state: DialogueState, at: number): boolean {
	const {phase} = state.session;
	if (phase.name === 'chunk' && !(state.chunkRefused && goesOnWithCommand(state))) {
		return readChunk(state, phase.remaining, at);
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

function readChunk(state: DialogueState, remaining: number, at: number): boolean {
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

/** Of a line that goes on in the octets that are lacking there is only the beginning, which cannot be judged. */
export function cutLine(state: DialogueState, octets: number, at: number): void {
	const {phase} = state.session;
	if (phase.name === 'chunk') {
		const lost = Math.min(octets, phase.remaining);
		add(state, {type: 'content', at, bytes: new Uint8Array(0), octets: lost, lines: 0});
		return;
	}

	const line = state.splitter.end();
	if (!line || line.bytes.length === 0) {
		return;
	}

	if (readingPhase(state.session) === 'message') {
		keep(state, Buffer.from(line.bytes), at);
		flush(state, at);
	} else {
		add(state, {type: 'sent', at, bytes: line.bytes, ending: 'CRLF', rebuilt: true});
	}
}

function isDot({bytes, ending}: Line): boolean {
	return bytes.length === 1 && bytes[0] === 0x2e && ending === 'CRLF';
}

function countLines(bytes: Uint8Array): number {
	return bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
}
