/** MAIL and RCPT: one after the other, or in one go where the server allows it (RFC 2920). */
import {BuildError, type BuiltMessage} from '../../message/letter.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import {isPositiveCompletion} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import type {DeliverOptions, Delivery, RecipientVerdict} from './delivery.ts';
import {lost} from './lost.ts';
import type {Parameters} from './parameters.ts';
import {inWords, namesOf, toVerdict} from './verdict.ts';

export type EnvelopeResult =
	| {
			readonly kind: 'taken';
			readonly accepted: readonly RecipientVerdict[];
			readonly rejected: readonly RecipientVerdict[];
	  }
	| {readonly kind: 'ended'; readonly delivery: Ended};

type Ended = Pick<Delivery, 'outcome' | 'stage' | 'accepted' | 'rejected' | 'reply' | 'summary'>;

/** A refused MAIL ends it; a refused recipient does not stop the others unless the options say so. */
export async function sendEnvelope(
	session: Session,
	{from, to}: BuiltMessage['envelope'],
	parameters: Parameters,
	options: DeliverOptions,
): Promise<EnvelopeResult> {
	const mail = command('MAIL FROM', from, parameters.mail);
	const rcpt = to.map(address => command('RCPT TO', address, parameters.rcpt(address)));
	const pipelining =
		options.quitAfter !== 'mail' &&
		(options.pipelining ?? findCapability(session.state.situation.capabilities, 'PIPELINING') !== undefined);
	const answers = pipelining
		? [session.type(mail), ...rcpt.map(line => session.send(line))]
		: [session.type(mail)];
	const [reply] = (await answers[0]) ?? [];
	if (!reply) {
		return ended(lost(session, 'mail'));
	}

	if (!isPositiveCompletion(reply.code)) {
		await Promise.all(answers);
		const summary = `The server refused the sender ${from || '<>'}: ${inWords(reply)}`;
		return ended({outcome: 'refused', stage: 'mail', reply, summary});
	}

	if (options.quitAfter === 'mail') {
		return ended({outcome: 'stopped', stage: null, reply, summary: 'Stopped after MAIL, as asked.'});
	}

	const verdicts: RecipientVerdict[] = [];
	for (const [index, address] of to.entries()) {
		const answer = pipelining ? answers[index + 1] : session.type(rcpt[index] ?? '');
		const [verdict] = (await answer) ?? [];
		if (!verdict) {
			return ended({
				...lost(session, 'rcpt'),
				rejected: verdicts.filter(({code}) => !isPositiveCompletion(code)),
			});
		}

		verdicts.push(toVerdict(address, verdict));
	}

	const accepted = verdicts.filter(({code}) => isPositiveCompletion(code));
	const rejected = verdicts.filter(({code}) => !isPositiveCompletion(code));
	return decide(session, accepted, rejected, options);
}

async function decide(
	session: Session,
	accepted: readonly RecipientVerdict[],
	rejected: readonly RecipientVerdict[],
	options: DeliverOptions,
): Promise<EnvelopeResult> {
	const [first] = rejected;
	if (first) {
		const everyone = accepted.length === 0;
		const choice = everyone || options.allOrNothing ? 'stop' : await options.onPartial?.(accepted, rejected);
		if (choice === 'stop') {
			// Leaves the connection ready for another message.
			if (goesOn(session.state) && !options.leaves) {
				await session.type('RSET');
			}

			return ended({
				outcome: everyone ? 'refused' : 'stopped',
				stage: 'rcpt',
				reply: replyOf(session, first),
				rejected,
				summary: everyone
					? `The server refused every recipient. ${namesOf([first])}: ${first.code} ${first.text}`
					: `The server refused ${namesOf(rejected)}, so the message was not sent to anyone.`,
			});
		}
	}

	return options.quitAfter === 'rcpt'
		? ended({
				outcome: 'stopped',
				stage: first ? 'rcpt' : null,
				reply: first ? replyOf(session, first) : null,
				accepted,
				rejected,
				summary: first
					? `Stopped after RCPT, as asked; the server refused ${namesOf(rejected)}.`
					: 'Stopped after RCPT, as asked.',
			})
		: {kind: 'taken', accepted, rejected};
}

function replyOf(session: Session, {entryId}: RecipientVerdict): ReplyEntry | null {
	const entry = session.entries[entryId - 1];
	return entry?.type === 'reply' ? entry : null;
}

/** Whatever stands in the address goes out, but for what would end the line. */
function command(verb: string, address: string, parameters: readonly string[]): string {
	const line = [`${verb}:<${address}>`, ...parameters].join(' ');
	if (/[\0\r\n]/.test(line)) {
		throw new BuildError(
			'control-character',
			verb,
			`${verb}: “${address}” or a parameter contains a line break.`,
		);
	}

	return line;
}

function ended(delivery: Omit<Ended, 'accepted' | 'rejected'> & Partial<Ended>): EnvelopeResult {
	return {kind: 'ended', delivery: {accepted: [], rejected: [], ...delivery}};
}
