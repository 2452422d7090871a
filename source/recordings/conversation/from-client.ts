/** A line from the client: a command, an answer to a login, or a line of the message. */
import type {LineEnding} from '../../protocol/reply.ts';
import {readingPhase} from '../../session/state.ts';
import {readable, toBytes} from '../log-line.ts';
import {isCommandLine, standsForContent} from '../shapes.ts';
import {dropThrough, fillChunk} from './left-out.ts';
import {begin, type ConversationState, goOn, settleHeld} from './state.ts';

/** `isRebuilt`: the recording only names the command. */
export type ClientLine = {
	readonly text: string;
	readonly at: number | null;
	readonly ending?: LineEnding | undefined;
	readonly isRebuilt?: boolean;
};

const endings: Record<LineEnding, string> = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''};

/**
 * A line of the client, read by the phase of the session: a command, an answer to a challenge, or a line of the
 * message.
 */
export function fromClient(state: ConversationState, line: ClientLine): void {
	const {writer, replies} = state;
	const {text, at, ending = 'CRLF'} = line;
	if (writer.isFull()) {
		return;
	}

	goOn(state, text, at);
	settleHeld(state, {line: text}, at);
	state.clientSpoke = true;
	begin(state, 'client', text, at);
	if (/^LHLO\b/i.test(text)) {
		writer.speakLmtp();
	}

	replies.close(at);
	if (writer.state.phase.name === 'securing' && !state.held.gaveUpTls) {
		state.held = {...state.held, securing: {text, ending, at, notes: []}};
		return;
	}

	switch (readingPhase(writer.state)) {
		case 'message':
			inMessage(state, line);
			return;
		case 'chunk':
			inChunk(state, line);
			return;
		case 'auth':
			inLogin(state, line);
			return;
		default:
			if (standsForContent(text)) {
				writer.note('recording/content-left-out', readable(text), at);
			} else {
				sent(state, line);
			}
	}
}

function sent({writer}: ConversationState, {text, at, ending = 'CRLF', isRebuilt = false}: ClientLine): void {
	writer.add({type: 'sent', bytes: toBytes(text), ending, ...(isRebuilt && {rebuilt: true})}, at);
	writer.expectMessage();
}

function inLogin(state: ConversationState, line: ClientLine): void {
	const {text, at} = line;
	if (!isCommandLine(text)) {
		sent(state, line);
	} else if (state.writer.state.phase.name === 'auth') {
		state.held = {...state.held, doubtful: {text, at}};
	} else {
		dropThrough(state.writer, 'AUTH', at);
		sent(state, line);
	}
}

function inMessage(state: ConversationState, {text, at, ending = 'CRLF'}: ClientLine): void {
	const {writer} = state;
	if (text === '.') {
		writer.flush(at);
		// Read as a message by what was asked: the log lacks the 354.
		const isBlind = writer.state.phase.name !== 'message';
		writer.endMessage(at);
		if (isBlind) {
			dropThrough(writer, 'DATA', at);
		}
	} else if (!writer.contentSeen && standsForContent(text)) {
		state.held = {...state.held, direction: {text, at}};
	} else {
		writer.keep(toBytes(text + endings[ending]), at);
	}
}

function inChunk(state: ConversationState, line: ClientLine): void {
	const {writer} = state;
	const {text, at} = line;
	if (isCommandLine(text)) {
		fillChunk(writer, at);
		fromClient(state, {text, at});
		return;
	}

	const {phase} = writer.state;
	const remaining = phase.name === 'chunk' ? phase.remaining - writer.octetsKept : 0;
	const bytes = toBytes(`${text}\r\n`);
	writer.keep(bytes.subarray(0, Math.max(remaining, 0)), at);
	if (bytes.length >= remaining) {
		writer.flush(at);
		writer.expectMessage();
	}
}
