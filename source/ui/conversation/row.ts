/** A row of the conversation, and the ways to make one. */
import {type Piece, piece} from '../screen/lines.ts';

export type ConversationRow = {
	readonly entryId: number;
	/** Row of its entry: the first one carries the time. */
	readonly part: number;
	/** Null where a recording does not tell. */
	readonly at: number | null;
	readonly secure: boolean;
	/** Client, server, or the program itself. */
	readonly who: 'C' | 'S' | ' ';
	readonly pieces: readonly Piece[];
	/** At the right edge. */
	readonly note: readonly Piece[];
};

/** More than this of one entry is folded, so that an entry costs what it shows. */
export const rowLimits = {
	replyLines: 500,
	closedMessage: {head: 40, tail: 20},
	openMessage: {head: 400, tail: 100},
} as const;

export type MadeRow = Omit<ConversationRow, 'part'>;
export type MakeRow = (pieces: readonly Piece[], note?: readonly Piece[], who?: 'C' | 'S' | ' ') => MadeRow;

/** Two spaces between each two. */
export function spaced(pieces: readonly Piece[]): Piece[] {
	return pieces.flatMap((part, index) => (index === 0 ? [part] : [piece('  '), part]));
}
