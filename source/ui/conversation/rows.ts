/**
 * An entry as rows of the conversation. Multi-line replies are one row with a count until selected; a message
 * shows its lines. What cannot be counted without being read is never read: `countRows` costs nothing.
 */

import type {MalformedProblem} from '../../protocol/reply.ts';
import {visibleBytes} from '../../protocol/visible.ts';
import type {CapabilitiesEntry, ConnectedEntry, Entry, SentMessageEntry} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import type {TlsFacts} from '../../transport/types.ts';
import {type Piece, piece} from '../screen/lines.ts';
import {shortCipher, verdicts} from '../screen/tls-words.ts';
import {linesShown} from './message-lines.ts';
import {rowsOfReply} from './reply-rows.ts';
import {type ConversationRow, type MadeRow, type MakeRow, rowLimits} from './row.ts';
import {rowsOfSent} from './sent-rows.ts';

/** The entries, and which one is opened. */
export type Conversation = {
	readonly entries: readonly Entry[];
	readonly openId: number | null;
};

export function countRows({entries, openId}: Conversation, index: number): number {
	const entry = entries[index];
	if (!entry) {
		return 0;
	}

	const open = entry.id === openId;
	switch (entry.type) {
		case 'attempt':
			return entry.attempt.outcome === 'connected' ? 0 : 1;
		case 'capabilities':
			return 0;
		case 'connected':
			return entry.tls ? 2 : 1;
		case 'reply':
			return open ? Math.min(entry.lines.length, rowLimits.replyLines) : 1;
		case 'sent':
			return entry.kind === 'message' ? countMessageRows(entry, open) : 1;
		default:
			return 1;
	}
}

function countMessageRows(entry: SentMessageEntry, open: boolean): number {
	const lines = linesShown(entry);
	const {head, tail} = open ? rowLimits.openMessage : rowLimits.closedMessage;
	return lines <= head + tail ? Math.max(1, lines) : head + 1 + tail;
}

/** All rows of one entry: at most a few hundred. */
export function rowsOf(conversation: Conversation, index: number): readonly ConversationRow[] {
	const entry = conversation.entries[index];
	if (!entry || countRows(conversation, index) === 0) {
		return [];
	}

	const row = (pieces: readonly Piece[], note: readonly Piece[] = [], who: 'C' | 'S' | ' ' = ' ') => ({
		entryId: entry.id,
		at: timeOf(entry),
		secure: entry.secure,
		who,
		pieces,
		note,
	});
	const open = entry.id === conversation.openId;
	return rowsOfEntry(entry, row, open, capabilitiesAfter(conversation.entries, index)).map((made, part) => ({
		...made,
		part,
	}));
}

function rowsOfEntry(
	entry: Entry,
	row: MakeRow,
	open: boolean,
	capabilities: CapabilitiesEntry | null,
): MadeRow[] {
	switch (entry.type) {
		case 'attempt': {
			const {address, port, outcome, elapsed} = entry.attempt;
			// A recording does not show how long it took.
			const after = elapsed === 0 ? '' : ` after ${round(elapsed)} ms`;
			const failed = outcome !== 'abandoned';
			return [
				row([
					piece(
						`${failed ? '✗' : '·'} ${place(address, port)} ${outcomeWords[outcome] ?? 'failed'}${after}`,
						'dim',
					),
				]),
			];
		}

		case 'connected':
			return [
				row(
					[piece(`⇄ ${connectedWords(entry)}`, 'dim')],
					// Another program's log rarely shows how long it took.
					entry.elapsed === 0 ? [] : [piece(`${round(entry.elapsed)} ms`, 'dim')],
				),
				...(entry.tls ? [row(tlsPieces(entry.tls), verdicts(entry.tls))] : []),
			];
		case 'sent':
			return rowsOfSent(entry, row, open);
		case 'reply':
			return rowsOfReply(entry, row, open, capabilities);
		case 'malformed':
			return [
				row(
					[piece(visibleBytes(entry.bytes.subarray(0, 400)))],
					[piece(problemWords[entry.problem], 'bad')],
					'S',
				),
			];
		case 'secured':
			return [
				row(tlsPieces(entry.tls), [
					...(entry.clearBytes.length > 0 ? [piece('! bytes in clear  ', 'bad')] : []),
					...verdicts(entry.tls),
				]),
			];
		case 'note':
			return [row([piece(`· ${entry.text}`, 'dim')])];
		case 'failed':
			return [row([piece(`✗ ${entry.error.message}`, 'bad')])];
		case 'closed':
			return [row([piece(`■ closed by ${entry.by === 'server' ? 'the server' : 'the client'}`, 'dim')])];
		case 'capabilities':
			return [];
	}
}

function capabilitiesAfter(entries: readonly Entry[], index: number): CapabilitiesEntry | null {
	const next = entries[index + 1];
	return next?.type === 'capabilities' && next.replyId === entries[index]?.id ? next : null;
}

function tlsPieces(tls: TlsFacts): Piece[] {
	// A recording need not tell them.
	const about = [tls.protocol, shortCipher(tls.cipher), tls.group ?? ''].filter(
		part => part !== '' && part !== 'unknown',
	);
	return [piece(about.join(' ') || 'TLS', 'accent')];
}

const problemWords: Readonly<Record<MalformedProblem, string>> = {
	'no-code': 'not a reply',
	'bad-separator': 'not a reply',
	'line-too-long': 'line without end',
	'reply-too-long': 'endless reply',
	'cut-off': 'cut off',
};

const outcomeWords: Readonly<Record<string, string>> = {
	abandoned: 'was given up because another address was faster,',
	refused: 'refused',
	unreachable: 'not reachable',
	'timed-out': 'gave no answer',
	reset: 'closed the connection',
	denied: 'not allowed by the system',
};

/** A server may call itself anything: that is not a place one was connected to. */
function connectedWords({host, hostFrom, address, port}: ConnectedEntry): string {
	const to = hostFrom ? '' : address || host;
	return to === '' ? 'connected' : `connected to ${place(to, port)}`;
}

function place(address: string, port: number | null): string {
	return port === null ? address : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function round(milliseconds: number): string {
	return milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds).toString();
}
