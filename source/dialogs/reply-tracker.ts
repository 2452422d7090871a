/**
 * Follows the replies of a session without a screen: which refusal came first, and what became of each
 * recipient. A refusal counts unless the script expected it.
 */
import {isNegative, isPermanentNegative, isPositiveCompletion} from '../protocol/reply-class.ts';
import type {ReplyEntry} from '../session/entry.ts';
import {EXIT, type Problem, refusalProblem} from './outcome.ts';

export type Recipient = {
	readonly address: string;
	readonly code: number;
	readonly enhanced: string | null;
	readonly text: string;
};

export type ReplyTracker = {
	/** A reply came. */
	feed(reply: ReplyEntry): void;
	/** The last reply was what the script expected, refusal or not. */
	foresee(): void;
	/** Something other than a refusal went wrong. Only the first problem counts. */
	blame(problem: Problem): void;
	/** Ends the open transaction and names the first problem, if there was one. */
	firstProblem(): Problem | undefined;
	/** Recipients that were accepted, over all transactions, without those that were refused after the message. */
	readonly accepted: readonly Recipient[];
	readonly rejected: readonly Recipient[];
};

/** Give it every reply, in order. `foresee` and `blame` are what `/expect` says. */
export function createReplyTracker(): ReplyTracker {
	return new TrackedReplies();
}

class TrackedReplies implements ReplyTracker {
	readonly rejected: Recipient[] = [];
	readonly #accepted: Recipient[] = [];
	#first: Problem | undefined;
	/** The last refusal, until the next reply shows that it was not foreseen. */
	#pending: ReplyEntry | undefined;
	/** Of the open transaction: who was accepted at RCPT, and the refusals there that were not foreseen. */
	readonly #taken = new Map<string, Recipient>();
	#refused: ReplyEntry[] = [];
	/** LMTP, and PRDR, answer for the message once for each recipient, who was accepted at RCPT. */
	readonly #withdrawn = new Set<Recipient>();
	#delivered = 0;
	#undelivered: ReplyEntry[] = [];

	get accepted(): readonly Recipient[] {
		return this.#accepted.filter(recipient => !this.#withdrawn.has(recipient));
	}

	feed(reply: ReplyEntry): void {
		this.#settle();
		if (endsRecipients(reply)) {
			this.#endRecipients();
		}

		if (endsMessage(reply)) {
			this.#endMessage();
		}

		if (reply.recipient !== null) {
			this.#afterMessage(reply, reply.recipient);
		} else if (reply.answers === 'RCPT') {
			this.#atRcpt(reply);
		}

		this.#pending = isNegative(reply.code) ? reply : undefined;
	}

	foresee(): void {
		this.#pending = undefined;
	}

	blame(problem: Problem): void {
		this.#first ??= problem;
	}

	firstProblem(): Problem | undefined {
		this.#settle();
		this.#endRecipients();
		this.#endMessage();
		return this.#first;
	}

	#atRcpt(reply: ReplyEntry): void {
		const recipient = toRecipient(reply);
		if (isPositiveCompletion(reply.code)) {
			this.#accepted.push(recipient);
			this.#taken.set(recipient.address, recipient);
		} else {
			this.rejected.push(recipient);
		}
	}

	#afterMessage(reply: ReplyEntry, address: string): void {
		const known = this.#taken.get(address);
		if (!isPositiveCompletion(reply.code)) {
			this.rejected.push(toRecipient(reply));
			if (known) {
				this.#withdrawn.add(known);
			}

			return;
		}

		this.#delivered++;
		if (!known) {
			this.#accepted.push(toRecipient(reply));
		}
	}

	/** The last refusal was not foreseen. */
	#settle(): void {
		const refusal = this.#pending;
		this.#pending = undefined;
		if (refusal?.answers === 'RCPT') {
			this.#refused.push(refusal);
		} else if (refusal && refusal.recipient !== null) {
			this.#undelivered.push(refusal);
		} else if (refusal) {
			this.blame(refusalProblem(refusal));
		}
	}

	#endRecipients(): void {
		const [refusal] = this.#refused;
		if (refusal) {
			this.blame({
				stage: 'rcpt',
				exitCode: this.#taken.size > 0 ? EXIT.someRecipients : EXIT.allRecipients,
				temporary: areTemporary(this.#refused),
				entryId: refusal.id,
			});
		}

		this.#refused = [];
	}

	#endMessage(): void {
		const [lost] = this.#undelivered;
		if (lost) {
			this.blame({
				...refusalProblem(lost),
				exitCode: this.#delivered > 0 ? EXIT.someRecipients : EXIT.message,
				temporary: areTemporary(this.#undelivered),
			});
		}

		this.#taken.clear();
		this.#delivered = 0;
		this.#undelivered = [];
	}
}

function areTemporary(refusals: readonly ReplyEntry[]): boolean {
	return refusals.every(({code}) => !isPermanentNegative(code));
}

function endsRecipients({answers}: ReplyEntry): boolean {
	return answers !== 'RCPT' && answers !== 'NOOP' && answers !== 'VRFY' && answers !== 'HELP';
}

/** Whether it belongs to another transaction, or to none: replies to the message still belong to it. */
function endsMessage(reply: ReplyEntry): boolean {
	const {answers} = reply;
	return endsRecipients(reply) && answers !== 'DATA' && answers !== 'BDAT' && answers !== 'DATA-END';
}

function toRecipient(reply: ReplyEntry): Recipient {
	const typed = /^\s*RCPT\s+TO:\s*<?([^>\s]*)/i.exec(reply.command ?? '')?.[1];
	return {
		address: reply.recipient ?? typed ?? '',
		code: reply.code,
		enhanced: reply.enhanced,
		text: reply.lines.map(line => line.text).join(' '),
	};
}
