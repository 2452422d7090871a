/** What a reply changes: EHLO's extensions, the login, the transaction (RFC 5321 §4.1.4). */
import {compareCapabilities, readCapabilities} from '../protocol/ehlo.ts';
import {isPositiveCompletion} from '../protocol/reply-class.ts';
import {identityOf} from '../sasl/follow.ts';
import type {CapabilitiesEntry, Entry, ReplyEntry} from './entry.ts';
import {momentOf} from './moment.ts';
import type {Reduced} from './reduced.ts';
import {SharedList} from './shared-list.ts';
import {type Awaited, nothingSaid, type SessionState, withSituation} from './state.ts';

/** `state` is the one after the reply, `awaited` what it answers; undefined where no one asked. */
export function applyReply(state: SessionState, entry: ReplyEntry, awaited: Awaited | undefined): Reduced {
	const accepted = isPositiveCompletion(entry.code);
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
	const now = isPositiveCompletion(code) ? 'accepted' : 'refused';
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
	return {...withSituation(state, nothingSaid()), since: 'xclient', auth: null, lateAnswer: 'none'};
}

/** Its reply is the verdict on the message. */
export function isVerdict({verb, endsMessage}: Awaited): boolean {
	return verb === 'DATA-END' || endsMessage === true;
}
