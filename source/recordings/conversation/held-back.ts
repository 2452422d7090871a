/** Lines whose meaning only the line after them decides. Data and a step; what a line turns out to be is written. */
import type {LineEnding} from '../../protocol/reply.ts';
import {isPositiveCompletion} from '../../protocol/reply-class.ts';
import {toBytes} from '../log-line.ts';
import {recordedTls} from '../recorded-tls.ts';
import {isCommandLine, octetsNamed, standsForContent} from '../shapes.ts';
import type {EventWriter} from './event-writer.ts';
import {dropUnanswered, writeSecured} from './left-out.ts';
import type {ReplyLines} from './reply-lines.ts';

type Held = {readonly text: string; readonly at: number | null};
type HeldNote = {readonly about: string; readonly text: string; readonly at: number | null};
type Orphan = Held & {readonly verb: 'DATA' | 'AUTH'};
type Securing = Held & {readonly ending: LineEnding; readonly notes: readonly HeldNote[]};

export type HeldBack = {
	/** Words in place of a message: whether they are all of it. */
	readonly direction?: Held;
	/** A 354 or 334 to nothing: the command may have been left out, or it is a stray reply. */
	readonly orphan?: Orphan;
	/** After a 334, what may be its answer or a command. */
	readonly doubtful?: Held;
	/** The first line after the 220 to STARTTLS: whether there was a handshake, the answer shows. */
	readonly securing?: Securing;
	/** A line went unanswered there: what follows is in clear text. */
	readonly gaveUpTls: boolean;
};

export const nothingHeld: HeldBack = {gaveUpTls: false};

/** A line is held whose answer is still to come. */
export function holdsLine({securing, doubtful}: HeldBack): boolean {
	return securing !== undefined || doubtful !== undefined;
}

/** What a tool notes while a line is held comes after it; null where none is held. */
export function withNote(held: HeldBack, note: HeldNote): HeldBack | null {
	const {securing} = held;
	return securing ? {...held, securing: {...securing, notes: [...securing.notes, note]}} : null;
}

/** The line that follows: text from the client, or the code of a reply. Neither at the end of the log. */
export type Following = {readonly line?: string; readonly code?: string};

/** Where the lines go when it is known what they are. */
export type Written = {readonly writer: EventWriter; readonly replies: ReplyLines};

/** Decides what was held, by the line that follows it. */
export function settle(held: HeldBack, following: Following, written: Written, at: number | null): HeldBack {
	const {direction, orphan, doubtful, securing, gaveUpTls} = held;
	const {line, code} = following;
	if (direction) {
		settleDirection(written, direction, line, at);
	}

	if (orphan) {
		settleOrphan(written, orphan, line);
	}

	const isAnswered = code !== undefined && /^[23]/.test(code);
	if (securing) {
		settleSecuring(written, securing, isAnswered);
	}

	if (doubtful) {
		settleDoubtful(written, doubtful, code);
	}

	return {gaveUpTls: securing ? !isAnswered : gaveUpTls};
}

function settleDirection(
	{writer}: Written,
	{text, at: then}: Held,
	next: string | undefined,
	at: number | null,
): void {
	if (next !== undefined && next !== '.' && !isCommandLine(next)) {
		writer.keep(toBytes(`${text}\r\n`), then);
		return;
	}

	writer.leaveOutContent(octetsNamed(text), then);
	if (next !== '.') {
		writer.endMessage(at);
	}
}

function settleOrphan(
	{writer, replies}: Written,
	{text, at: then, verb}: Orphan,
	next: string | undefined,
): void {
	if (next !== undefined && !isCommandLine(next) && !standsForContent(next)) {
		writer.note('recording/command-left-out', `The recording does not contain ${verb}.`, then);
		writer.add({type: 'sent', bytes: toBytes(verb), ending: 'CRLF'}, then);
		if (!replies.open) {
			dropUnanswered(writer, text.slice(0, 3), then);
		}
	}

	replies.add(text, then);
}

function settleDoubtful({writer}: Written, {text, at: then}: Held, code: string | undefined): void {
	// QUIT is not a password; at the end of a log it is how a client gives up.
	const isCommand = code === undefined ? isQuit(text) : isPositiveCompletion(Number(code)) && code !== '235';
	const readAs = isCommand ? {readAs: 'command' as const} : {};
	writer.add({type: 'sent', bytes: toBytes(text), ending: 'CRLF', ...readAs}, then);
}

/** A log written inside the program goes on in clear text after the handshake; so does a tool that knows of none. */
function settleSecuring(
	{writer}: Written,
	{text, at: then, ending, notes}: Securing,
	isAnswered: boolean,
): void {
	if (isAnswered) {
		writeSecured(writer, recordedTls(), then);
	}

	writer.add({type: 'sent', bytes: toBytes(text), ending}, then);
	writer.expectMessage();
	for (const note of notes) {
		writer.note(note.about, note.text, note.at);
	}
}

function isQuit(text: string): boolean {
	return /^quit[ \t]*$/i.test(text);
}
