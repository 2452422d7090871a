/**
 * A SASL mechanism, and all that the program knows of it: one file in `mechanisms/` each, and a line in
 * `mechanisms.ts`. No socket, no base64, no clock: randomness and time come with the context.
 */
import type {Field} from './field.ts';
import type {Candidate} from './slips.ts';
import type {Credentials, SaslContext, Step} from './step.ts';

/**
 * `good`: the password stays with you. `in TLS only`: whoever reads the line has the password or token.
 * `weak`: can be guessed or relayed by whoever listens. `private`: only its owner's programs know it.
 */
export type MechanismGrade = 'good' | 'in TLS only' | 'weak' | 'no login' | 'private' | 'unknown';

export type Mechanism = {
	/** In capitals, as servers announce it. */
	readonly name: string;
	readonly grade: MechanismGrade;
	/** Why it has this grade, without a full stop. */
	readonly reason: string;
	/** Document that defines it. */
	readonly reference: string;
	/** `either`: by its definition the server, but a first answer on the AUTH line is usual too. */
	readonly speaksFirst: 'client' | 'server' | 'either';
	/** What a login with it takes. */
	readonly needs: 'password' | 'token' | 'certificate' | 'nothing';
	/** What someone gains who reads the exchange. `guesses`: the password can be guessed at. */
	readonly reveals: 'password' | 'token' | 'guesses' | 'nothing';
	/** It is bound to the TLS channel, and cannot be done without one. */
	readonly isBound?: true;
	/** Its messages can name another identity to act as (RFC 4422 §3.4.1). */
	readonly actsAs?: true;
	/** The server proves that it knows the password too. */
	readonly provesServer?: true;
	/** Its messages are not text: an 0A at the end means nothing. */
	readonly binary?: true;
	/** Some servers write its challenges in plain text; they mean the same. */
	readonly textChallenges?: true;
	/** Whether an answer of the client is secret; `before`, oldest first. Asked only of one that holds something. */
	isSecret(answer: SaslMessage, before: readonly SaslMessage[]): boolean;
	/** The user name that the client's messages tell, or empty. Never what is secret among them. */
	identity(messages: readonly SaslMessage[]): string;
	/** The other identity that they ask to act as, or empty. Absent where that is always the user. */
	actingAs?(messages: readonly SaslMessage[]): string;
	/** One message, explained. */
	read(message: SaslMessage, context: DecodeContext): MessageReading;
	/** What the next answer is, after these messages, oldest first. */
	asks(messages: readonly SaslMessage[]): Asked;
	/** The client's side as a step machine. Without it the mechanism is only decoded. */
	start?(credentials: Credentials, context: SaslContext): Step | Promise<Step>;
	/** What a recorded exchange proves of a password; null where not enough of it was recorded. */
	prove?(messages: readonly SaslMessage[]): Proof | null;
};

/** A mechanism that the program can do, not only decode. */
export type ClientMechanism = Mechanism & Required<Pick<Mechanism, 'start'>>;

/** A message with its bytes. What was not base64 never reaches `read`. */
export type SaslMessage = {
	readonly from: 'client' | 'server';
	/** As it stood on the wire. */
	readonly text: string;
	/** Decoded, as far as it is base64; empty where it is not. */
	readonly bytes: Uint8Array;
	/** The text is exactly what an encoder makes of the bytes. */
	readonly encoded: boolean;
	/** 0, 1, 2 … among the messages of its side. */
	readonly number: number;
	/** What was decided of it when it was sent. */
	readonly secret: boolean;
};

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

/** How much of an exchange the program can compute, given the password. */
export type Computed = 'this answer' | 'the whole exchange';

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
	/** What the program does better than a person: this answer, or all of the exchange. */
	readonly computed?: Computed;
};

/** What an exchange proves of a password: a test that a candidate passes or not. */
export type Proof = {
	/** The user name that stands in the exchange. */
	readonly user: string;
	/** Rounds of hashing for one try. */
	readonly cost: number;
	/** Null: not made from it. Else what besides the password differs, often nothing. */
	readonly test: (candidate: Candidate) => Promise<string | null>;
};

/** `test` of a proof that either fits or does not. */
export async function matched(matches: boolean): Promise<string | null> {
	return matches ? '' : null;
}

/** The client's messages, in order. */
export function fromClient(messages: readonly SaslMessage[]): readonly SaslMessage[] {
	return messages.filter(({from}) => from === 'client');
}
