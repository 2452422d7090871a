/** What the library throws: where it ended, and the server's reply where one is to blame. */
import {visible} from '../protocol/visible.ts';
import type {Entry, ReplyEntry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import type {Delivery} from './deliver/delivery.ts';
import {inWords} from './deliver/verdict.ts';
import type {Problem, Stage} from './outcome.ts';

/** Thrown by `sendMail`, `connect` and `step` when the server refuses, cannot be reached, or is lost. */
export class SmtpError extends Error {
	override readonly name = 'SmtpError';
	readonly stage: Stage;
	/** Trying again later may help: a 4yz reply, a connection that was lost, or a server that cannot be reached now. */
	readonly temporary: boolean;
	readonly reply: ReplyEntry | null;
	/** Every recipient's verdict, where it came that far. */
	readonly delivery: Delivery | null;
	/** The whole conversation. */
	readonly entries: readonly Entry[];

	constructor(
		message: string,
		session: Session,
		problem: Omit<Problem, 'exitCode'>,
		{
			delivery = null,
			signal,
		}: {readonly delivery?: Delivery | null; readonly signal?: AbortSignal | undefined} = {},
	) {
		super(visible(message), signal?.aborted ? {cause: signal.reason} : {});
		this.stage = problem.stage;
		this.temporary = problem.temporary;
		const blamed = session.entries[(problem.entryId ?? 0) - 1];
		this.reply = blamed?.type === 'reply' ? blamed : (delivery?.reply ?? null);
		this.delivery = delivery;
		this.entries = session.entries;
	}
}

/** For a session that ended before a message could be sent. */
export function errorOf(session: Session, problem: Problem, signal?: AbortSignal): SmtpError {
	const temporary = problem.temporary || cannotBeReachedNow(session);
	return new SmtpError(whyEnded(session, problem), session, {...problem, temporary}, {signal});
}

function cannotBeReachedNow({entries}: Session): boolean {
	const error = entries.findLast(entry => entry.type === 'failed')?.error;
	return (
		error !== undefined &&
		(/^(?:refused|unreachable|timed-out|reset)$/.test(error.code) || error.systemCode === 'EAI_AGAIN')
	);
}

function whyEnded({entries}: Session, {entryId, stage}: Problem): string {
	const blamed = entries[(entryId ?? 0) - 1];
	if (blamed?.type === 'reply') {
		return `The server refused ${blamed.answers === 'CONNECT' ? 'the connection' : (blamed.answers ?? stage)}: ${inWords(blamed)}`;
	}

	const last = entries.findLast(
		entry =>
			entry.type === 'failed' ||
			entry.type === 'closed' ||
			(entry.type === 'note' && entry.about === 'send/stopped'),
	);
	switch (last?.type) {
		case 'note':
			return last.text;
		case 'failed':
			return last.error.message;
		case 'closed':
			return last.by === 'client'
				? 'The connection was closed on this side.'
				: 'The server closed the connection.';
		default:
			return `The session ended at ${stage}.`;
	}
}
