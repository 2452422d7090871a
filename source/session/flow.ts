/**
 * Where a live session stands, and what follows from what happens: a state and a pure step around the reducer.
 * It lets typed lines out of the outbox in step with the replies, drops those that a refusal has made pointless,
 * and says when TLS is to begin. `live-session.ts` carries out the acts.
 */
import {type Consent, type Door, secretOf} from './door.ts';
import type {Entry, ReplyEntry} from './entry.ts';
import {asTyped, mayGoOut, type Outbox, type Reading, refusedBy, type Waiting} from './outbox.ts';
import {reduce} from './reducer.ts';
import type {SessionEvent} from './session-event.ts';
import {SharedList} from './shared-list.ts';
import {type Awaited, initialState, type SessionState} from './state.ts';

export type Encode = (text: string) => Uint8Array;

export type Flow = {
	readonly state: SessionState;
	readonly outbox: Outbox;
	/** There is a connection, or one is being made. */
	readonly open: boolean;
	/** How typed text becomes bytes. */
	readonly encode: Encode;
	readonly door: Door;
	/** Of the next line that is typed. */
	readonly nextTicket: number;
};

export type FlowEvent =
	/** A connection is about to be made. */
	| {
			readonly type: 'opened';
			readonly protocol: 'smtp' | 'lmtp';
			readonly host: string;
			readonly at: number;
	  }
	/** What the reducer reads, all but the end. */
	| {readonly type: 'happened'; readonly event: SessionEvent}
	/** A line for the outbox. */
	| {readonly type: 'typed'; readonly text: string; readonly read?: Reading; readonly consent?: Consent}
	/** A line that goes out whatever is still unanswered. */
	| {readonly type: 'sent'; readonly text: string; readonly at: number}
	/** Something was not sent, because a secret in it must not leave; why, in a sentence. */
	| {readonly type: 'kept-back'; readonly why: string; readonly at: number}
	/** Everything that came in one piece has been read: what waits may go out. */
	| {readonly type: 'read'; readonly at: number}
	| {readonly type: 'taken-back'; readonly at: number}
	| {readonly type: 'encoding'; readonly encode: Encode}
	/** The connection is over. */
	| {readonly type: 'ended'; readonly event: SessionEvent & {readonly type: 'failed' | 'closed'}};

/** What is to be done, in this order. */
export type FlowAct =
	/** Put it into the history: a new entry, or the longer self of one that grew. */
	| {readonly do: 'record'; readonly entry: Entry}
	| {readonly do: 'write'; readonly bytes: Uint8Array}
	/** The line of this ticket went out; `id` is its entry, whose replies are wanted, or null where it made none. */
	| {readonly do: 'went-out'; readonly ticket: number; readonly id: number | null}
	/** The line of this ticket was not sent. */
	| {readonly do: 'dropped'; readonly ticket: number}
	/** Begin the handshake of STARTTLS; what came behind the 220 is not read. */
	| {readonly do: 'upgrade'};

export type Flowed = {readonly flow: Flow; readonly acts: readonly FlowAct[]};

/** Not connected. */
export function newFlow(protocol: 'smtp' | 'lmtp', host: string, door: Door = () => null): Flow {
	const encoder = new TextEncoder();
	return {
		state: initialState(protocol, host),
		outbox: SharedList.of(),
		open: false,
		encode: text => encoder.encode(text),
		door,
		nextTicket: 1,
	};
}

/** What the event makes of the flow. */
export function step(flow: Flow, event: FlowEvent): Flowed {
	switch (event.type) {
		case 'opened': {
			const {nextId} = flow.state;
			const state = {...initialState(event.protocol, event.host), nextId, lastByteAt: event.at};
			return {flow: {...flow, state, open: true}, acts: []};
		}

		case 'happened':
			return happened(flow, event.event);
		case 'typed': {
			const {nextTicket: ticket} = flow;
			const {text, read = asTyped, consent = 'not asked'} = event;
			return add(flow, {ticket, text, read, consent});
		}

		case 'sent': {
			const {nextTicket: ticket} = flow;
			const next = {...flow, nextTicket: ticket + 1};
			return flow.open
				? sendLine(next, ticket, event.text, 'not asked', event.at)
				: {flow: next, acts: [{do: 'dropped', ticket}]};
		}

		case 'kept-back':
			return keptBack(flow, event.why, event.at);
		case 'read':
			return letOut(flow, event.at);
		case 'taken-back':
			return drop(flow, 'Taken back', event.at);
		case 'encoding':
			return {flow: {...flow, encode: event.encode}, acts: []};
		case 'ended':
			return ended(flow, event.event);
	}
}

/** What the time for an answer is running for: the oldest line without one, or nothing. */
export function overdueFor({open, state}: Flow): Awaited | null {
	return open && state.phase.name !== 'chunk' ? (state.awaiting[0] ?? null) : null;
}

