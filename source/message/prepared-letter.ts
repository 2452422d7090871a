/** A letter of which everything is decided but how it is written. */
import type {AddressList} from './addresses.ts';
import type {AttachmentPart} from './attachment-part.ts';
import type {HeaderField} from './letter.ts';
import type {TextPart} from './text-part.ts';

/** What is undefined is not written: it is absent, or is among the fields that somebody gave. */
export type PreparedLetter = {
	readonly from: AddressList | undefined;
	readonly to: AddressList | undefined;
	readonly cc: AddressList | undefined;
	readonly replyTo: AddressList | undefined;
	readonly subject: string | undefined;
	/** With its angle brackets. */
	readonly messageId: string | undefined;
	readonly date: Date | undefined;
	/** Further fields. */
	readonly fields: readonly HeaderField[];
	/** Of the whole, where the header is to say another than its one text has. */
	readonly contentType: string | null;
	readonly charset: string;
	/** At least one. */
	readonly texts: readonly {readonly type: string; readonly part: TextPart}[];
	readonly baseBoundary: string;
};

/** `mark` stands in the written letter where the content of the attachment belongs. */
export type Marked = {readonly part: AttachmentPart; readonly mark: Buffer};
