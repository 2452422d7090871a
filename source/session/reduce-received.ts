/** A reply or a malformed line came in. */
import {compareCapabilities, readCapabilities} from '../protocol/ehlo.ts';
import {formatEnhancedStatus} from '../protocol/enhanced-status.ts';
import {phaseAfterReply} from '../protocol/phase.ts';
import type {Reply} from '../protocol/reply.ts';
import {verbs} from '../protocol/verb.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {answerExchange, identityOf, unknownExchange} from '../sasl/follow.ts';
import type {LateAnswer} from '../sasl/secret-lines.ts';
import type {CapabilitiesEntry, Entry, OurReply, ReplyEntry} from './entry.ts';
import {type Moment, momentOf, timeOf} from './moment.ts';
import type {Reduced} from './reducer.ts';
import type {SessionEvent} from './session-event.ts';
import {type Awaited, type SessionState, withPhase, withSituation} from './state.ts';

/** A reply answers the head of the awaited queue, or nothing when none is due (RFC 5321 §4.2). */
export function reduceReceived(state: SessionState, event: SessionEvent & {type: 'received'}): Reduced {
	const {item} = event;
	if (item.type === 'reply') {
		return reduceReply(state, item, event, event.ours);
	}

	const entry: Entry = {
		...item,
		id: state.nextId,
		...momentOf(event),
		secure: state.situation.secure,
		situation: state.situation,
	};
	return {state: {...state, nextId: state.nextId + 1}, entries: [entry]};
}

function reduceReply(state: SessionState, reply: Reply, at: Moment, ours?: OurReply): Reduced {
	const {awaited, state: taken} = takeAwaited(state, reply.code);
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
		},
		phaseAfterReply(taken.phase, exchange ? 'AUTH' : entry.answers, reply.code),
	);
	return applyReply(answered, entry, awaited);
}

/** A 334 to a line that is no known command asks for an answer all the same: whatever it was, it began a login. */
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
			// Nobody asked for it, but whoever reads it may answer.
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

/**
 * A reply belongs to the head of the queue. With an empty queue nobody asked; but while a message is open
 * such a reply is the server's verdict on it, given early.
 */
function takeAwaited(state: SessionState, code: number): {awaited: Awaited | undefined; state: SessionState} {
	const [awaited, ...awaiting] = state.awaiting;
	if (awaited) {
		return {awaited, state: {...state, awaiting}};
	}

	if (state.phase.name === 'message' && state.message && code !== 421) {
		const {message} = state;
		const early: Awaited = {id: message.id, verb: 'DATA-END', command: null, sentAt: timeOf(message)};
		return {awaited: early, state: {...state, message: null}};
	}

	return {awaited: undefined, state};
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
			next = accepted ? withSituation(next, {sender: awaited?.path ?? '', recipients: []}) : next;
			break;
		case 'RCPT':
			next = accepted ? withRecipient(next, awaited?.path ?? '') : next;
			break;
		case 'RSET':
			next = accepted ? withoutTransaction(next) : next;
			break;
		case 'DATA-END':
			// With LMTP the transaction is over when the last recipient's verdict is in.
			next = next.awaiting.some(waiting => waiting.verb === 'DATA-END') ? next : withoutTransaction(next);
			break;
		case 'BDAT':
			next =
				(awaited?.endsMessage || !accepted) && !next.awaiting.some(waiting => waiting.endsMessage)
					? withoutTransaction(next)
					: next;
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

function withRecipient(state: SessionState, path: string): SessionState {
	return withSituation(state, {recipients: [...state.situation.recipients, path]});
}

function withoutTransaction(state: SessionState): SessionState {
	return withSituation(state, {sender: null, recipients: []});
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
