/** A reply or a malformed line came in. */
import {formatEnhancedStatus} from '../protocol/enhanced-status.ts';
import {phaseAfterReply} from '../protocol/phase.ts';
import type {Malformed, Received, Reply} from '../protocol/reply.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {verbs} from '../protocol/verb.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {answerExchange, unknownExchange} from '../sasl/follow.ts';
import type {LateAnswer} from '../sasl/secret-lines.ts';
import {applyReply, isVerdict} from './apply-reply.ts';
import type {Entry, OurReply, ReplyEntry, SentMessageEntry} from './entry.ts';
import {type Moment, momentOf, timeOf} from './moment.ts';
import type {Reduced} from './reduced.ts';
import type {SessionEvent} from './session-event.ts';
import {type Awaited, type Run, type SessionState, withPhase} from './state.ts';

/**
 * A reply answers the head of the awaited queue, or nothing when none is due (RFC 5321 §4.2). What comes unasked,
 * the same over and over, grows one entry after a while instead of filling the history.
 */
export function reduceReceived(state: SessionState, event: SessionEvent & {type: 'received'}): Reduced {
	const {item} = event;
	const more = repeated(state, item);
	if (more) {
		return more;
	}

	const reduced =
		item.type === 'reply' ? reduceReply(state, item, event, event.ours) : malformed(state, item, event);
	const [entry, ...others] = reduced.entries;
	const isUnasked = entry?.type === 'malformed' || (entry?.type === 'reply' && entry.answers === null);
	if (!isUnasked || others.length > 0) {
		return reduced;
	}

	const count =
		state.run && follows(state, state.run.entry) && isSame(state.run.entry, item) ? state.run.count + 1 : 1;
	return {...reduced, state: {...reduced.state, run: {entry, count}}};
}

/** So many of the same stand in the history each by itself. */
const maxRun = 20;

function repeated(state: SessionState, item: Received): Reduced | null {
	const {run} = state;
	if (!run || run.count < maxRun || !follows(state, run.entry) || !isSame(run.entry, item)) {
		return null;
	}

	const entry = {...run.entry, times: (run.entry.times ?? 1) + 1};
	return {state: {...state, run: {entry, count: run.count}}, entries: [entry]};
}

/** Nothing came between it and now. */
function follows({nextId, awaiting, phase}: SessionState, {id, situation}: Run['entry']): boolean {
	return (
		id === nextId - 1 && awaiting.length === 0 && phase.name === situation.phase && phase.name !== 'message'
	);
}

function isSame(entry: Run['entry'], item: Received): boolean {
	if (entry.type === 'malformed') {
		return item.type === 'malformed' && Buffer.compare(entry.bytes, item.bytes) === 0;
	}

	return (
		item.type === 'reply' &&
		item.complete === entry.complete &&
		item.lines.length === entry.lines.length &&
		item.lines.every(({bytes}, index) => Buffer.compare(bytes, entry.lines[index]?.bytes ?? bytes) === 0)
	);
}

function malformed(state: SessionState, item: Malformed, at: Moment): Reduced {
	const entry: Entry = {
		...item,
		id: state.nextId,
		...momentOf(at),
		secure: state.situation.secure,
		situation: state.situation,
	};
	return {state: {...state, nextId: state.nextId + 1}, entries: [entry]};
}

function reduceReply(state: SessionState, reply: Reply, at: Moment, ours?: OurReply): Reduced {
	const {awaited, state: taken, brokenOff} = takeAwaited(state, reply.code);
	const exchange = exchangeAnswered(state, awaited, reply.code);
	const auth = exchange && answerExchange(exchange, reply.code, lastText(reply), state.nextId);
	const entry: ReplyEntry = {
		id: state.nextId,
		...momentOf(at),
		secure: state.situation.secure,
		type: 'reply',
		code: reply.code,
		enhanced: reply.enhanced && formatEnhancedStatus(reply.enhanced),
		lines: reply.lines,
		complete: reply.complete,
		answers: awaited?.verb ?? null,
		answersId: awaited?.id ?? null,
		command: awaited?.command ?? null,
		...(ours && {ours}),
		recipient: awaited?.recipient ?? null,
		elapsed: elapsedSince(awaited, at),
		auth,
		situation: state.situation,
	};
	const answered = withPhase(
		{
			...taken,
			nextId: state.nextId + 1,
			auth: auth ?? state.auth,
			lateAnswer: lateAnswerAfter(auth, reply.code) ?? state.lateAnswer,
			closing: state.closing || isFarewell(reply, awaited),
			unwelcome: state.unwelcome || (entry.answers === 'CONNECT' && isNegative(reply.code)),
		},
		phaseAfterReply(taken.phase, exchange ? 'AUTH' : entry.answers, reply.code),
	);
	const applied = applyReply(answered, entry, awaited);
	return brokenOff ? {...applied, entries: [brokenOff, ...applied.entries]} : applied;
}

/** A 334 to a line that is not a known command asks for an answer anyway: whatever it was, it began a login. */
function exchangeAnswered(
	{auth}: SessionState,
	awaited: Awaited | undefined,
	code: number,
): AuthExchange | null {
	if (awaited?.verb === 'AUTH') {
		return auth;
	}

	const isUnknown = awaited !== undefined && awaited.command !== null && !verbs.includes(awaited.verb);
	return code === 334 && isUnknown ? unknownExchange() : null;
}

function lateAnswerAfter(exchange: AuthExchange | null, code: number): LateAnswer | null {
	switch (exchange?.outcome) {
		case 'open':
			return 'none';
		case 'succeeded':
			return 'word';
		case 'failed':
		case 'cancelled':
			return 'line';
		default:
			// No one asked for it, but whoever reads it may answer.
			return code === 334 ? 'line' : null;
	}
}

function elapsedSince(awaited: Awaited | undefined, moment: Moment): number | null {
	const from = awaited?.sentAt ?? null;
	const to = timeOf(moment);
	return from === null || to === null ? null : Math.max(to - from, 0);
}

function lastText(reply: Reply): string {
	return reply.lines.at(-1)?.text ?? '';
}

function isFarewell(reply: Reply, awaited: Awaited | undefined): boolean {
	return reply.code === 421 || (reply.code === 221 && (awaited === undefined || awaited.verb === 'QUIT'));
}

type Taken = {
	readonly awaited: Awaited | undefined;
	readonly state: SessionState;
	/** The message that the reply ended before its end. */
	readonly brokenOff?: SentMessageEntry;
};

/**
 * A reply belongs to the head of the queue. With an empty queue no one asked; but while a message is open
 * such a reply is the server's verdict on it, given early.
 */
function takeAwaited(state: SessionState, code: number): Taken {
	const [awaited, ...awaiting] = state.awaiting;
	if (awaited) {
		const each = code === 353 && isVerdict(awaited) ? eachRecipient(state, awaited) : [];
		return {awaited, state: {...state, awaiting: [...each, ...awaiting]}};
	}

	if (state.phase.name === 'message' && state.message && code !== 421) {
		const {message} = state;
		const early: Awaited = {id: message.id, verb: 'DATA-END', command: null, sentAt: timeOf(message)};
		return {awaited: early, state: {...state, message: null}, brokenOff: {...message, brokenOff: 'verdict'}};
	}

	return {awaited: undefined, state};
}

/** After the 353 of PRDR (draft-hall-prdr §2) comes a reply for each recipient, in order, and one for them all. */
function eachRecipient({situation}: SessionState, awaited: Awaited): readonly Awaited[] {
	return [...Array.from(situation.recipients, recipient => ({...awaited, recipient})), awaited];
}
