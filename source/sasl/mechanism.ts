/** What a mechanism's decoder gets and gives. One file per mechanism; `mechanisms.ts` is the list. */
import type {Field} from './field.ts';

/** One message of an exchange, explained. */
export type DecodedStep = {
	readonly from: 'client' | 'server';
	readonly entryId: number;
	/** A few words: `User name and password`. */
	readonly title: string;
	readonly fields: readonly Field[];
	/** What is wrong or odd, one sentence each. Holds no secret. */
	readonly problems: readonly string[];
	/** Document that defines the message. */
	readonly reference: string;
};

/** A message as its bytes. What was not base64 never reaches a decoder. */
export type SaslMessage = {
	readonly from: 'client' | 'server';
	readonly bytes: Uint8Array;
	/** 0, 1, 2 … among the messages of its side. */
	readonly number: number;
	/** What the session said of its place in the exchange. */
	readonly secret: boolean;
};

export type DecodeOptions = {
	/** Milliseconds since 1970, for `expired 5 minutes ago`; without it times are told without their distance. */
	readonly now?: number;
};

export type DecodeContext = DecodeOptions & {
	/** In capitals. */
	readonly mechanism: string;
	/** Messages before this one, oldest first. */
	readonly before: readonly SaslMessage[];
};

export type MessageReading = {
	readonly title: string;
	readonly fields: readonly Field[];
	readonly problems?: readonly string[];
};

/** What the next answer of the client is, for the prompt. */
export type Asked = {
	/** Short: `user name`. */
	readonly prompt: string;
	readonly secret: boolean;
	/** The bytes have the form of this answer, though they need not be plain text. */
	readonly fits?: (bytes: Uint8Array) => boolean;
	/** Turns what is easy to type into the answer: `\0` into NUL. */
	readonly read?: (typed: string) => string;
	/** What Enter on an empty line sends; nothing where absent. */
	readonly onEnter?: string;
	/** One sentence about this answer, where it needs one. */
	readonly hint?: string;
};

export type SaslDecoder = {
	/** In capitals. */
	readonly names: readonly string[];
	readonly reference: string;
	/** Its messages are no text: an 0A at the end means nothing. */
	readonly binary?: true;
	readonly read: (message: SaslMessage, context: DecodeContext) => MessageReading;
	/** After these messages, oldest first. */
	readonly asks: (messages: readonly SaslMessage[]) => Asked;
};
