/**
 * A reply as the server sent it (RFC 5321 §4.2): three digits, then `-` on every line but the last.
 * What does not have that form is `Malformed`: data with a name, because it is what the user came to see.
 */
import type {EnhancedStatus} from './enhanced-status.ts';

/** How a line ended on the wire. `none`: the connection, or a limit, cut it off. */
export type LineEnding = 'CRLF' | 'LF' | 'CR' | 'none';

export type ReplyLine = {
	/** Text after the code and its separator, decoded as UTF-8 (bytes that are not become U+FFFD). Unescaped. */
	readonly text: string;
	/** The whole line as received, without its ending. */
	readonly bytes: Uint8Array;
	readonly ending: LineEnding;
	/** True when the line was over the limit and only its beginning is here. */
	readonly truncated: boolean;
	/** The code of this line where it is another than the reply's, which is that of its last line. */
	readonly code?: number;
	/** The text follows the code with neither space nor hyphen, as in `250OK`. */
	readonly glued?: true;
};

export type Reply = {
	readonly type: 'reply';
	/** 100 to 599; other three-digit numbers are malformed. Of the last line, should the lines differ. */
	readonly code: number;
	/** The enhanced status code of the last line that carries one (RFC 2034), or null. */
	readonly enhanced: EnhancedStatus | null;
	readonly lines: readonly ReplyLine[];
	/** False when the last line (`250 …`) never came: cut off, or over a limit. */
	readonly complete: boolean;
};

export type MalformedProblem =
	/** The line does not begin with three digits of a reply code. */
	| 'no-code'
	/** Three digits, but what follows does not end a number. */
	| 'bad-separator'
	/** No line end within the limit; the rest of the line was thrown away. */
	| 'line-too-long'
	/** More lines or octets than a reply may have; `bytes` is the line that went over. */
	| 'reply-too-long'
	/** The connection ended inside a line. */
	| 'cut-off';

export type Malformed = {
	readonly type: 'malformed';
	readonly problem: MalformedProblem;
	/** What came, at most the line limit. */
	readonly bytes: Uint8Array;
	readonly ending: LineEnding;
};

export type Received = Reply | Malformed;

/**
 * What stands before the text of a line on the wire: `250-`, `250 ` for the last, `250` where nothing parts them.
 * A reply that was cut off has no last line.
 */
export function replyMark(
	{code, lines, complete}: Pick<Reply, 'code' | 'lines' | 'complete'>,
	index: number,
): {readonly code: number; readonly separator: '-' | ' ' | ''} {
	const line = lines[index];
	const last = complete && index === lines.length - 1;
	return {code: line?.code ?? code, separator: line?.glued ? '' : last ? ' ' : '-'};
}
