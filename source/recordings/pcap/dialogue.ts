/**
 * The bytes of one connection, as they were captured, to session events. Nothing is mended here: what was on the wire is
 * the conversation. What the capture lacks is said where it is missing. From STARTTLS' 220 on, both directions are TLS.
 */

import {createLineSplitter} from '../../protocol/line-splitter.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {initialState} from '../../session/state.ts';
import type {TransportError} from '../../transport/types.ts';
import {createMessageBuffer} from '../message-buffer.ts';
import {endTls} from './dialogue/encrypted.ts';
import {cutLine, fromClient} from './dialogue/from-client.ts';
import {cutReply, fromServer} from './dialogue/from-server.ts';
import {add, type DialogueOptions, type DialogueState, flush, sendData} from './dialogue/state.ts';
import {newPassage, type Speaker} from './tls-passage.ts';

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

/** `at`, of every method: milliseconds since the connection began. */
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

function gap(state: DialogueState, from: Speaker, octets: number, at: number): void {
	flush(state, at);
	if (state.tls) {
		return;
	}

	state.lacks[from] = true;
	from === 'client' ? cutLine(state, octets, at) : cutReply(state, at);
	const text = `The capture lacks ${withCommas(octets)} octets that the ${from} sent here.`;
	add(state, {type: 'note', at, about: 'capture/gap', text});
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
