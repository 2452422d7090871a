/** The messages of one session: what a client handed over, as the server it spoke to would have it. */
import {createUnstuffer, type Unstuffer} from '../protocol/unstuffer.ts';

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

/** Writes messages away as they come. */
export type Keeper = {
	/** A new message of this session; a sentence where it cannot be written. */
	begin(session: number): KeptFile | string;
};

export type KeptFile = {
	/** A sentence where it could not be written: the rest is not written either. */
	write(bytes: Uint8Array): string | null;
	/** The name it has now, or a sentence in `problem`. */
	finish(): {readonly file: string} | {readonly problem: string};
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
	/** Why the message cannot be kept, where it cannot. */
	readonly problem: string | null;
	/** A verdict was told to the client. The message, when it was the last one and someone is to get it. */
	settle(verdict: Verdict): KeptMessage | null;
	/** The transaction is over without a verdict. */
	abandon(): void;
};

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
		get problem() {
			return open?.problem ?? null;
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
