/**
 * The wire between a client and us: its transport, its bytes as the phase reads them, our replies, and the
 * record of both. What is done with a line is decided elsewhere.
 */
import {type ClientItem, createClientReader, type ReadAs} from '../protocol/client-reader.ts';
import {createLineSplitter} from '../protocol/line-splitter.ts';
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
	/** Begins; the listener is told what the record does not take care of by itself. */
	start(listener: (event: ClientEvent) => void): void;
	/** The next item of what came, put into the record; undefined when more bytes are needed. */
	next(read: ReadAs): ClientItem | undefined;
	/** Octets that `next` has given out so far. */
	readonly position: number;
	/** The line that has no end yet. */
	readonly unfinished: Uint8Array;
	/** Writes bytes of the server's, or of ours, and puts what they complete into the record. */
	reply(bytes: Uint8Array, ours?: OurReply): void;
	/** More was written than the client reads: nothing is read from it either, until `drained` comes. */
	readonly congested: boolean;
	/** Begins TLS, after the 220. What came behind STARTTLS in clear is not read. */
	upgrade(): void;
	/** Stops and starts reading for a reason of the caller's own. */
	pause(): void;
	resume(): void;
	note(about: string, text: string): void;
	/** What was written still goes out. */
	end(): void;
	/** Immediately, whatever waits to be written. */
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

/** Lines that are told apart of what was not read when the connection ended. */
const unreadLines = 20;

const lineCut = 'The line is longer than 64 KiB; the rest of it is not shown.';

/** Nothing happens before `start`. */
export function createClientWire(
	caller: Caller,
	target: Target,
	budget: Budget,
	startedAt = performance.now(),
	watching?: Watching,
): ClientWire {
	return new LiveClientWire(caller, target, createWatched(target, budget, startedAt, watching));
}

type RecordEvent = Parameters<Watched['record']>[0];

class LiveClientWire implements ClientWire {
	readonly watched: Watched;
	readonly #caller: Caller;
	readonly #target: Target;
	readonly #reader = createClientReader();
	#parser = createReplyParser();
	#transport: Transport | null = null;
	#tell: (event: ClientEvent) => void = () => {};
	/** What came in clear behind STARTTLS. */
	#clearBytes: Uint8Array = new Uint8Array(0);
	/** Octets that were given to the transport and are not on their way. */
	#unwritten = 0;
	#over = false;
	#full = false;
	/** Why nothing is read from the client now. */
	readonly #holds = new Set<'congested' | 'caller' | 'backlog'>();
	/** Octets that came, by now and when the last reply was written. */
	#fed = 0;
	#fedAtReply = 0;

	constructor(caller: Caller, target: Target, watched: Watched) {
		this.#caller = caller;
		this.#target = target;
		this.watched = watched;
	}

	get position(): number {
		return this.#reader.position;
	}

	get unfinished(): Uint8Array {
		return this.#reader.unfinished;
	}

	get congested(): boolean {
		return this.#holds.has('congested');
	}

	start(listener: (event: ClientEvent) => void): void {
		this.#tell = listener;
		this.#transport = this.#caller.accept(event => this.#onTransport(event));
	}

	next(read: ReadAs): ClientItem | undefined {
		const isAhead =
			this.#reader.position < this.#fedAtReply || this.watched.session.state.awaiting.length > 0;
		const item = this.#reader.next(read);
		this.#hold('backlog', this.#holds.has('backlog') && this.#isBehind());
		for (const event of item ? eventsOf(item, isAhead) : []) {
			this.#record(event);
		}

		return item;
	}

	reply(bytes: Uint8Array, ours?: OurReply): void {
		this.#fedAtReply = this.#fed;
		this.#parser.feed(bytes);
		for (let item = this.#parser.next(); item; item = this.#parser.next()) {
			this.#record({type: 'received', item, ...(ours && {ours})});
		}

		this.#write(bytes);
	}

	upgrade(): void {
		this.#clearBytes = this.#reader.takeRest();
		this.#parser = createReplyParser();
		this.#transport?.upgrade();
	}

	pause(): void {
		this.#hold('caller', true);
	}

	resume(): void {
		this.#hold('caller', false);
	}

	note(about: string, text: string): void {
		this.#record({type: 'note', about, text});
	}

	end(): void {
		this.#transport?.end();
	}

