/**
 * An entry as rows of the conversation. Multi-line replies are one row with a count until selected; a message
 * shows its lines. What cannot be counted without being read is never read: `countRows` costs nothing.
 */
import type {MalformedProblem} from '../protocol/reply.ts';
import {visibleBytes} from '../protocol/visible.ts';
import type {CapabilitiesEntry, Entry, ReplyEntry, SentEntry, SentMessageEntry} from '../session/entry.ts';
import type {TlsFacts} from '../transport/types.ts';
import {type Piece, piece} from './lines.ts';
import {endsOf} from './message-lines.ts';
import {styleOfCode} from './theme.ts';
import {shortCipher, verdicts} from './tls-words.ts';

export type ConversationRow = {
	readonly entryId: number;
	/** Row of its entry: the first one carries the time. */
	readonly part: number;
	readonly at: number;
	readonly secure: boolean;
	/** Client, server, or the program itself. */
	readonly who: 'C' | 'S' | ' ';
	readonly pieces: readonly Piece[];
	/** At the right edge. */
	readonly note: readonly Piece[];
};

/** The entries, and which one is opened. */
export type Conversation = {
	readonly entries: readonly Entry[];
	readonly openId: number | null;
};

const most = {
	replyLines: 500,
	closedMessage: {head: 40, tail: 20},
	openMessage: {head: 400, tail: 100},
} as const;

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
			return open ? Math.min(entry.lines.length, most.replyLines) : 1;
		case 'sent':
			return entry.kind === 'message' ? countMessageRows(entry, open) : 1;
		default:
			return 1;
	}
}

