/** From what the server said to the message, to what became of it for each recipient. */
import {counted} from '../../decode/quantities.ts';
import {isPositiveCompletion} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import type {ContentResult} from './content.ts';
import type {Delivery, RecipientVerdict} from './delivery.ts';
import {lost} from './lost.ts';
import {inWords, namesOf, toVerdict} from './verdict.ts';

export type Recipients = {
	readonly accepted: readonly RecipientVerdict[];
	readonly rejected: readonly RecipientVerdict[];
};

export type Outcome = Omit<Delivery, 'octets' | 'messageId'>;

/** What became of the message for each recipient that was accepted at RCPT. */
export function judgeContent(session: Session, result: ContentResult, recipients: Recipients): Outcome {
	const nobody = {accepted: [], rejected: recipients.rejected};
	switch (result.kind) {
		case 'judged':
			return judgeReplies(result.replies, recipients, session.target.protocol);
		case 'not-taken':
			return refusedForAll(result.reply, recipients, 'data', 'The server did not accept the message');
		case 'cut-off':
			return {...nobody, ...lost(session, 'data')};
		case 'no-verdict':
			return {
				...nobody,
				...lost(session, 'message'),
				outcome: 'unknown',
				summary:
					'The connection ended after the whole message was sent and before the server answered. It may or may not have been accepted. Sending it again may deliver it twice.',
			};
		case 'broken':
			return {
				...nobody,
				...lost(session, 'data'),
				summary: `${result.error.message} The message was cut off before its end, so the server must discard it.`,
				error: result.error,
			};
	}
}

/** After the 353 of PRDR there is a verdict for each recipient, as with LMTP, and one on the whole message. */
function judgeReplies(
	replies: readonly ReplyEntry[],
	recipients: Recipients,
	protocol: 'smtp' | 'lmtp',
): Outcome {
	const each = replies.filter(({recipient}) => recipient !== null);
	const whole = replies.findLast(({recipient}) => recipient === null);
	if (protocol === 'lmtp') {
		return judgeEach(replies, recipients);
	}

	if (whole?.code === 353) {
		// The verdict on the whole message is the one that counts, and it never came.
		return judgeEach(each.slice(0, recipients.accepted.length - 1), recipients);
	}

	return each.length > 0 && whole !== undefined && isPositiveCompletion(whole.code)
		? judgeEach(each, recipients)
		: judgeAll(replies, recipients);
}

function judgeAll(replies: readonly ReplyEntry[], recipients: Recipients): Outcome {
	const reply = replies.at(-1) ?? null;
	return reply === null || !isPositiveCompletion(reply.code)
		? refusedForAll(reply, recipients, 'message', 'The server read the message and refused it')
		: {...taken(recipients), reply};
}

/** RFC 2033 §4.2: LMTP gives its verdict for each recipient, in the order of RCPT. */
function judgeEach(replies: readonly ReplyEntry[], {accepted, rejected}: Recipients): Outcome {
	const verdicts = replies.flatMap((reply, index) => {
		const recipient = accepted[index];
		return recipient ? [toVerdict(recipient.address, reply)] : [];
	});
	const [first] = replies.filter(({code}) => !isPositiveCompletion(code));
	const all = {
		accepted: verdicts.filter(({code}) => isPositiveCompletion(code)),
		rejected: [...rejected, ...verdicts.filter(({code}) => !isPositiveCompletion(code))],
	};
	const missing = accepted.slice(replies.length);
	if (missing.length > 0) {
		return {
			...all,
			outcome: 'unknown',
			stage: 'message',
			reply: replies.at(-1) ?? null,
			summary: `The connection ended before the server had answered for ${namesOf(missing)}. It is not known whether they get the message; sending it again may deliver it twice.`,
		};
	}

	if (all.accepted.length === 0) {
		const summary = 'The server read the message and refused it for every recipient.';
		return {...all, outcome: 'refused', stage: 'message', reply: first ?? null, summary};
	}

	return {...taken(all), reply: first ?? replies.at(-1) ?? null};
}

function refusedForAll(
	reply: ReplyEntry | null,
	{accepted, rejected}: Recipients,
	stage: 'data' | 'message',
	what: string,
): Outcome {
	return {
		outcome: 'refused',
		stage,
		accepted: [],
		rejected: [
			...rejected,
			...accepted.map(verdict => (reply ? toVerdict(verdict.address, reply) : verdict)),
		],
		reply,
		summary: reply ? `${what}: ${inWords(reply)}` : `${what}.`,
	};
}

function taken(recipients: Recipients): Omit<Outcome, 'reply'> {
	const {accepted, rejected} = recipients;
	const forWhom = accepted.length === 1 ? namesOf(accepted) : counted(accepted.length, 'recipient');
	return rejected.length === 0
		? {
				...recipients,
				outcome: 'delivered',
				stage: null,
				summary: `The server accepted the message for ${forWhom}.`,
			}
		: {
				...recipients,
				outcome: 'partly',
				stage: 'rcpt',
				summary: `The server accepted the message for ${forWhom}, and refused ${namesOf(rejected)}.`,
			};
}
