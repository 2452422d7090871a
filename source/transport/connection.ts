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
export function createConnection({side, where, handshake, listener}: ConnectionOptions): Connection {
	let life: Life = newLife(side, where, performance.now());
	let raw: Duplex | null = null;
	let carrier: Duplex | null = null;
	let cancel = nothing;
	let waiting: (() => void)[] = [];

	function happen(event: LifeEvent): void {
		const lived = live(life, event);
		life = lived.life;
		for (const act of lived.acts) {
			carryOut(act);
		}
	}

	const onData = (bytes: Uint8Array): void => happen({type: 'received', bytes});
	const onEnd = (): void => happen({type: 'ended'});
	const fail = (error: TransportError): void => happen({type: 'broken', error});

	function carryOut(act: Act): void {
		switch (act.do) {
			case 'carry':
				carry(act);
				return;
			case 'handshake':
				secureCarrier(act.start);
				return;
			case 'write':
				carrier?.write(act.bytes);
				return;
			case 'pause':
				carrier?.pause();
				return;
			case 'resume':
				carrier?.resume();
				return;
			case 'end':
				carrier?.end();
				return;
			case 'part':
				part();
				return;
			case 'leave':
				raw?.destroy();
				queueMicrotask(() => happen({type: 'left'}));
				return;
			case 'release':
				cancel();
				raw?.destroy();
				drained();
				return;
			case 'tell':
				listener(act.event);
		}
	}

	function carry({early, paused, ending}: Act & {do: 'carry'}): void {
		if (!carrier) {
			return;
		}

		if (paused) {
			carrier.pause();
		}

		carrier.on('data', onData).on('end', onEnd).on('drain', drained);
		for (const bytes of early) {
			carrier.write(bytes);
		}

		if (!carrier.writableNeedDrain) {
			drained();
		}

		if (ending) {
			carrier.end();
		}
	}

	function secureCarrier(start: HandshakeStart): void {
		const under = carrier;
		if (!under) {
			return;
		}

		carrier = null;
		under.off('data', onData).off('end', onEnd).off('drain', drained);
		const listening: HandshakeListener = {
			onSecured(stream, tls, elapsed) {
				cancel = nothing;
				carrier = stream;
				happen({type: 'secured', tls, elapsed, at: performance.now()});
			},
			onTicket: () => happen({type: 'ticket'}),
			onFailed: fail,
		};
		cancel = handshake(under, life.where, listening, start).cancel;
	}

	/** Lets the process go if the goodbye gets stuck. */
	function part(): void {
		const socket = raw;
		raw = null;
		if (socket instanceof Socket) {
			socket.unref();
		}

		carrier?.end(() => socket?.destroy());
	}

	function drained(): void {
		const resolvers = waiting;
		waiting = [];
		for (const goOn of resolvers) {
			goOn();
		}
	}

	function adopt(socket: Duplex, {where: there, ends, tlsFirst}: Adopted): void {
		if (life.stage !== 'connecting') {
			socket.destroy();
			return;
		}

		cancel = nothing;
		raw = socket;
		carrier = socket;
		socket.on('error', error =>
			fail(explainSystemError(error, there, life.stage === 'handshake' ? 'handshake' : 'open')),
		);
		socket.on('close', () => happen({type: 'gone'}));
		happen({type: 'connected', where: there, ends, tlsFirst, at: performance.now()});
	}

	function write(bytes: Uint8Array): Promise<void> {
		if (!takesBytes(life)) {
			return Promise.resolve();
		}

		happen({type: 'write', bytes});
		return carrier && !carrier.writableNeedDrain
			? Promise.resolve()
			: new Promise(goOn => waiting.push(goOn));
	}

	return {
		transport: {
			write,
			upgrade: (unread = noBytes) => happen({type: 'upgrade', unread}),
			pause: () => happen({type: 'pause'}),
			resume: () => happen({type: 'resume'}),
			end: () => happen({type: 'end'}),
			destroy: () => happen({type: 'destroy'}),
		},
		adopt,
		fail,
		onCancel(next) {
			cancel = next;
		},
	};
}
