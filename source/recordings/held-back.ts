/** Lines whose meaning only the line after them tells. */

import type {LineEnding} from '../protocol/reply.ts';
import type {EventWriter} from './event-writer.ts';
import {dropUnanswered, writeSecured} from './left-out.ts';
import {toBytes} from './log-line.ts';
import {recordedTls} from './recorded-tls.ts';
import type {ReplyLines} from './reply-lines.ts';
import {isCommandLine, octetsNamed, standsForContent} from './shapes.ts';

type Held = {readonly text: string; readonly at: number | null};
type Note = {readonly about: string; readonly text: string; readonly at: number | null};
type Securing = Held & {readonly ending: LineEnding; readonly notes: Note[]};
type Orphan = Held & {readonly verb: 'DATA' | 'AUTH'};

/** The line that follows: text from the client, or the code of a reply. Neither at the end of the log. */
export type Following = {readonly line?: string; readonly code?: string};

export type HeldBack = {
	/** A stage direction stands where the message should. */
	readonly holdsDirection: boolean;
	/** What the 354 or 334 that is held back asks to go on with. */
	readonly asked: 'DATA' | 'AUTH' | undefined;
	/** Words in place of a message. */
	holdDirection(text: string, at: number | null): void;
	/** A 354 or 334 to nothing: the command may have been left out, or it is a stray reply. */
	holdOrphan(text: string, verb: 'DATA' | 'AUTH', at: number | null): void;
	/** After a 334, what may be its answer or a command. */
	holdDoubtful(text: string, at: number | null): void;
	/** After the 220 to STARTTLS: whether there was a handshake, the answer tells. */
	holdSecuring(text: string, ending: LineEnding, at: number | null): void;
	/** A line is held whose answer is still to come. */
	readonly holdsLine: boolean;
	/** A line went unanswered there: what follows is in clear text. */
	readonly gaveUpTls: boolean;
	/** What a tool says while a line is held comes after it. False where none is. */
	holdNote(about: string, text: string, at: number | null): boolean;
	/** Decides what was held, by the line that follows it. */
	settle(following: Following, at: number | null): void;
};

export function createHeldBack(writer: EventWriter, replies: ReplyLines): HeldBack {
	let direction: Held | undefined;
	let orphan: Orphan | undefined;
	let doubtful: Held | undefined;
	let securing: Securing | undefined;
	let gaveUpTls = false;

	function settleDirection({text, at: then}: Held, next: string | undefined, at: number | null): void {
		if (next !== undefined && next !== '.' && !isCommandLine(next)) {
			writer.keep(toBytes(`${text}\r\n`), then);
			return;
		}

		writer.leaveOutContent(octetsNamed(text), then);
		if (next !== '.') {
			writer.endMessage(at);
		}
	}

	function settleOrphan({text, at: then, verb}: Orphan, next: string | undefined): void {
		if (next !== undefined && !isCommandLine(next) && !standsForContent(next)) {
			writer.note('recording/command-left-out', `The recording leaves out ${verb}.`, then);
			writer.add({type: 'sent', bytes: toBytes(verb), ending: 'CRLF'}, then);
			if (!replies.open) {
				dropUnanswered(writer, text.slice(0, 3), then);
			}
		}

		replies.hear(text, then);
	}

	function settleDoubtful({text, at: then}: Held, code: string | undefined): void {
		// Nobody's password is QUIT; at the end of a log it is how a client gives up.
		const taken = code === undefined ? isQuit(text) : code.startsWith('2') && code !== '235';
		const readAs = taken ? {readAs: 'command' as const} : {};
		writer.add({type: 'sent', bytes: toBytes(text), ending: 'CRLF', ...readAs}, then);
	}

	/** A log written inside the program goes on in clear text after the handshake; so does who knows of none. */
	function settleSecuring({text, at: then, ending, notes}: Securing, answered: boolean): void {
		gaveUpTls = !answered;
		if (answered) {
			writeSecured(writer, recordedTls(), then);
		}

		writer.add({type: 'sent', bytes: toBytes(text), ending}, then);
		writer.expectMessage();
		for (const note of notes) {
			writer.note(note.about, note.text, note.at);
		}
	}

	return {
		get holdsDirection() {
			return direction !== undefined;
		},
		get asked() {
			return orphan?.verb;
		},
		holdDirection(text, at) {
			direction = {text, at};
		},
		holdOrphan(text, verb, at) {
			orphan = {text, at, verb};
		},
		holdDoubtful(text, at) {
			doubtful = {text, at};
		},
		holdSecuring(text, ending, at) {
			securing = {text, ending, at, notes: []};
		},
		get holdsLine() {
			return securing !== undefined || doubtful !== undefined;
		},
		get gaveUpTls() {
			return gaveUpTls;
		},
		holdNote(about, text, at) {
			securing?.notes.push({about, text, at});
			return securing !== undefined;
		},
		settle({line, code}, at) {
			const held = {direction, orphan, doubtful, securing};
			securing = undefined;
			direction = undefined;
			orphan = undefined;
			doubtful = undefined;
			if (held.direction) {
				settleDirection(held.direction, line, at);
			}

			if (held.orphan) {
				settleOrphan(held.orphan, line);
			}

			if (held.securing) {
				settleSecuring(held.securing, code !== undefined && /^[23]/.test(code));
			}

			if (held.doubtful) {
				settleDoubtful(held.doubtful, code);
			}
		},
	};
}

function isQuit(text: string): boolean {
	return /^quit[ \t]*$/i.test(text);
}
