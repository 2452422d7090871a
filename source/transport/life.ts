/**
 * Where a connection stands, and what follows from what happens to it: a state, and a pure step. No socket is
 * touched here; `connection.ts` carries out the acts. The same life serves a connection that we made and one
 * that was made to us.
 */
import {speaksTls} from './tls-errors.ts';
import type {TlsFacts, TransportError, TransportEvent} from './types.ts';

export type Side = 'server' | 'client';

export type Stage =
	/** No socket yet. */
	| 'connecting'
	/** TLS is being negotiated; what is written now waits. */
	| 'handshake'
	| 'clear'
	| 'secure'
	/** It was given up on our side; only the end is still to be told. */
	| 'leaving'
	| 'over';

/** The two ends, as far as `connected` tells them. */
export type Ends = Omit<Extract<TransportEvent, {type: 'connected'}>, 'type' | 'elapsed' | 'tls'>;

export type Life = {
	readonly stage: Stage;
	/** Which side of the connection is ours. */
	readonly side: Side;
	/** The other end in a sentence, such as `mail.example.org:587 (192.0.2.1)`. */
	readonly where: string;
	/** When it began, in milliseconds. */
	readonly began: number;
	/** `connected` is told when the first handshake is done, where TLS comes first. */
	readonly untold: Ends | null;
	/** Something came in clear: what comes after it is not the beginning of TLS. */
	readonly heard: boolean;
	readonly paused: boolean;
	/** Our side said that it will write no more. */
	readonly ending: boolean;
	/** The other side said so. */
	readonly ended: boolean;
	/** Written while nothing could carry it. */
	readonly early: readonly Uint8Array[];
};

/** The first six happen by themselves, the others are asked for. */
export type LifeEvent =
	| {
			readonly type: 'connected';
			readonly where: string;
			readonly ends: Ends;
			readonly tlsFirst: boolean;
			readonly at: number;
	  }
	| {readonly type: 'secured'; readonly tls: TlsFacts; readonly elapsed: number; readonly at: number}
	| {readonly type: 'ticket'}
	| {readonly type: 'received'; readonly bytes: Uint8Array}
	/** The other side will write no more. */
	| {readonly type: 'ended'}
	/** The socket is closed. */
	| {readonly type: 'gone'}
	| {readonly type: 'broken'; readonly error: TransportError}
	| {readonly type: 'write'; readonly bytes: Uint8Array}
	| {readonly type: 'upgrade'; readonly unread: Uint8Array}
	| {readonly type: 'pause'}
	| {readonly type: 'resume'}
	| {readonly type: 'end'}
	| {readonly type: 'destroy'}
	/** What `destroy` owes: the end is told later, never before it returns. */
	| {readonly type: 'left'};

/** What is to be done, in this order. */
export type Act =
	/** Take up the stream that is there now, and write what waited. */
	| {
			readonly do: 'carry';
			readonly early: readonly Uint8Array[];
			readonly paused: boolean;
			readonly ending: boolean;
	  }
	| {readonly do: 'handshake'; readonly start: HandshakeStart}
	| {readonly do: 'write'; readonly bytes: Uint8Array}
	| {readonly do: 'pause'}
	| {readonly do: 'resume'}
	/** Half-close. */
	| {readonly do: 'end'}
	/** Answer the other side's goodbye, and let go. */
	| {readonly do: 'part'}
	/** Give up the socket now, and dispatch `left` later. */
	| {readonly do: 'leave'}
	/** Let go of everything that is still held. */
	| {readonly do: 'release'}
	| {readonly do: 'tell'; readonly event: TransportEvent};

/** How TLS began: with the first byte, or after the two sides had agreed on it in clear text. */
export type HandshakeStart =
	| {readonly by: 'first byte'}
	| {readonly by: 'upgrade'; readonly unread: Uint8Array};

export type Lived = {readonly life: Life; readonly acts: readonly Act[]};

/** Before the connection. */
export function newLife(side: Side, where: string, began: number): Life {
	return {
		...{stage: 'connecting', side, where, began, untold: null},
		...{heard: false, paused: false, ending: false, ended: false, early: []},
	};
}

/** Whether what is written now will be sent. */
export function takesBytes({stage, ending}: Life): boolean {
	return stage !== 'over' && !ending;
}