	destroy(): void {
		this.#transport?.destroy();
	}

	#record(event: RecordEvent): void {
		if (!this.watched.record(event) && !this.#over && !this.#full) {
			this.#full = true;
			this.#tell({type: 'full'});
		}
	}

	#hold(why: 'congested' | 'caller' | 'backlog', on: boolean): void {
		const held = this.#holds.size > 0;
		if (on) {
			this.#holds.add(why);
		} else {
			this.#holds.delete(why);
		}

		if (held !== this.#holds.size > 0) {
			(on ? this.#transport?.pause : this.#transport?.resume)?.();
		}
	}

	/** More came than `next` was asked for. */
	#isBehind(): boolean {
		return this.#fed - this.#reader.position > HIGH_WATER;
	}

	#write(bytes: Uint8Array): void {
		this.#unwritten += bytes.length;
		this.#hold('congested', this.#unwritten > HIGH_WATER);
		this.#transport?.write(bytes).then(() => {
			this.#unwritten -= bytes.length;
			if (this.congested && this.#unwritten <= HIGH_WATER) {
				this.#hold('congested', false);
				this.#tell({type: 'drained'});
			}
		});
	}

	#onTransport(event: TransportEvent): void {
		switch (event.type) {
			case 'connected':
				this.#record(this.#connectedBy(event));
				this.#tell({type: 'connected'});
				return;
			case 'data':
				this.#reader.feed(event.bytes);
				this.#fed += event.bytes.length;
				this.#hold('backlog', this.#isBehind());
				this.#tell(event);
				return;
			case 'secured': {
				const {tls, elapsed} = event;
				this.#record({type: 'secured', tls, elapsed, clearBytes: this.#clearBytes});
				this.#tell({type: 'secured'});
				return;
			}

			case 'ended':
				this.#recordRest();
				this.#tell({type: 'ended'});
				return;
			case 'failed':
			case 'closed':
				this.#finish(event);
				return;
			case 'attempt':
			case 'ticket':
		}
	}

	#connectedBy(event: TransportEvent & {type: 'connected'}): RecordEvent {
		const {address, port, localPort, implicitTls} = this.#caller;
		return {
			type: 'connected',
			host: this.#target.host,
			client: {address, port},
			address: event.localAddress ?? '',
			port: localPort,
			elapsed: implicitTls ? event.elapsed : 0,
			tls: event.tls,
		};
	}

	/** What came and was not read any more: a few lines, and what is left of it as it came. */
	#recordRest(): void {
		const phase = this.watched.session.state.phase.name;
		if (phase === 'closed' || phase === 'securing') {
			return;
		}

		const splitter = createLineSplitter(Number.POSITIVE_INFINITY);
		splitter.feed(this.#reader.takeRest());
		for (let count = 0; count < unreadLines; count++) {
			const line = splitter.next();
			if (!line) {
				break;
			}

			this.#record({type: 'sent', bytes: line.bytes, ending: line.ending});
		}

		const rest = splitter.takeRest();
		if (rest.length > 0) {
			this.#record({type: 'sent', bytes: rest, ending: 'none'});
		}
	}

	#finish(event: TransportEvent & {type: 'failed' | 'closed'}): void {
		if (this.#over) {
			return;
		}

		this.#recordRest();
		for (const item of this.#parser.end()) {
			this.#record({type: 'received', item});
		}

		this.#over = true;
		const {address, port} = this.#caller;
		this.#record(event.type === 'failed' ? {...event, client: {address, port}} : event);
		this.#tell({type: 'over'});
	}
}

/** `isAhead`: it was sent before the reply that it should have waited for. */
function eventsOf(item: ClientItem, isAhead: boolean): readonly RecordEvent[] {
	const ahead = isAhead ? ({ahead: true} as const) : {};
	switch (item.type) {
		case 'line': {
			const {bytes, ending, overlong} = item;
			const sent: RecordEvent = {type: 'sent', bytes, ending: overlong ? 'CRLF' : ending, ...ahead};
			return overlong ? [sent, {type: 'note', about: 'listen/line-cut', text: lineCut}] : [sent];
		}

		case 'dot':
			return [{type: 'sent', bytes: Buffer.from('.'), ending: 'CRLF'}];
		case 'content':
			return [{type: 'content', bytes: item.bytes, octets: item.bytes.length, lines: item.lines, ...ahead}];
	}
}
