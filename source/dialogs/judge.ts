/**
 * Follows the replies of a session without a screen: which refusal came first, and what became of each
 * recipient. A refusal counts unless the script foresaw it.
 */
import type {ReplyEntry} from '../session/entry.ts';
import {EXIT, type Problem, refusalProblem} from './outcome.ts';

export type Recipient = {
	readonly address: string;
	readonly code: number;
	readonly enhanced: string | null;
	readonly text: string;
};

export type Judge = {
	/** A reply came. */
	feed(reply: ReplyEntry): void;
	/** The last reply was what the script expected, refusal or not. */
	foresee(): void;
	/** Something other than a refusal went wrong. Only the first problem counts. */
	blame(problem: Problem): void;
	/** Ends the open transaction and names the first problem, if there was one. */
	verdict(): Problem | undefined;
	/** Recipients taken, over all transactions. */
	readonly accepted: readonly Recipient[];
	readonly rejected: readonly Recipient[];
};

/** Give it every reply, in order. `foresee` and `blame` are what `/expect` says. */
export function createJudge(): Judge {
	const accepted: Recipient[] = [];
	const rejected: Recipient[] = [];
	let first: Problem | undefined;
	// The last refusal, until the next reply shows that nobody foresaw it.
	let pending: ReplyEntry | undefined;
	// Of the open transaction: who was taken at RCPT, and the refusals there that nobody foresaw.
	const taken = new Map<string, Recipient>();
	let refused: ReplyEntry[] = [];
	// LMTP, and PRDR, judge the message once for each recipient, who was taken at RCPT.
	const withdrawn = new Set<Recipient>();
	let delivered = 0;
	let undelivered: ReplyEntry[] = [];

	function feed(reply: ReplyEntry): void {
		settle();
		if (endsRecipients(reply)) {
			endRecipients();
		}

		if (endsMessage(reply)) {
			endMessage();
		}

		if (reply.recipient !== null) {
			judgeRecipient(reply, reply.recipient);
		} else if (reply.answers === 'RCPT') {
			const recipient = toRecipient(reply);
			(reply.code < 300 ? accepted : rejected).push(recipient);
			if (reply.code < 300) {
				taken.set(recipient.address, recipient);
			}
		}

		pending = reply.code >= 400 ? reply : undefined;
	}

	function judgeRecipient(reply: ReplyEntry, address: string): void {
		const known = taken.get(address);
		if (reply.code < 300) {
			delivered++;
			if (!known) {
				accepted.push(toRecipient(reply));
			}

			return;
		}

		rejected.push(toRecipient(reply));
		if (known) {
			withdrawn.add(known);
		}
	}

	function settle(): void {
		if (pending?.answers === 'RCPT') {
			refused.push(pending);
		} else if (pending && pending.recipient !== null) {
			undelivered.push(pending);
		} else if (pending) {
			blame(refusalProblem(pending));
		}

		pending = undefined;
	}

	function endRecipients(): void {
		const [refusal] = refused;
		if (refusal) {
			blame({
				stage: 'rcpt',
				exitCode: taken.size > 0 ? EXIT.someRecipients : EXIT.allRecipients,
				temporary: refused.every(reply => reply.code < 500),
				entryId: refusal.id,
			});
		}

		refused = [];
	}

	function endMessage(): void {
		const [lost] = undelivered;
		if (lost) {
			blame({
				...refusalProblem(lost),
				exitCode: delivered > 0 ? EXIT.someRecipients : EXIT.message,
				temporary: undelivered.every(reply => reply.code < 500),
			});
		}

		taken.clear();
		delivered = 0;
		undelivered = [];
	}

	function blame(problem: Problem): void {
		first ??= problem;
	}

	return {
		feed,
		foresee() {
			pending = undefined;
		},
		blame,
		verdict() {
			settle();
			endRecipients();
			endMessage();
			return first;
		},
		get accepted() {
			return accepted.filter(recipient => !withdrawn.has(recipient));
		},
		rejected,
	};
}

function endsRecipients({answers}: ReplyEntry): boolean {
	return answers !== 'RCPT' && answers !== 'NOOP' && answers !== 'VRFY' && answers !== 'HELP';
}

/** Whether it belongs to another transaction, or to none: verdicts on the message still belong to it. */
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