function countMessageRows({lines}: SentMessageEntry, open: boolean): number {
	const {head, tail} = open ? most.openMessage : most.closedMessage;
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
		at: entry.at,
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

type MadeRow = Omit<ConversationRow, 'part'>;
type MakeRow = (pieces: readonly Piece[], note?: readonly Piece[], who?: 'C' | 'S' | ' ') => MadeRow;

function rowsOfEntry(
	entry: Entry,
	row: MakeRow,
	open: boolean,
	capabilities: CapabilitiesEntry | null,
): MadeRow[] {
	switch (entry.type) {
		case 'attempt': {
			const {address, port, outcome, elapsed} = entry.attempt;
			const failed = outcome !== 'abandoned';
			return [
				row([
					piece(
						`${failed ? '✗' : '·'} ${place(address, port)} ${outcomeWords[outcome] ?? 'failed'} after ${round(elapsed)} ms`,
						'dim',
					),
				]),
			];
		}

		case 'connected':
			return [
				row([
					piece(`⇄ connected to ${place(entry.address, entry.port)} in ${round(entry.elapsed)} ms`, 'dim'),
				]),
				...(entry.tls ? [row(tlsPieces(entry.tls))] : []),
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
				row(tlsPieces(entry.tls), entry.clearBytes.length > 0 ? [piece('! bytes in clear', 'bad')] : []),
			];
		case 'note':
			return [row([piece(`· ${entry.text}`, 'dim')])];
		case 'failed':
			return [row([piece(`✗ ${entry.error.message}`, 'bad')])];
		case 'closed':
			return [row([piece(`■ closed by ${entry.by === 'server' ? 'the server' : 'us'}`, 'dim')])];
		case 'capabilities':
			return [];
	}
}

function rowsOfSent(entry: SentEntry, row: MakeRow, open: boolean): MadeRow[] {
	if (entry.kind === 'message') {
		return rowsOfMessage(entry, row, open);
	}

	const notes = [
		...(entry.ending === 'CRLF'
			? []
			: [piece(entry.ending === 'none' ? 'no line end' : `bare ${entry.ending}`, 'warn')]),
		...(entry.remarks.length > 0 ? [piece('remark', 'warn')] : []),
	];
	const shown =
		entry.kind === 'message-line' ? [piece('│ ', 'dim'), piece(entry.line)] : [piece(entry.line, 'strong')];
	return [row(shown, spaced(notes), 'C')];
}

function rowsOfMessage(
	{content, lines, octets, complete}: SentMessageEntry,
	row: MakeRow,
	open: boolean,
): MadeRow[] {
	const {head, tail} = open ? most.openMessage : most.closedMessage;
	const ends = endsOf(content, lines, head, tail);
	const size = [piece(`${octets.toLocaleString('en')} bytes${complete ? '' : ' so far'}`, 'dim')];
	const shown = (text: string) => row([piece('│ ', 'dim'), piece(text)], [], 'C');
	const skipped = lines - head - tail;
	const rows = [
		...ends.head.map(shown),
		...(skipped > 0 ? [row([piece(`┊ ${skipped.toLocaleString('en')} more lines`, 'dim')], [], 'C')] : []),
		...ends.tail.map(shown),
	];
	const [first = row([piece('│', 'dim')], [], 'C'), ...others] = rows;
	return [{...first, note: size}, ...others];
}

function rowsOfReply(
	{code, lines, complete, recipient, answers}: ReplyEntry,
	row: MakeRow,
	open: boolean,
	capabilities: CapabilitiesEntry | null,
): MadeRow[] {
	const style = styleOfCode(code);
	const note = spaced([
		...(answers === null ? [piece('unasked', 'warn')] : []),
		...(complete ? [] : [piece('cut off', 'bad')]),
		...(recipient === null ? [] : [piece(recipient, 'dim')]),
		...replyCount(lines.length, capabilities),
	]);
	const shown = (index: number): readonly Piece[] => {
		const last = index === lines.length - 1 && complete;
		return [piece(`${code}`, style), piece(last ? ' ' : '-', 'dim'), piece(lines[index]?.text ?? '')];
	};

	const count = open ? Math.min(lines.length, most.replyLines) : 1;
	return Array.from({length: count}, (_, index) => row(shown(index), index === 0 ? note : [], 'S'));
}

function replyCount(lines: number, capabilities: CapabilitiesEntry | null): Piece[] {
	if (capabilities?.changes) {
		const {appeared, vanished, changed} = capabilities.changes;
		const words = [
			...appeared.map(word => `+${word}`),
			...vanished.map(word => `−${word}`),
			...changed.map(word => `~${word}`),
		];
		return [piece(words.length === 0 ? 'nothing new' : few(words), words.length === 0 ? 'dim' : 'plain')];
	}

	if (capabilities) {
		return [piece(`${capabilities.keywords.length} keywords`, 'dim')];
	}

	return lines > 1 ? [piece(`${lines} lines`, 'dim')] : [];
}

function few(words: readonly string[]): string {
	return words.length <= 4 ? words.join(' ') : `${words.slice(0, 3).join(' ')} and ${words.length - 3} more`;
}

function capabilitiesAfter(entries: readonly Entry[], index: number): CapabilitiesEntry | null {
	const next = entries[index + 1];
	return next?.type === 'capabilities' && next.replyId === entries[index]?.id ? next : null;
}

function tlsPieces(tls: TlsFacts): Piece[] {
	const about = [tls.protocol, shortCipher(tls.cipher), tls.group ?? ''].filter(Boolean).join(' ');
	return [piece('▪ ', 'accent'), piece(`${about}  `), ...verdicts(tls)];
}

function spaced(pieces: readonly Piece[]): Piece[] {
	return pieces.flatMap((part, index) => (index === 0 ? [part] : [piece('  '), part]));
}

const problemWords: Readonly<Record<MalformedProblem, string>> = {
	'no-code': 'not a reply',
	'bad-separator': 'not a reply',
	'line-too-long': 'line without end',
	'reply-too-long': 'endless reply',
	'cut-off': 'cut off',
};

const outcomeWords: Readonly<Record<string, string>> = {
	abandoned: 'was given up, another address was faster,',
	refused: 'refused',
	unreachable: 'not reachable',
	'timed-out': 'gave no answer',
	reset: 'closed the connection',
	denied: 'not allowed by the system',
};

function place(address: string, port: number | null): string {
	return port === null ? address : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function round(milliseconds: number): string {
	return milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds).toString();
}
