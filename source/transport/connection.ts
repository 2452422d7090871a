/** The shell around a life (`life.ts`): one socket, the stream that carries our bytes on it, and the listener. */
import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {explainSystemError} from './errors.ts';
import {
	type Act,
	type Ends,
	type HandshakeStart,
	type Life,
	type LifeEvent,
	live,
	newLife,
	type Side,
	takesBytes,
} from './life.ts';
import type {TlsFacts, Transport, TransportError, TransportEvent} from './types.ts';

/** The handshake of one side on a connection that stands; nothing is called before it returns. */
export type Handshake = (
	under: Duplex,
	where: string,
	listener: HandshakeListener,
	start: HandshakeStart,
) => {readonly cancel: () => void};

export type HandshakeListener = {
	/** `elapsed`: milliseconds of the handshake alone. */
	onSecured(stream: Duplex, facts: TlsFacts, elapsed: number): void;
	/** The server gave a ticket to resume TLS 1.3 with. */
	onTicket(): void;
	/** The handshake failed, or TLS broke later. May be called more than once. */
	onFailed(error: TransportError): void;
};

export type ConnectionOptions = {
	readonly side: Side;
	/** The other end in a sentence, until more is known of it. */
	readonly where: string;
	readonly handshake: Handshake;
	/** TLS records are told as bytes: the listener reads them itself. */
	readonly rawTls?: boolean;
	readonly listener: (event: TransportEvent) => void;
};

export type Adopted = {readonly where: string; readonly ends: Ends; readonly tlsFirst: boolean};

export type Connection = {
	readonly transport: Transport;
	/** Takes a connected socket as its own. */
	adopt(stream: Duplex, adopted: Adopted): void;
	/** There will be no socket. */
	fail(error: TransportError): void;
	/** What ends the search for a socket. */
	onCancel(cancel: () => void): void;
};

function nothing(): void {}

const noBytes = new Uint8Array();

/** A connection without a socket yet. Tells its listener everything, up to `failed` or `closed`. */
export function createConnection(options: ConnectionOptions): Connection {
	const carried = new CarriedLife(options);
	return {
		transport: {
			write: bytes => carried.write(bytes),
			upgrade: (unread = noBytes) => carried.happen({type: 'upgrade', unread}),
			pause: () => carried.happen({type: 'pause'}),
			resume: () => carried.happen({type: 'resume'}),
			end: () => carried.happen({type: 'end'}),
			destroy: () => carried.happen({type: 'destroy'}),
		},
		adopt: (socket, adopted) => carried.adopt(socket, adopted),
		fail: error => carried.fail(error),
		onCancel: cancel => carried.onCancel(cancel),
	};
}

class CarriedLife {
	readonly #handshake: Handshake;
	readonly #listener: (event: TransportEvent) => void;
	#life: Life;
	/** The socket itself. */
	#raw: Duplex | null = null;
	/** What our bytes go through: the socket, or TLS on it; null during a handshake. */
	#carrier: Duplex | null = null;
	/** Ends the search for a socket, or the handshake. */
	#cancel = nothing;
	/** Writers that wait until the carrier has given all of it to the system. */
	#waiting: (() => void)[] = [];

	readonly #onData = (bytes: Uint8Array): void => this.happen({type: 'received', bytes});
	readonly #onEnd = (): void => this.happen({type: 'ended'});
	readonly #onWritten = (): void => {
		if (this.#carrier?.writableLength === 0) {
			this.#drained();
		}
	};

	constructor({side, where, handshake, rawTls = false, listener}: ConnectionOptions) {
		this.#life = {...newLife(side, where, performance.now()), heard: rawTls};
		this.#handshake = handshake;
		this.#listener = listener;
	}

	happen(event: LifeEvent): void {
		const {life, acts} = live(this.#life, event);
		this.#life = life;
		for (const act of acts) {
			this.#carryOut(act);
		}
	}

	fail(error: TransportError): void {
		this.happen({type: 'broken', error});
	}

	onCancel(cancel: () => void): void {
		this.#cancel = cancel;
	}

	adopt(socket: Duplex, {where, ends, tlsFirst}: Adopted): void {
		if (this.#life.stage !== 'connecting') {
			socket.destroy();
			return;
		}

		this.#cancel = nothing;
		this.#raw = socket;
		this.#carrier = socket;
		socket.on('error', error => {
			const stage = this.#life.stage === 'handshake' ? 'handshake' : 'open';
			this.fail(explainSystemError(error, where, stage));
		});
		socket.on('close', () => this.happen({type: 'gone'}));
		this.happen({type: 'connected', where, ends, tlsFirst, at: performance.now()});
	}

	write(bytes: Uint8Array): Promise<void> {
		if (!takesBytes(this.#life)) {
			return Promise.resolve();
		}

		this.happen({type: 'write', bytes});
		return this.#carrier?.writableLength === 0
			? Promise.resolve()
			: new Promise(goOn => this.#waiting.push(goOn));
	}

	#carryOut(act: Act): void {
		switch (act.do) {
			case 'carry':
				this.#carry(act);
				return;
			case 'handshake':
				this.#secure(act.start);
				return;
			case 'write':
				this.#carrier?.write(act.bytes, this.#onWritten);
				return;
			case 'pause':
				this.#carrier?.pause();
				return;
			case 'resume':
				this.#carrier?.resume();
				return;
			case 'end':
				this.#carrier?.end();
				return;
			case 'part':
				this.#part();
				return;
			case 'leave':
				this.#raw?.destroy();
				queueMicrotask(() => this.happen({type: 'left'}));
				return;
			case 'release':
				this.#cancel();
				this.#raw?.destroy();
				this.#drained();
				return;
			case 'tell':
				this.#listener(act.event);
		}
	}

	#carry({early, paused, ending}: Act & {do: 'carry'}): void {
		const carrier = this.#carrier;
		if (!carrier) {
			return;
		}

		if (paused) {
			carrier.pause();
		}

		carrier.on('data', this.#onData).on('end', this.#onEnd);
		for (const bytes of early) {
			carrier.write(bytes, this.#onWritten);
		}

		this.#onWritten();

		if (ending) {
			carrier.end();
		}
	}

	#secure(start: HandshakeStart): void {
		const under = this.#carrier;
		if (!under) {
			return;
		}

		this.#carrier = null;
		under.off('data', this.#onData).off('end', this.#onEnd);
		const listening: HandshakeListener = {
			onSecured: (stream, tls, elapsed) => {
				this.#cancel = nothing;
				this.#carrier = stream;
				this.happen({type: 'secured', tls, elapsed, at: performance.now()});
			},
			onTicket: () => this.happen({type: 'ticket'}),
			onFailed: error => this.fail(error),
		};
		this.#cancel = this.#handshake(under, this.#life.where, listening, start).cancel;
	}

	/** Lets the process go if the goodbye gets stuck. */
	#part(): void {
		const socket = this.#raw;
		this.#raw = null;
		if (socket instanceof Socket) {
			socket.unref();
		}

		this.#carrier?.end(() => socket?.destroy());
	}

	#drained(): void {
		const resolvers = this.#waiting;
		this.#waiting = [];
		for (const goOn of resolvers) {
			goOn();
		}
	}
}
