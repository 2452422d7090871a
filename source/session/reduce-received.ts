/** A reply or a malformed line came in. */

import {compareCapabilities, readCapabilities} from '../protocol/ehlo.ts';
import {formatEnhancedStatus} from '../protocol/enhanced-status.ts';
import {phaseAfterReply} from '../protocol/phase.ts';
import type {Malformed, Received, Reply} from '../protocol/reply.ts';
import {verbs} from '../protocol/verb.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {answerExchange, identityOf, unknownExchange} from '../sasl/follow.ts';
import type {LateAnswer} from '../sasl/secret-lines.ts';
import type {CapabilitiesEntry, Entry, OurReply, ReplyEntry, SentMessageEntry} from './entry.ts';
import {type Moment, momentOf, timeOf} from './moment.ts';
import type {Reduced} from './reduced.ts';
import type {SessionEvent} from './session-event.ts';
import {SharedList} from './shared-list.ts';
import {type Awaited, type Run, type SessionState, withPhase, withSituation} from './state.ts';

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
const most = 20;

function repeated(state: SessionState, item: Received): Reduced | null {
	const {run} = state;
	if (!run || run.count < most || !follows(state, run.entry) || !isSame(run.entry, item)) {
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
			unwelcome: state.unwelcome || (entry.answers === 'CONNECT' && reply.code >= 400),
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

function isVerdict({verb, endsMessage}: Awaited): boolean {
	return verb === 'DATA-END' || endsMessage === true;
}

/** After the 353 of PRDR (draft-hall-prdr §2) comes a reply for each recipient, in order, and one for them all. */
function eachRecipient({situation}: SessionState, awaited: Awaited): readonly Awaited[] {
	return [...Array.from(situation.recipients, recipient => ({...awaited, recipient})), awaited];
}

function applyReply(state: SessionState, entry: ReplyEntry, awaited: Awaited | undefined): Reduced {
	const accepted = entry.code >= 200 && entry.code < 300;
	const entries: Entry[] = [entry];
	let next = state;
	switch (entry.answers) {
		case 'CONNECT':
			next = withSituation(next, {greeting: entry.lines.map(line => line.text).join('\n')});
			break;
		case 'EHLO':
		case 'LHLO':
		case 'HELO':
			return accepted ? greeted(next, entry, entry.answers, awaited) : {state: next, entries};
		case 'AUTH':
			next = entry.code === 235 && entry.auth ? loggedIn(next, identityOf(entry.auth)) : next;
			break;
		case 'MAIL':
			next = accepted
				? {...withSituation(next, {sender: awaited?.path ?? '', recipients: SharedList.of()}), verdict: null}
				: next;
			break;
		case 'RCPT':
			next = accepted ? withRecipient(next, awaited?.path ?? '') : next;
			break;
		case 'RSET':
			next = accepted ? withoutTransaction(next) : next;
			break;
		case 'DATA-END':
			next = judged(next, entry);
			break;
		case 'BDAT':
			next = awaited?.endsMessage || !accepted ? judged(next, entry) : next;
			break;
		case 'XCLIENT':
			// Postfix starts over with a new greeting; EHLO must be said again.
			next = entry.code === 220 ? startedOver(next) : next;
			break;
		default:
	}

	return {state: next, entries};
}

function greeted(
	state: SessionState,
	reply: ReplyEntry,
	verb: 'EHLO' | 'LHLO' | 'HELO',
	awaited: Awaited | undefined,
): Reduced {
	const clientName = awaited?.clientName ?? '';
	const fresh = withSituation(withoutTransaction(state), {greetedWith: verb, clientName, capabilities: null});
	if (verb === 'HELO') {
		return {state: fresh, entries: [reply]};
	}

	const capabilities = readCapabilities(reply.lines.map(line => line.text));
	const entry: CapabilitiesEntry = {
		id: state.nextId,
		...momentOf(reply),
		secure: reply.secure,
		type: 'capabilities',
		replyId: reply.id,
		domain: capabilities.domain,
		keywords: capabilities.keywords,
		changes: state.announced && compareCapabilities(state.announced, capabilities.keywords),
		since: state.since,
	};
	const known = withSituation(fresh, {capabilities});
	return {
		state: {...known, announced: capabilities.keywords, since: 'repeated', nextId: state.nextId + 1},
		entries: [reply, entry],
	};
}

function loggedIn(state: SessionState, identity: string): SessionState {
	return {...withSituation(state, {authenticatedAs: identity}), since: 'auth'};
}

/** With LMTP, and after the 353 of PRDR, the transaction is over when the last recipient's verdict is in. */
function judged(state: SessionState, reply: ReplyEntry): SessionState {
	const next = reply.code === 353 ? state : {...state, verdict: verdictWith(state.verdict, reply)};
	return next.awaiting.some(isVerdict) ? next : withoutTransaction(next);
}

function verdictWith(
	verdict: SessionState['verdict'],
	{code, recipient}: ReplyEntry,
): SessionState['verdict'] {
	const now = code < 300 ? 'accepted' : 'refused';
	if (recipient === null) {
		return now === 'accepted' ? (verdict ?? now) : now;
	}

	return verdict === null || verdict === now ? now : 'partly';
}

function withRecipient(state: SessionState, path: string): SessionState {
	return withSituation(state, {recipients: state.situation.recipients.with(path)});
}

function withoutTransaction(state: SessionState): SessionState {
	return withSituation(state, {sender: null, recipients: SharedList.of()});
}

function startedOver(state: SessionState): SessionState {
	const cleared = withSituation(withoutTransaction(state), {
		greetedWith: null,
		clientName: null,
		capabilities: null,
		authenticatedAs: null,
	});
	return {...cleared, since: 'xclient', auth: null, lateAnswer: 'none'};
}
