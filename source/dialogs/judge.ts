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
	// Recipients of the open transaction: how many were taken, and the refusals that nobody foresaw.
	let taken = 0;
	let refused: ReplyEntry[] = [];

	function feed(reply: ReplyEntry): void {
		settle();
		if (endsRecipients(reply)) {
			endTransaction();
		}

		if (reply.answers === 'RCPT' || reply.recipient !== null) {
			(reply.code < 300 ? accepted : rejected).push(toRecipient(reply));
		}

		if (reply.answers === 'RCPT' && reply.code < 300) {
			taken++;
		}

		pending = reply.code >= 400 ? reply : undefined;
	}

	function settle(): void {
		if (pending?.answers === 'RCPT') {
			refused.push(pending);
		} else if (pending) {
			blame(verdictOnMessage(pending) ?? refusalProblem(pending));
		}

		pending = undefined;
	}

	// LMTP judges the message once for each recipient.
	function verdictOnMessage(reply: ReplyEntry): Problem | undefined {
		if (reply.recipient === null) {
			return undefined;
		}

		const some =
			reply.situation.recipients.length > 1 &&
			accepted.some(({address}) => reply.situation.recipients.includes(address));
		return {...refusalProblem(reply), exitCode: some ? EXIT.someRecipients : EXIT.message};
	}

	function endTransaction(): void {
		const [refusal] = refused;
		if (refusal) {
			blame({
				stage: 'rcpt',
				exitCode: taken > 0 ? EXIT.someRecipients : EXIT.allRecipients,
				temporary: refused.every(reply => reply.code < 500),
				entryId: refusal.id,
			});
		}

		taken = 0;
		refused = [];
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
			endTransaction();
			return first;
		},
		accepted,
		rejected,
	};
}

function endsRecipients({answers}: ReplyEntry): boolean {
	return answers !== 'RCPT' && answers !== 'NOOP' && answers !== 'VRFY' && answers !== 'HELP';
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
