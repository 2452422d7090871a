/** The messages of one session: what a client handed over, as the server it spoke to would have it. */
import {createUnstuffer, type Unstuffer} from '../protocol/unstuffer.ts';
import type {Answer} from './engine/proposal.ts';

export type KeptMessage = {
	readonly sender: string;
	readonly recipients: readonly string[];
	/** The message as it was meant: without doubled dots and without the final one. */
	readonly content: Uint8Array;
	/** Octets of it; more than `content` has where that lacks the end. */
	readonly octets: number;
	/** Where it was written; null where it was not. */
	readonly file: string | null;
};

/** Why a message is not kept, and what the client is told instead of its acceptance. */
export type NotKept = {
	/** A sentence for the record. */
	readonly problem: string;
	readonly answer: Answer;
};

/** Writes messages away as they come. */
export type Keeper = {
	/** A new message of this session; a sentence where it cannot be written. */
	begin(session: number): KeptFile | string;
};

export type KeptFile = {
	/** A sentence where it could not be written: the rest is not written either. */
	write(bytes: Uint8Array): string | null;
	/** Asked when the message is complete: null where it may be accepted. Every message may where this is absent. */
	judge?(): NotKept | null;
	/** The name it has now, or a sentence in `problem`; null where nothing is written. */
	finish(): {readonly file: string} | {readonly problem: string} | null;
	/** The client was told that the message is not accepted, or left. */
	abandon(): void;
};

export type Verdict = {
	readonly accepted: boolean;
	readonly sender: string;
	readonly recipients: readonly string[];
	/** LMTP has one for each recipient (RFC 2033 §4.2). */
	readonly last: boolean;
};

export type MailStore = {
	/** A piece of content as on the wire; `stuffed` after DATA. */
	add(piece: Uint8Array, stuffed: boolean): void;
	/** Why the message that is complete now is not kept, where it is not. */
	readonly notKept: NotKept | null;
	/** A verdict was told to the client. The message, when it was the last one and someone is to get it. */
	settle(verdict: Verdict): KeptMessage | null;
	/** The transaction is over without a verdict. */
	abandon(): void;
};

const notWritten: Answer = {code: 452, texts: ['4.3.1 smtpscope cannot write the message to its folder']};

/** What is kept of one message in memory. */
const CONTENT = 8 * 1024 * 1024;

type Open = {
	readonly unstuffer: Unstuffer;
	readonly parts: Uint8Array[];
	kept: number;
	octets: number;
	readonly file: KeptFile | null;
	problem: string | null;
};

/** `session`: its number, for the names of files. Null: nothing is kept in files. */
export function createMailStore(session: number, keeper: Keeper | null): MailStore {
	let open: Open | null = null;
	let accepted: string[] | null = null;

	function begin(): Open {
		const begun = keeper?.begin(session) ?? null;
		const failed = typeof begun === 'string';
		return {
			unstuffer: createUnstuffer(),
			parts: [],
			kept: 0,
			octets: 0,
			file: failed ? null : begun,
			problem: failed ? begun : null,
		};
	}

	return {
		add(piece, stuffed) {
			open ??= begin();
			for (const part of stuffed ? open.unstuffer.push(piece) : [piece]) {
				open.octets += part.length;
				const room = CONTENT - open.kept;
				if (room > 0) {
					open.parts.push(part.subarray(0, room));
					open.kept += Math.min(part.length, room);
				}

				open.problem ??= open.file?.write(part) ?? null;
			}
		},
		get notKept() {
			const problem = open?.problem ?? null;
			return problem === null ? (open?.file?.judge?.() ?? null) : {problem, answer: notWritten};
		},
		settle(verdict) {
			const to = [...(accepted ?? []), ...(verdict.accepted ? verdict.recipients : [])];
			accepted = verdict.last ? null : to;
			if (!verdict.last) {
				return null;
			}

			const whole = open ?? begin();
			open = null;
			if (to.length === 0) {
				whole.file?.abandon();
				return null;
			}

			const written = whole.problem === null ? whole.file?.finish() : undefined;
			const {parts, octets} = whole;
			const file = written && 'file' in written ? written.file : null;
			return {sender: verdict.sender, recipients: to, content: Buffer.concat(parts), octets, file};
		},
		abandon() {
			open?.file?.abandon();
			open = null;
			accepted = null;
		},
	};
}
