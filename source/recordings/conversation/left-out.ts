/** What a log leaves out (an answer, the message, a reply, the handshake), supplied as far as the reducer needs it. */

import type {TlsFacts} from '../../transport/types.ts';
import {answeredCommand} from '../answered-command.ts';
import {toBytes} from '../log-line.ts';
import type {EventWriter} from './event-writer.ts';

const leftOut = '(not in the recording)';

/** The log shows an answer to something that it does not show. */
export function supplyClient(writer: EventWriter, code: string, at: number | null): void {
	const {phase, awaiting} = writer.state;
	const awaited = awaiting.length > 0;
	if (phase.name === 'auth' && !awaited) {
		writer.add({type: 'sent', bytes: toBytes(leftOut), ending: 'CRLF'}, at);
		writer.note(
			'recording/answer-left-out',
			'The recording does not contain the answer to this challenge.',
			at,
		);
	} else if (phase.name === 'message' && !awaited && code !== '421') {
		writer.flush(at);
		if (!writer.contentSeen) {
			writer.leaveOutContent(0, at);
		}

		writer.endMessage(at);
	} else if (phase.name === 'chunk') {
		fillChunk(writer, at);
	}
}

/** What the log does not show of a BDAT chunk. */
export function fillChunk(writer: EventWriter, at: number | null): void {
	writer.flush(at);
	const {phase} = writer.state;
	if (phase.name === 'chunk') {
		writer.leaveOutContent(phase.remaining, at);
		writer.expectMessage();
	}
}

/** Some codes show what they answer; where the queue says otherwise, replies before them are missing. */
export function dropUnanswered(writer: EventWriter, code: string, at: number | null): void {
	const verb = answeredCommand(Number(code));
	if (verb) {
		const before = writer.state.awaiting.findIndex(item => item.verb === verb);
		dropAwaited(writer, before, at);
	}
}

/** The command was answered, though the log does not show how. */
export function dropThrough(writer: EventWriter, verb: string, at: number | null): void {
	const last = writer.state.awaiting.findLastIndex(item => item.verb === verb);
	dropAwaited(writer, last + 1, at);
}

/** What a tool quotes answers the command that it names, or the last one: the log leaves out the replies before it. */
export function dropBefore(writer: EventWriter, verb: string, at: number | null): void {
	const {awaiting} = writer.state;
	const named = awaiting.findLastIndex(item => item.verb === verb);
	dropAwaited(writer, named === -1 ? awaiting.length - 1 : named, at);
}

function dropAwaited(writer: EventWriter, count: number, at: number | null): void {
	for (let dropped = 0; dropped < count; dropped++) {
		writer.add({type: 'unanswered'}, at);
	}
}

/** The handshake itself is not in the log. */
export function writeSecured(writer: EventWriter, tls: TlsFacts, at: number | null): void {
	writer.flush(at);
	writer.add({type: 'secured', tls, elapsed: 0, clearBytes: new Uint8Array(0)}, at);
}
