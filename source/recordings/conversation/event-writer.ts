/**
 * The events of one recorded conversation, one after the other. The reducer runs along, so that a line is read
 * here in the phase in which it will be read there; lines of a message are gathered into pieces.
 */

import type {DeliveryReport} from '../../session/entry.ts';
import {reduce} from '../../session/reducer.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {initialState, type SessionState, withSituation} from '../../session/state.ts';
import {createClock} from '../clock.ts';
import {toBytes} from '../log-line.ts';
import {createMessageBuffer} from '../message-buffer.ts';

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at' | 'untimed'> : never;

export type EventWriter = {
	readonly events: readonly SessionEvent[];
	/** Where the events so far have led. */
	readonly state: SessionState;
	/** Something of the message that goes on was written, or kept to be written. */
	readonly contentSeen: boolean;
	/** Octets of the message that are kept and not yet written. */
	readonly octetsKept: number;
	/** True when there is room for no more: the line is only counted. */
	isFull(): boolean;
	/** Forgets the state, not the events: the server is now known by this name. */
	startSession(host: string): void;
	speakLmtp(): void;
	add(event: WithoutTime<SessionEvent>, at: number | null): void;
	note(about: string, text: string, at: number | null, delivery?: DeliveryReport): void;
	/** A line of the message, with its ending. */
	keep(bytes: Uint8Array, at: number | null): void;
	/** Writes the lines that are kept. */
	flush(at: number | null): void;
	/** The message, or what is left of it, of which the log shows nothing. */
	leaveOutContent(octets: number, at: number | null): void;
	/** The dot. */
	endMessage(at: number | null): void;
	/** What comes next begins a message, if it is one. */
	expectMessage(): void;
	/** Milliseconds since 1970, or null where the recording tells no date. */
	startedAt(): number | null;
};

/** `mayAdd`: false when the recording has as many events as are kept. */
export function createEventWriter(mayAdd: () => boolean): EventWriter {
	const clock = createClock();
	const events: SessionEvent[] = [];
	const content = createMessageBuffer();
	let state: SessionState = initialState('smtp', '');
	let contentSeen = false;
	let full = false;

	function add(event: WithoutTime<SessionEvent>, at: number | null): void {
		const timed: SessionEvent = {...event, ...clock.moment(at)};
		full ||= !mayAdd();
		if (!full) {
			events.push(timed);
			state = reduce(state, timed).state;
		}
	}

	function flush(at: number | null): void {
		const piece = content.take();
		if (piece) {
			add({type: 'content', ...piece, octets: piece.bytes.length}, at);
		}
	}

	function note(about: string, text: string, at: number | null, delivery?: DeliveryReport): void {
		flush(at);
		add({type: 'note', about, text, ...(delivery && {delivery})}, at);
	}

	return {
		events,
		startedAt: clock.start,
		get state() {
			return state;
		},
		get contentSeen() {
			return contentSeen;
		},
		get octetsKept() {
			return content.octets;
		},
		isFull: () => full && !mayAdd(),
		startSession(host) {
			state = initialState('smtp', host);
		},
		speakLmtp() {
			state = withSituation(state, {protocol: 'lmtp'});
		},
		add,
		note,
		keep(bytes, at) {
			content.add(bytes, 1);
			contentSeen = true;
			if (content.isFull()) {
				flush(at);
			}
		},
		flush,
		leaveOutContent(octets, at) {
			add({type: 'content', bytes: new Uint8Array(0), octets, lines: 0}, at);
			const text = 'The recording does not contain the message.';
			add({type: 'note', about: 'recording/content-left-out', text}, at);
			contentSeen = true;
		},
		endMessage(at) {
			add({type: 'sent', bytes: toBytes('.'), ending: 'CRLF'}, at);
			contentSeen = false;
		},
		expectMessage() {
			contentSeen = false;
		},
	};
}