/** What an event makes of a life. Once it is over nothing follows from anything. */
export function live(life: Life, event: LifeEvent): Lived {
	if (life.stage === 'over') {
		return {life, acts: []};
	}

	switch (event.type) {
		case 'connected':
			return connected(life, event);
		case 'secured':
			return secured(life, event);
		case 'ticket':
			return {life, acts: tell(life, {type: 'ticket'})};
		case 'received':
			return received(life, event.bytes);
		case 'ended':
			return ended(life);
		case 'gone':
		case 'left':
			return finish(life, closed(life));
		case 'broken':
			return finish(life, isLeaving(life) ? closed(life) : {type: 'failed', error: event.error});
		default:
			return asked(life, event);
	}
}

type Asked = LifeEvent & {type: 'write' | 'upgrade' | 'pause' | 'resume' | 'end' | 'destroy'};

function asked(life: Life, event: Asked): Lived {
	const carried = isCarried(life);
	switch (event.type) {
		case 'write':
			if (!takesBytes(life)) {
				return {life, acts: []};
			}

			return carried
				? {life, acts: [{do: 'write', bytes: event.bytes}]}
				: {life: {...life, early: [...life.early, event.bytes]}, acts: []};
		case 'upgrade':
			return carried && !life.ending
				? {
						life: {...life, stage: 'handshake'},
						acts: [{do: 'handshake', start: {by: 'upgrade', unread: event.unread}}],
					}
				: {life, acts: []};
		case 'pause':
		case 'resume':
			return {life: {...life, paused: event.type === 'pause'}, acts: carried ? [{do: event.type}] : []};
		case 'end':
			return end(life);
		case 'destroy':
			return destroy(life);
	}
}

function connected(life: Life, {where, ends, tlsFirst, at}: LifeEvent & {type: 'connected'}): Lived {
	const there = {...life, where};
	if (tlsFirst) {
		return {
			life: {...there, stage: 'handshake', untold: ends},
			acts: [{do: 'handshake', start: {by: 'first byte'}}],
		};
	}

	return carry(there, 'clear', {type: 'connected', ...ends, elapsed: at - life.began, tls: null});
}

function secured(life: Life, {tls, elapsed, at}: LifeEvent & {type: 'secured'}): Lived {
	const {untold} = life;
	return carry(
		{...life, untold: null},
		'secure',
		untold ? {type: 'connected', ...untold, elapsed: at - life.began, tls} : {type: 'secured', tls, elapsed},
	);
}

// Carried before it is told: the listener may write, pause or upgrade as soon as it knows.
function carry(life: Life, stage: 'clear' | 'secure', event: TransportEvent): Lived {
	const {early, paused, ending} = life;
	return {
		life: {...life, stage, early: []},
		acts: [
			{do: 'carry', early, paused, ending},
			{do: 'tell', event},
		],
	};
}

function received(life: Life, bytes: Uint8Array): Lived {
	const error = life.heard || life.stage !== 'clear' ? null : speaksTls(life.where, bytes, life.side);
	return error
		? finish(life, {type: 'failed', error})
		: {life: {...life, heard: true}, acts: tell(life, {type: 'data', bytes})};
}

function end(life: Life): Lived {
	if (life.ending) {
		return {life, acts: []};
	}

	const carried = isCarried(life);
	if (!carried && life.early.length === 0) {
		return destroy(life);
	}

	return {life: {...life, ending: true}, acts: carried ? [{do: 'end'}] : []};
}

function destroy(life: Life): Lived {
	return life.stage === 'leaving'
		? {life, acts: []}
		: {life: {...life, stage: 'leaving', ending: true}, acts: [{do: 'leave'}]};
}

function finish(life: Life, event: TransportEvent, before: readonly Act[] = []): Lived {
	return {
		life: {...life, stage: 'over', early: []},
		acts: [...before, {do: 'release'}, {do: 'tell', event}],
	};
}

// A server's goodbye ends the session. A client may say it with its last line, and still waits for the replies.
function ended(life: Life): Lived {
	return life.side === 'client' || life.ending
		? finish(life, closed(life), [{do: 'part'}])
		: {life: {...life, ended: true}, acts: tell(life, {type: 'ended'})};
}

function closed({side, ending, ended}: Life): TransportEvent {
	return {type: 'closed', by: (ending && !ended) === (side === 'client') ? 'client' : 'server'};
}

function tell(life: Life, event: TransportEvent): readonly Act[] {
	return life.stage === 'leaving' ? [] : [{do: 'tell', event}];
}

/** A client that hears our goodbye may be rude about it. */
function isLeaving({stage, side, ending}: Life): boolean {
	return stage === 'leaving' || (side === 'server' && ending);
}

function isCarried({stage}: Life): boolean {
	return stage === 'clear' || stage === 'secure';
}
