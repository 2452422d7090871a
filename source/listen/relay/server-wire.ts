/** The wire between us and the server that a session is passed on to, up to where the client may speak. */
import {isPositiveCompletion} from '../../protocol/reply-class.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import type {Target} from '../../session/target.ts';
import {openTransport} from '../../transport/open.ts';
import type {Transport, TransportEvent, TransportOptions} from '../../transport/types.ts';
import type {Budget} from '../budget.ts';
import {createWatched, type Watched, type WireEvent} from '../watched.ts';

export type ServerEvent =
	/** The client may speak; `greeting` is what the server said first, exactly. */
	| {readonly type: 'ready'; readonly greeting: Uint8Array}
	| {readonly type: 'data'; readonly bytes: Uint8Array}
	| {readonly type: 'secured' | 'drained' | 'full'}
	/** It cannot be, or is over: a sentence for the client where it is to hear one, and whether it is for good. */
	| {readonly type: 'over'; readonly why: string | null};

export type ServerWire = {
	readonly watched: Watched;
	start(listener: (event: ServerEvent) => void): void;
	/** Bytes of the client's. What they are is recorded by the caller. */
	write(bytes: Uint8Array): void;
	record(event: WireEvent): void;
	readonly congested: boolean;
	upgrade(): void;
	pause(): void;
	resume(): void;
	end(): void;
	destroy(): void;
};

export type ServerWireOptions = {
	readonly target: Target;
	readonly transport: Omit<TransportOptions, 'implicitTls'>;
	/** Goes on over a certificate that cannot be verified. */
	readonly insecure: boolean;
	/** Name for our own EHLO, where TLS comes before the client speaks. */
	readonly clientName: string;
	readonly budget: Budget;
	readonly startedAt: number;
};

/** Octets that may wait for the server to read them. */
const HIGH_WATER = 1024 * 1024;

/** What we wait for before the client may speak. */
type Opening = 'greeting' | 'ehlo' | 'starttls' | 'handshake' | 'done';

export function createServerWire(options: ServerWireOptions): ServerWire {
	return new Wire(options);
}

class Wire implements ServerWire {
	readonly watched: Watched;
	readonly #options: ServerWireOptions;
	#parser = createReplyParser();
	#transport: Transport | null = null;
	#tell: (event: ServerEvent) => void = () => {};
	#opening: Opening = 'greeting';
	#greeting: Uint8Array[] = [];
	#unwritten = 0;
	#over = false;
	#full = false;

	constructor(options: ServerWireOptions) {
		this.#options = options;
		this.watched = createWatched(options.target, options.budget, options.startedAt);
	}

	start(listener: (event: ServerEvent) => void): void {
		const {target, transport} = this.#options;
		this.#tell = listener;
		this.#transport = openTransport(
			target.endpoint,
			{...transport, implicitTls: target.security === 'tls'},
			event => this.#on(event),
		);
	}

	get congested(): boolean {
		return this.#unwritten > HIGH_WATER;
	}

	write(bytes: Uint8Array): void {
		this.#unwritten += bytes.length;
		void this.#transport?.write(bytes).then(() => {
			const wasCongested = this.congested;
			this.#unwritten -= bytes.length;
			if (wasCongested && !this.congested) {
				this.#tell({type: 'drained'});
			}
		});
	}

	record(event: WireEvent): void {
		if (!this.watched.record(event) && !this.#over && !this.#full) {
			this.#full = true;
			this.#tell({type: 'full'});
		}
	}

	upgrade(): void {
		this.#parser.takeRest();
		this.#transport?.upgrade();
	}

	pause(): void {
		this.#transport?.pause();
	}

	resume(): void {
		this.#transport?.resume();
	}

	end(): void {
		this.#transport?.end();
	}

	destroy(): void {
		this.#transport?.destroy();
	}

	#on(event: TransportEvent): void {
		switch (event.type) {
			case 'attempt':
				this.record(event);
				return;
			case 'connected':
				this.record({...event, host: this.#options.target.host});
				if (event.tls) {
					this.#trust();
				}

				return;
			case 'data':
				this.#onData(event.bytes);
				return;
			case 'secured':
				this.record({type: 'secured', tls: event.tls, elapsed: event.elapsed, clearBytes: new Uint8Array(0)});
				this.#onSecured();
				return;
			case 'failed':
				this.#finish(event, event.error.message);
				return;
			case 'closed':
				this.#finish(event, this.#opening === 'done' ? null : `${this.#name()} closed the connection.`);
				return;
			case 'ticket':
			case 'ended':
		}
	}

	#onData(bytes: Uint8Array): void {
		this.#parser.feed(bytes);
		const opening = this.#opening;
		if (opening === 'greeting') {
			this.#greeting.push(bytes);
		}

		for (let item = this.#parser.next(); item; item = this.#parser.next()) {
			this.record({type: 'received', item});
			if (this.#opening !== 'done' && item.type === 'reply') {
				this.#goOn(item.code);
			}
		}

		if (opening === 'done') {
			this.#tell({type: 'data', bytes});
		}
	}

	/** RFC 3207: our own EHLO and STARTTLS, where the target asks for TLS before anything else. */
	#goOn(code: number): void {
		const {target, clientName} = this.#options;
		switch (this.#opening) {
			case 'greeting':
				if (target.security === 'starttls' && isPositiveCompletion(code)) {
					this.#say('ehlo', `${target.protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${clientName}`);
				} else {
					this.#ready();
				}

				return;
			case 'ehlo':
				this.#say('starttls', 'STARTTLS');
				return;
			case 'starttls':
				if (code === 220) {
					this.#opening = 'handshake';
					this.upgrade();
				} else {
					this.#refuse(`${this.#name()} did not switch to TLS, which the target starttls:// requires.`);
				}

				return;
			case 'handshake':
			case 'done':
		}
	}

	#say(opening: Opening, line: string): void {
		this.#opening = opening;
		this.record({type: 'sent', bytes: Buffer.from(line), ending: 'CRLF'});
		this.write(Buffer.from(`${line}\r\n`));
	}

	#onSecured(): void {
		if (!this.#trust()) {
			return;
		}

		if (this.#opening === 'done') {
			this.#tell({type: 'secured'});
		} else {
			this.#ready();
		}
	}

	#ready(): void {
		this.#opening = 'done';
		this.#tell({type: 'ready', greeting: Buffer.concat(this.#greeting)});
	}

	#trust(): boolean {
		const {tls} = this.watched.session.state;
		if (this.#options.insecure || !tls || (tls.authorized && tls.hostnameMatches)) {
			return true;
		}

		const why = tls.authorized
			? `is not for ${tls.hostname}`
			: `is not verified (${tls.error ?? 'no reason known'})`;
		this.#refuse(`The certificate of ${this.#name()} ${why}.`);
		return false;
	}

	#refuse(why: string): void {
		this.record({type: 'note', about: 'listen/server-refused', text: `${why} Nothing was passed on.`});
		this.#over = true;
		this.#tell({type: 'over', why});
		this.#transport?.destroy();
	}

	#finish(event: TransportEvent & {type: 'failed' | 'closed'}, why: string | null): void {
		const wasOver = this.#over;
		this.#over = true;
		for (const item of this.#parser.end()) {
			this.record({type: 'received', item});
		}

		this.record(event);
		if (!wasOver) {
			this.#tell({type: 'over', why});
		}
	}

	#name(): string {
		return this.#options.target.host;
	}
}
