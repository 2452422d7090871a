/**
 * Events to entries. Pure: no socket, no clock, no screen. A live connection, a script and a log pasted from
 * another tool all go through here.
 */

import {withCommas} from '../protocol/with-commas.ts';
import type {TlsFacts} from '../transport/types.ts';
import type {ClosedEntry, Ending, Entry, FailedEntry} from './entry.ts';
import {type Moment, momentOf, timeOf} from './moment.ts';
import {reduceReceived} from './reduce-received.ts';
import {reduceContent, reduceSent} from './reduce-sent.ts';
import type {Reduced} from './reduced.ts';
import type {SessionEvent} from './session-event.ts';
import {SharedList} from './shared-list.ts';
import {mailNow, nothingSaid, type SessionState, withPhase, withSituation} from './state.ts';

export type {Reduced} from './reduced.ts';

/** The next state and the entries that are new or, where an id is known already, have grown. */
export function reduce(state: SessionState, event: SessionEvent): Reduced {
	const touched = isTraffic(event) ? {...state, lastByteAt: event.at} : state;
	switch (event.type) {
		case 'sent':
			return reduceSent(touched, event);
		case 'content':
			return reduceContent(touched, event);
		case 'received':
			return reduceReceived(touched, event);
		case 'attempt':
			return one(state, {...base(state, event), type: 'attempt', attempt: event.attempt});
		case 'connected':
			return connected(touched, event);
		case 'secured':
			return secured(touched, event);
		case 'ticket':
			return {state: {...state, tls: state.tls && withTicket(state.tls)}, entries: []};
		case 'unreadable':
			return one(touched, {
				...base(touched, event),
				type: 'note',
				about: 'capture/unreadable',
				text: `${withCommas(event.octets)} octets that only the two ends can read.`,
			});
		case 'unanswered':
			return unanswered(state, event);
		case 'note':
			return one(state, {
				...base(state, event),
				type: 'note',
				about: event.about,
				text: event.text,
				...(event.found && {found: event.found}),
				...(event.delivery && {delivery: event.delivery}),
			});
		case 'failed':
			return ended(state, {
				...base(state, event),
				...{type: 'failed', error: event.error, ...endingOf(state)},
				...(event.client && {client: event.client}),
			});
		case 'closed':
			return ended(state, {
				...base(state, event),
				type: 'closed',
				by: event.by,
				announced: state.closing,
				...endingOf(state),
			});
	}
}

function withTicket(tls: TlsFacts): TlsFacts {
	return {...tls, tickets: (tls.tickets ?? 0) + 1};
}

// What came after it is matched to the line after it; otherwise every later reply would belong to the wrong line.
function unanswered(state: SessionState, at: Moment): Reduced {
	const [awaited, ...awaiting] = state.awaiting;
	const what = awaited?.verb === 'CONNECT' ? 'No greeting' : `No reply to ${awaited?.verb || 'this line'}`;
	const text = `${what} is in the recording.`;
	return one({...state, awaiting}, {...base(state, at), type: 'note', about: 'recording/no-reply', text});
}

function isTraffic(event: SessionEvent): boolean {
	return (
		event.type === 'sent' ||
		event.type === 'content' ||
		event.type === 'received' ||
		event.type === 'connected'
	);
}

function base(state: SessionState, at: Moment) {
	return {id: state.nextId, ...momentOf(at), secure: state.situation.secure};
}

function one(state: SessionState, entry: Entry): Reduced {
	return {state: {...state, nextId: state.nextId + 1}, entries: [entry]};
}

function endingOf(state: SessionState): Ending {
	return {
		situation: state.situation,
		mail: mailNow(state),
		unanswered: state.awaiting[0]?.verb ?? null,
	};
}

/** Nothing holds any more: neither the encryption nor the login, and a message that has no end gets none. */
function ended(state: SessionState, entry: FailedEntry | ClosedEntry): Reduced {
	const over = withSituation(
		{...state, nextId: state.nextId + 1, tls: null, message: null, awaiting: []},
		{secure: false, authenticatedAs: null, sender: null, recipients: SharedList.of()},
	);
	const cut: Entry[] = state.message ? [{...state.message, brokenOff: 'end'}] : [];
	return {state: withPhase(over, {name: 'closed'}), entries: [...cut, entry]};
}

function connected(state: SessionState, event: SessionEvent & {type: 'connected'}): Reduced {
	const {host, hostFrom, client, address, port, via, proxyHeader, elapsed, tls} = event;
	const entry: Entry = {
		...base(state, event),
		secure: tls !== null,
		type: 'connected',
		host,
		...(hostFrom && {hostFrom}),
		...(client && {client}),
		address,
		port,
		...(via !== undefined && {via}),
		...(proxyHeader && {proxyHeader}),
		elapsed,
		tls,
	};
	const awaiting = [{id: entry.id, verb: 'CONNECT', command: null, sentAt: timeOf(event)}];
	const secureNow = withSituation({...state, tls, awaiting}, {secure: tls !== null});
	return one(withPhase(secureNow, {name: 'greeting'}), entry);
}

// RFC 3207 §4.2: after the handshake both sides forget what was said before, EHLO's list above all.
function secured(state: SessionState, event: SessionEvent & {type: 'secured'}): Reduced {
	const {tls, elapsed, clearBytes} = event;
	const fresh = withSituation(
		{...state, tls, since: 'starttls', auth: null, lateAnswer: 'none'},
		{secure: true, ...nothingSaid()},
	);
	const entry: Entry = {...base(fresh, event), type: 'secured', tls, elapsed, clearBytes};
	return one(withPhase(fresh, {name: 'command'}), entry);
}
