/** A message of a session: one entry after DATA, one for each chunk after BDAT, with the MAIL that opened it. */
import {type Command, parseCommand} from '../protocol/command.ts';
import {unstuff} from '../protocol/dot-stuffing.ts';
import type {Entry, SentMessageEntry} from '../session/entry.ts';
import {flatten, octetsOf} from '../session/rope.ts';

export type SentMessage = {
	/** At least one. */
	readonly parts: readonly SentMessageEntry[];
	readonly last: SentMessageEntry;
	/** Null where the recording does not have it. */
	readonly mail: Command | null;
	readonly octets: number;
	readonly lines: number;
	readonly complete: boolean;
};

/** The one that holds the entry, or the nearest before it; else the last one. */
export function sentMessageAt(entries: readonly Entry[], selected: Entry | null): SentMessage | null {
	const before = selected ? entries.findLastIndex(entry => entry.id <= selected.id && isMessage(entry)) : -1;
	const at = before === -1 ? entries.findLastIndex(isMessage) : before;
	const found = entries[at];
	if (!found || !isMessage(found)) {
		return null;
	}

	const parts = found.verb === 'DATA' ? [found] : chunksAround(entries, at);
	const last = parts.at(-1) ?? found;
	return {
		parts,
		last,
		mail: mailBefore(entries, at),
		octets: parts.reduce((sum, {octets}) => sum + octets, 0),
		lines: parts.reduce((sum, {lines}) => sum + lines, 0),
		complete: last.complete,
	};
}

export type SentContent = {
	/** As the server will store it, without the dots that were for the wire. */
	readonly bytes: Uint8Array;
	/** The end is missing: more was sent than is kept. */
	readonly truncated: boolean;
	/** Lines whose first dot was doubled. */
	readonly dots: number;
};

/** More than this of one message is not read. */
const limit = 8 * 1024 * 1024;

/** In order, parts of BDAT joined, dots of DATA undone (RFC 5321 §4.5.2): the first `most` octets. */
export function contentOf({parts}: SentMessage, most = limit): SentContent {
	const pieces: Uint8Array[] = [];
	let room = most;
	let truncated = false;
	let dots = 0;
	for (const {content, verb, truncated: cut} of parts) {
		const sent = flatten(content, room);
		const piece = verb === 'DATA' ? unstuff(sent) : sent;
		room -= sent.length;
		dots += sent.length - piece.length;
		truncated ||= cut || sent.length < octetsOf(content);
		pieces.push(piece);
	}

	const [only] = pieces;
	return {bytes: pieces.length === 1 && only ? only : Buffer.concat(pieces), truncated, dots};
}

function isMessage(entry: Entry): entry is SentMessageEntry {
	return entry.type === 'sent' && entry.kind === 'message';
}

function chunksAround(entries: readonly Entry[], at: number): SentMessageEntry[] {
	const first = entries.findLastIndex((entry, index) => index < at && isBoundary(entry)) + 1;
	const end = entries.findIndex((entry, index) => index > at && isBoundary(entry));
	return entries.slice(first, end === -1 ? undefined : end).filter(isMessage);
}

function isBoundary(entry: Entry): boolean {
	return (
		entry.type === 'connected' ||
		(entry.type === 'sent' &&
			(entry.verb === 'MAIL' || entry.verb === 'RSET' || (entry.kind === 'message' && entry.verb === 'DATA')))
	);
}

function mailBefore(entries: readonly Entry[], at: number): Command | null {
	const mail = entries.findLast(
		(entry, index) => index < at && entry.type === 'sent' && entry.verb === 'MAIL',
	);
	return mail?.type === 'sent' && mail.kind === 'command' ? parseCommand(mail.line) : null;
}