/** Nothing is awaited or waiting any more, or the connection is over. */
export function isSettled({open, state, outbox}: Flow): boolean {
	const {name} = state.phase;
	const between = name === 'connecting' || name === 'greeting' || name === 'securing';
	return !open || (state.awaiting.length === 0 && outbox.length === 0 && !between);
}

function happened(flow: Flow, event: SessionEvent): Flowed {
	const {state, entries} = reduce(flow.state, event);
	const recorded: Flowed = {
		flow: {...flow, state},
		acts: entries.map(entry => ({do: 'record', entry})),
	};
	const reply = entries.find(entry => entry.type === 'reply');
	const answered = reply
		? then(recorded, next => drop(next, whyDropped(reply), event.at, refusedBy(reply, next.outbox)))
		: recorded;
	const begins = state.phase.name === 'securing' && flow.state.phase.name !== 'securing';
	return begins ? {...answered, acts: [...answered.acts, {do: 'upgrade'}]} : answered;
}

function whyDropped({answers, code}: ReplyEntry): string {
	if (code === 421) {
		return 'The server announced that it is closing the connection, so what was typed ahead was not sent';
	}

	return answers === 'CONNECT'
		? 'The server refused the session in its greeting, so what was typed ahead was not sent'
		: `${answers} was refused, so what was typed ahead of its answer was not sent`;
}

function add(flow: Flow, waiting: Waiting): Flowed {
	const next = {...flow, nextTicket: waiting.ticket + 1};
	return flow.open
		? {flow: {...next, outbox: flow.outbox.with(waiting)}, acts: []}
		: {flow: next, acts: [{do: 'dropped', ticket: waiting.ticket}]};
}

function letOut(flow: Flow, at: number): Flowed {
	const acts: FlowAct[] = [];
	let now = flow;
	for (let next = nextLine(now); next; next = nextLine(now)) {
		const {ticket, text, read, consent} = next;
		const rest = {...now, outbox: now.outbox.without(1)};
		const sent = sendLine(rest, ticket, read(text, now.state), consent, at);
		now = sent.flow;
		acts.push(...sent.acts);
	}

	return {flow: now, acts};
}

function nextLine({open, state, outbox}: Flow): Waiting | undefined {
	return open && mayGoOut(state) ? outbox.at(0) : undefined;
}

const lineEnd = Buffer.from('\r\n');

function sendLine(flow: Flow, ticket: number, text: string, consent: Consent, at: number): Flowed {
	const bytes = flow.encode(text);
	const sent = reduce(flow.state, {type: 'sent', at, bytes, ending: 'CRLF'});
	const mechanism = consent === 'given' ? null : secretOf(sent);
	const why = mechanism === null ? null : flow.door(mechanism);
	if (why !== null) {
		return then(keptBack(flow, why, at), kept => ({flow: kept, acts: [{do: 'dropped', ticket}]}));
	}

	const {state, entries} = sent;
	return {
		flow: {...flow, state},
		acts: [
			...entries.map((entry): FlowAct => ({do: 'record', entry})),
			{do: 'write', bytes: Buffer.concat([bytes, lineEnd])},
			{do: 'went-out', ticket, id: entries.at(-1)?.id ?? null},
		],
	};
}

function keptBack(flow: Flow, why: string, at: number): Flowed {
	return happened(flow, {type: 'note', at, about: keptBackNote, text: `Not sent. ${why}`});
}

/** The note that stands where something was kept back. */
export const keptBackNote = 'session/kept-back';

function drop(flow: Flow, why: string, at: number, count = flow.outbox.length): Flowed {
	if (count === 0) {
		return {flow, acts: []};
	}

	const dropped = flow.outbox.slice(0, count);
	const lines = count === 1 ? '1 line' : `${count} lines`;
	const {state, entries} = reduce(flow.state, {
		...{type: 'note', at, about: 'outbox/dropped', text: `${why} (${lines}).`},
	});
	return {
		flow: {...flow, state, outbox: flow.outbox.without(count)},
		acts: [
			...entries.map((entry): FlowAct => ({do: 'record', entry})),
			...dropped.map(({ticket}): FlowAct => ({do: 'dropped', ticket})),
		],
	};
}

function ended(flow: Flow, event: SessionEvent): Flowed {
	if (!flow.open) {
		return {flow, acts: []};
	}

	return then(happened({...flow, open: false}, event), next =>
		drop(next, 'The connection is over, so what was typed ahead was not sent', event.at),
	);
}

function then({flow, acts}: Flowed, next: (flow: Flow) => Flowed): Flowed {
	const flowed = next(flow);
	return {flow: flowed.flow, acts: [...acts, ...flowed.acts]};
}
