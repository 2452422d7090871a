/** A message and its parts, as they stand in the bytes. */
import type {ReadField} from './header-fields.ts';

export type MessagePart = {
	/** `1`, `1.2` … as IMAP counts; the empty string for the message itself. */
	readonly path: string;
	readonly fields: readonly ReadField[];
	/** In small letters; `text/plain` where no type is given (RFC 2045 §5.2). */
	readonly type: string;
	/** False when the type is that default. */
	readonly typeGiven: boolean;
	readonly parameters: Readonly<Record<string, string>>;
	readonly charset: string | null;
	/** In small letters; `7bit` where none is given. */
	readonly encoding: string;
	readonly disposition: string | null;
	/** Name of the file, decoded (RFC 2231, or encoded words as many programs write). Unescaped, not fit for a path. */
	readonly name: string | null;
	readonly contentId: string | null;
	/** As it stands in the message, still encoded. */
	readonly body: Uint8Array;
	/** Octets of that body. */
	readonly octets: number;
	/** Where the body begins: octets from the start of the message (of the inner message, inside one that was encoded). */
	readonly offset: number;
	readonly children: readonly MessagePart[];
	readonly remarks: readonly ReadRemark[];
};

export type ReadRemark =
	| 'no-blank-line'
	| 'no-body'
	| 'mbox-line'
	/** A byte order mark, or empty lines, before the first field. */
	| 'leading-mark'
	| 'leading-empty-lines'
	/** A line among the fields that is not one. */
	| 'broken-line'
	| 'header-too-long'
	| 'too-many-fields'
	| 'header-8bit'
	| 'header-8bit-guessed'
	| 'no-boundary'
	| 'boundary-not-found'
	| 'not-closed'
	| 'too-many-parts'
	| 'too-deep'
	| 'unknown-charset'
	/** A message inside, encoded though RFC 2046 §5.2.1 forbids it. */
	| 'encoded-message';
