/** Where the reading of a captured conversation stands, and the ways in which it goes on. */
import type {Line, LineSplitter} from '../../../protocol/line-splitter.ts';
import type {ReplyParser} from '../../../protocol/reply-parser.ts';
import {CONTENT_LIMIT} from '../../../session/reduce-sent.ts';
import {reduce} from '../../../session/reducer.ts';
import type {SessionEvent} from '../../../session/session-event.ts';
import type {SessionState} from '../../../session/state.ts';
import type {MessageBuffer} from '../../message-buffer.ts';
import {isCommandLine} from '../../shapes.ts';
import type {TlsPassage} from '../tls-passage.ts';

export type DialogueOptions = {
	readonly protocol: 'smtp' | 'lmtp';
	readonly implicitTls: boolean;
	/** Absent when the capture begins within the connection. */
	readonly connected?: SessionEvent & {readonly type: 'connected'};
	readonly mayAdd: () => boolean;
};

export type DialogueState = {
	readonly options: DialogueOptions;
	readonly events: SessionEvent[];
	readonly parser: ReplyParser;
	readonly splitter: LineSplitter;
	readonly content: MessageBuffer;
	session: SessionState;
	messageOctets: number;
	isFull: boolean;
	tls: {readonly passage: TlsPassage; readonly clearBytes: Uint8Array} | null;
	/** The capture lacks something of this side. */
	readonly lacks: {client: boolean; server: boolean};
	/** BDAT was refused before its octets came: the client may not send them. */
	chunkRefused: boolean;
};

/** Events beyond what may be kept are left out. */
export function add(state: DialogueState, event: SessionEvent): void {
	state.isFull ||= !state.options.mayAdd();
	if (!state.isFull) {
		state.events.push(event);
		state.session = reduce(state.session, event).state;
	}
}

/** A line of the message, its ending included. */
export function keep(state: DialogueState, bytes: Buffer, at: number): void {
	state.content.add(bytes, 1);
	if (state.content.isFull()) {
		flush(state, at);
	}
}

/** Writes the lines of the message that were kept. */
export function flush(state: DialogueState, at: number): void {
	const piece = state.content.take();
	if (piece) {
		const octets = piece.bytes.length;
		const bytes = state.messageOctets < CONTENT_LIMIT ? piece.bytes : new Uint8Array(0);
		add(state, {type: 'content', at, bytes, octets, lines: piece.lines});
		state.messageOctets += octets;
	}
}

/** A line that the capture lacks, and without which the rest could not be read. */
export function sendData(state: DialogueState, at: number): void {
	add(state, {type: 'sent', at, bytes: new Uint8Array(Buffer.from('DATA')), ending: 'CRLF', rebuilt: true});
}

/** The first of the commands that wait for a reply get none. */
export function dropAwaited(state: DialogueState, count: number, at: number): void {
	for (let dropped = 0; dropped < count; dropped++) {
		add(state, {type: 'unanswered', at});
	}
}

export function isCommand({bytes}: Line): boolean {
	return isCommandLine(Buffer.from(bytes.subarray(0, 600)).toString('latin1'));
}

/** The server's answer is not in the capture; what comes next shows that there was one. */
export function dropThrough(state: DialogueState, verb: string, at: number): void {
	dropAwaited(state, state.session.awaiting.findLastIndex(item => item.verb === verb) + 1, at);
}
