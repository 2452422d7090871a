/**
 * The wire between a client and us: its transport, its bytes as the phase reads them, our replies, and the
 * record of both. What is done with a line is decided elsewhere.
 */
import {type ClientItem, createClientReader, type ReadAs} from '../protocol/client-reader.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import type {OurReply} from '../session/entry.ts';
import type {Target} from '../session/target.ts';
import type {Watching} from '../session/watching.ts';
import type {Caller} from '../transport/accept.ts';
import type {Transport, TransportEvent} from '../transport/types.ts';
import type {Budget} from './budget.ts';
import {createWatched, type Watched} from './watched.ts';

export type ClientWire = {
	readonly watched: Watched;
	/** Begins; the listener hears what the record does not take care of by itself. */
	start(listener: (event: ClientEvent) => void): void;
	/** The next item of what came, put into the record; undefined when more bytes are needed. */
	next(read: ReadAs): ClientItem | undefined;
	/** Octets that `next` has given out so far. */
	readonly position: number;
	/** The line that has no end yet. */
	readonly unfinished: Uint8Array;
	/** Writes bytes of the server's, or of ours, and puts what they complete into the record. */
	reply(bytes: Uint8Array, ours?: OurReply): void;
	/** More was written than the client reads: it is not read either, until `drained` comes. */
	readonly congested: boolean;
	/** Begins TLS, after the 220. What came behind STARTTLS in clear is not read. */
	upgrade(): void;
	/** Stops and starts reading for a reason of the caller's own. */
	pause(): void;
	resume(): void;
	note(about: string, text: string): void;
	/** What was written still goes out. */
	end(): void;
	/** At once. */
	destroy(): void;
};

export type ClientEvent =
	| {readonly type: 'connected' | 'secured' | 'drained'}
	/** Bytes came; `next` reads them. */
	| {readonly type: 'data'; readonly bytes: Uint8Array}
	/** The client writes no more. */
	| {readonly type: 'ended'}
	/** The record is full. */
	| {readonly type: 'full'}
	/** It is over, and nothing follows. */
	| {readonly type: 'over'};

/** Octets that may wait for the client to read them. */
const HIGH_WATER = 256 * 1024;

const lineCut = 'The line is longer than 64 KiB; the rest of it is not shown.';

/** Nothing happens before `start`. */
export function createClientWire(
	caller: Caller,
	target: Target,
	budget: Budget,
	startedAt = performance.now(),
	watching?: Watching,
): ClientWire {
	const watched = createWatched(target, budget, startedAt, watching);
	const reader = createClientReader();
	let parser = createReplyParser();
	let transport: Transport | null = null;
	let tell: (event: ClientEvent) => void = () => {};
	let clearBytes = new Uint8Array(0);
	let unwritten = 0;
	let over = false;
	let full = false;
	const holds = new Set<'congested' | 'caller' | 'backlog'>();
	let fed = 0;
	let fedAtReply = 0;

	function record(event: Parameters<Watched['record']>[0]): void {
		if (!watched.record(event) && !over && !full) {
			full = true;
			tell({type: 'full'});
		}
	}

	function hold(why: 'congested' | 'caller' | 'backlog', on: boolean): void {
		const held = holds.size > 0;
		if (on) {
			holds.add(why);
		} else {
			holds.delete(why);
		}

		if (held !== holds.size > 0) {
			(on ? transport?.pause : transport?.resume)?.();
		}
	}

	function onTransport(event: TransportEvent): void {
		switch (event.type) {
			case 'connected':
				record({
					type: 'connected',
					host: target.host,
					client: {address: caller.address, port: caller.port},
					address: event.localAddress ?? '',
					port: caller.localPort,
					elapsed: caller.implicitTls ? event.elapsed : 0,
					tls: event.tls,
				});
				tell({type: 'connected'});
				return;
			case 'data':
				reader.feed(event.bytes);
				fed += event.bytes.length;
				hold('backlog', fed - reader.position > HIGH_WATER);
				tell(event);
				return;
			case 'secured':
				record({type: 'secured', tls: event.tls, elapsed: event.elapsed, clearBytes});
				tell({type: 'secured'});
				return;
			case 'ended':
				recordRest();
				tell({type: 'ended'});
				return;
			case 'failed':
			case 'closed':
				finish(event);
				return;
			case 'attempt':
			case 'ticket':
		}
	}

	/** A line without its end is seen as it came. */
	function recordRest(): void {
		const phase = watched.session.state.phase.name;
		if (phase === 'closed' || phase === 'securing') {
			return;
		}

		const rest = reader.takeRest();
		if (rest.length > 0) {
			record({type: 'sent', bytes: rest, ending: 'none'});
		}
	}

	function finish(event: TransportEvent & {type: 'failed' | 'closed'}): void {
		if (over) {
			return;
		}

		recordRest();
		for (const item of parser.end()) {
			record({type: 'received', item});
		}

		over = true;
		const client = {address: caller.address, port: caller.port};
		record(event.type === 'failed' ? {...event, client} : event);
		tell({type: 'over'});
	}

	function write(bytes: Uint8Array): void {
		unwritten += bytes.length;
		hold('congested', unwritten > HIGH_WATER);
		transport?.write(bytes).then(() => {
			unwritten -= bytes.length;
			if (holds.has('congested') && unwritten <= HIGH_WATER) {
				hold('congested', false);
				tell({type: 'drained'});
			}
		});
	}

	return {
		watched,
		start(listener) {
			tell = listener;
			transport = caller.accept(onTransport);
		},
		next(read) {
			const isAhead = reader.position < fedAtReply || watched.session.state.awaiting.length > 0;
			const ahead = isAhead ? ({ahead: true} as const) : {};
			const item = reader.next(read);
			hold('backlog', holds.has('backlog') && fed - reader.position > HIGH_WATER);
			switch (item?.type) {
				case 'line':
					record({type: 'sent', bytes: item.bytes, ending: item.overlong ? 'CRLF' : item.ending, ...ahead});
					if (item.overlong) {
						record({type: 'note', about: 'listen/line-cut', text: lineCut});
					}

					break;
				case 'dot':
					record({type: 'sent', bytes: Buffer.from('.'), ending: 'CRLF'});
					break;
				case 'content':
					record({
						...{type: 'content', bytes: item.bytes, octets: item.bytes.length, lines: item.lines},
						...ahead,
					});
			}

			return item;
		},
		get position() {
			return reader.position;
		},
		get unfinished() {
			return reader.unfinished;
		},
		reply(bytes, ours) {
			fedAtReply = fed;
			parser.feed(bytes);
			for (let item = parser.next(); item; item = parser.next()) {
				record({type: 'received', item, ...(ours && {ours})});
			}

			write(bytes);
		},
		get congested() {
			return holds.has('congested');
		},
		upgrade() {
			clearBytes = new Uint8Array(reader.takeRest());
			parser = createReplyParser();
			transport?.upgrade();
		},
		pause: () => hold('caller', true),
		resume: () => hold('caller', false),
		note: (about, text) => record({type: 'note', about, text}),
		end: () => transport?.end(),
		destroy: () => transport?.destroy(),
	};
}
