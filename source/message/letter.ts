/** What a user wants sent, and what came of building it. */
import type {Readable} from 'node:stream';

export type Attachment = {
	readonly content:
		| {readonly path: string}
		/** A string is written as UTF-8. */
		| {readonly bytes: Uint8Array | string};
	/** Shown to the receiver; the file's own name where absent, and none where it is empty. */
	readonly name?: string;
	/** MIME type; guessed from the name where absent. */
	readonly type?: string;
	/** Makes it an inline image that the HTML shows as `cid:…`. */
	readonly contentId?: string;
};

/** `auto`: 7bit where the text allows it, else 8bit where the server takes it, else quoted-printable or base64. */
export type TransferEncoding = 'auto' | 'quoted-printable' | 'base64' | '8bit' | 'binary';

export type HeaderField = {readonly name: string; readonly value: string};

export type DkimKey = {
	readonly domain: string;
	readonly selector: string;
	/** PEM text. */
	readonly privateKey: string;
};

/** A message to be built. Address fields take what people type: names, groups, several with commas. */
export type Letter = {
	readonly from: string;
	readonly to?: string;
	readonly cc?: string;
	readonly bcc?: string;
	readonly replyTo?: string;
	readonly subject?: string;
	readonly text?: string;
	readonly html?: string;
	/** Further forms of the text, such as `text/calendar`, behind those two. */
	readonly alternatives?: readonly {readonly type: string; readonly text: string}[];
	readonly attachments?: readonly Attachment[];
	/** Further fields; one that the letter sets itself (`Date`, `Message-ID`) replaces the made one. */
	readonly headers?: readonly HeaderField[];
	/** Lines at the end of the header, as they are: a second Subject, or what is no field at all. */
	readonly headerLines?: readonly string[];
	/** Envelope addresses where they differ from the header; the empty string is the null sender `<>`. */
	readonly envelopeFrom?: string;
	readonly envelopeTo?: readonly string[];
	/** Charset of text, HTML and header; UTF-8 where absent. */
	readonly charset?: string;
	readonly encoding?: TransferEncoding;
	/** The server announced 8BITMIME; `deliver` sees to it by itself. */
	readonly eightBit?: boolean;
	/** Of the Date field and the signature; now where absent. */
	readonly date?: Date;
	/** Right side of the Message-ID; the sender's domain where absent. */
	readonly domain?: string;
	readonly dkim?: DkimKey;
};

/** A finished message, sent as it is. */
export type ReadyMessage = {
	readonly eml: {readonly path: string} | {readonly bytes: Uint8Array};
	readonly envelopeFrom: string;
	readonly envelopeTo: readonly string[];
	/** `crlf` turns lone LF and CR into CRLF, and says so; `keep` sends every byte as it is. */
	readonly lineEnds?: 'keep' | 'crlf';
};

/** Something the sender should know before it goes out. */
export type BuildRemark = {readonly id: string; readonly message: string};

export type BuiltMessage = {
	/** The message from its start, as often as asked, the same bytes each time. CRLF line ends, not dot-stuffed. */
	readonly open: () => Readable;
	/**
	 * The same in pieces, each of which the next one overwrites: for who is done with one when asking for the next. A
	 * file of any size then needs the memory of one piece.
	 */
	readonly pieces: () => AsyncIterable<Uint8Array>;
	/** Octets of it, as MAIL's SIZE counts them. */
	readonly size: number;
	/** Bcc is here and nowhere else. */
	readonly envelope: {readonly from: string; readonly to: readonly string[]};
	/** Value that MAIL's BODY parameter needs. */
	readonly body: '7BIT' | '8BITMIME' | 'BINARYMIME';
	/** An address or header field that only a server with SMTPUTF8 takes. */
	readonly smtpUtf8: boolean;
	/** With its angle brackets; null when the message has none. */
	readonly messageId: string | null;
	readonly remarks: readonly BuildRemark[];
};

export type BuildErrorCode =
	/** A line break or control character in a value that becomes a line of its own. */
	| 'control-character'
	| 'bad-address'
	| 'bad-header-name'
	| 'no-sender'
	| 'unknown-charset'
	/** The text has characters that the charset asked for does not. */
	| 'not-in-charset'
	| 'attachment-missing'
	| 'attachment-unreadable'
	| 'attachment-not-a-file'
	/** It grew or shrank between being measured and being sent. */
	| 'attachment-changed'
	| 'bad-key';

/** The letter cannot be built, or not any further; `field` names what to mend. */
export class BuildError extends Error {
	override readonly name = 'BuildError';
	readonly code: BuildErrorCode;
	readonly field: string;

	constructor(code: BuildErrorCode, field: string, message: string) {
		super(message);
		this.code = code;
		this.field = field;
	}
}
