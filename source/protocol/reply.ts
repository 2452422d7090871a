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
};

export type Reply = {
	readonly type: 'reply';
	/** 100 to 599; other three-digit numbers are malformed. */
	readonly code: number;
	/** The enhanced status code of the last line that carries one (RFC 2034), or null. */
	readonly enhanced: EnhancedStatus | null;
	readonly lines: readonly ReplyLine[];
	/** False when the last line (`250 …`) never came: cut off, over a limit, or the code changed half-way. */
	readonly complete: boolean;
};

export type MalformedProblem =
	/** The line does not begin with three digits of a reply code. */
	| 'no-code'
	/** Three digits, but something other than space, hyphen or the end of the line follows. */
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
