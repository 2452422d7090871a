/** The server's bytes: replies, and what follows from those to commands that the capture lacks. */
import type {Received} from '../../../protocol/reply.ts';
import {isNegative} from '../../../protocol/reply-class.ts';
import {answeredCommand} from '../../answered-command.ts';
import {isRecord, newPassage} from '../tls-passage.ts';
import {encrypted} from './encrypted.ts';
import {add, type DialogueState, dropAwaited, flush, sendData} from './state.ts';

/** `bytes` come in order, and begin and end anywhere. `at`: milliseconds. */
export function fromServer(state: DialogueState, bytes: Uint8Array, at: number): void {
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
			// What came in clear behind the 220 was put there by someone else (RFC 3207 §4).
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
		state.chunkRefused =
			head?.verb === 'BDAT' && isNegative(item.code) && state.session.phase.name === 'chunk';
	}

	add(state, {type: 'received', at, item});
}

/** Some codes show what they answer; where the capture lacks something, they show what is lost. */
function supplyLacking(state: DialogueState, code: number, at: number): void {
	const verb = answeredCommand(code);
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

/** Of a reply that goes on in what the capture lacks there is only the beginning; or all that was due is lacking. */
export function cutReply(state: DialogueState, at: number): void {
	const items = state.parser.end();
	for (const item of items) {
		add(state, {type: 'received', at, item});
	}

	if (items.length === 0) {
		// The client's next line shows whether a 354 was among it.
		const {awaiting} = state.session;
		const data = awaiting.findIndex(({verb}) => verb === 'DATA' || verb === 'DATA-END');
		dropAwaited(state, data === -1 ? awaiting.length : data, at);
	}
}
