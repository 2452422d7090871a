import {isIP} from 'node:net';
import type {Duplex} from 'node:stream';
import {connect, type TLSSocket} from 'node:tls';
import {domainToASCII} from 'node:url';
import type {HandshakeListener} from './connection.ts';
import {timedOut} from './errors.ts';
import type {HandshakeStart} from './life.ts';
import {fits} from './pin.ts';
import {Tap} from './tap.ts';
import {tlsContext} from './tls-context.ts';
import {closedEarly, explainTlsError, looksLikeTls} from './tls-errors.ts';
import {tlsFacts} from './tls-facts.ts';
import type {Pin, TlsFacts, TlsOptions, TransportError} from './types.ts';

type SecureOptions = TlsOptions & {readonly timeout: number; readonly start: HandshakeStart};

/**
 * A TLS handshake on an open connection. A certificate never makes it fail: chain and name are checked
 * separately and told as facts, since a broken certificate is what people come to look at.
 */
export function secure(
	under: Duplex,
	host: string,
	where: string,
	options: SecureOptions,
	listener: HandshakeListener,
): {readonly cancel: () => void} {
	const context = tlsContext(options, where);
	if ('code' in context) {
		queueMicrotask(() => listener.onFailed(context));
		return {cancel() {}};
	}

	const hostname = asciiName(options.servername ?? host);
	// RFC 6066 §3: a server name is a host name, never an address.
	const servername = isIP(hostname) === 0 ? hostname : null;
	const tap = new Tap(under);
	const socket = connect({
		socket: tap,
		secureContext: context,
		rejectUnauthorized: false,
		checkServerIdentity: () => undefined,
		requestOCSP: true,
		...(servername !== null && {servername}),
		...(options.alpn !== undefined && {ALPNProtocols: [...options.alpn]}),
		...(options.session && {session: Buffer.from(options.session)}),
	});
	const checked = options.verifyName === undefined ? hostname : asciiName(options.verifyName);
	const handshake = new ClientHandshake(
		socket,
		tap,
		{hostname: checked, servername},
		where,
		options,
		listener,
	);
	return {cancel: () => handshake.cancel()};
}

type Names = {readonly hostname: string; readonly servername: string | null};

class ClientHandshake {
	readonly #socket: TLSSocket;
	readonly #tap: Tap;
	readonly #names: Names;
	readonly #where: string;
	readonly #options: SecureOptions;
	readonly #listener: HandshakeListener;
	readonly #began = performance.now();
	readonly #keyLog: string[] = [];
	readonly #onEarlyEnd = (): void => this.#fail(this.#closedEarly());
	readonly #timer: NodeJS.Timeout;
	#stage: 'handshake' | 'open' = 'handshake';
	/** Tickets that came with the end of the handshake. */
	#early = 0;

	constructor(
		socket: TLSSocket,
		tap: Tap,
		names: Names,
		where: string,
		options: SecureOptions,
		listener: HandshakeListener,
	) {
		this.#socket = socket;
		this.#tap = tap;
		this.#names = names;
		this.#where = where;
		this.#options = options;
		this.#listener = listener;
		this.#timer = setTimeout(() => listener.onFailed(this.#outOfTime()), this.#patience());
		tap.once('end', this.#onEarlyEnd);
		socket
			.on('keylog', (line: Buffer) => this.#onKeyLog(line))
			.on('error', error => this.#onError(error))
			.on('session', (session: Buffer) => this.#onSession(session))
			.once('secureConnect', () => this.#onSecured());
	}

	cancel(): void {
		clearTimeout(this.#timer);
		this.#socket.destroy();
	}

	/** What the server sent after it agreed on TLS, in the same piece. */
	get #unread(): Uint8Array {
		const {start} = this.#options;
		return start.by === 'upgrade' ? start.unread : noBytes;
	}

	/** What the server sent instead of a handshake, from the moment on when TLS was agreed on. */
	#seen(): Uint8Array {
		const {seen} = this.#tap;
		return seen.length > 0 && looksLikeTls(seen) ? seen : Buffer.concat([this.#unread, seen]);
	}

	/** A server that went on in clear text will hardly begin TLS after that. */
	#patience(): number {
		const {timeout} = this.#options;
		return this.#unread.length > 0 ? Math.min(timeout, CLEAR_TEXT_PATIENCE) : timeout;
	}

	#outOfTime(): TransportError {
		const {timeout, start} = this.#options;
		return this.#unread.length > 0
			? this.#closedEarly()
			: timedOut(this.#where, timeout, 'handshake', start.by);
	}

	#closedEarly(): TransportError {
		return closedEarly(this.#where, this.#seen(), this.#options.start.by);
	}

	#fail(error: TransportError): void {
		clearTimeout(this.#timer);
		this.#listener.onFailed(error);
	}

	#onKeyLog(line: Buffer): void {
		const text = line.toString('latin1').trimEnd();
		if (this.#stage === 'handshake') {
			this.#keyLog.push(text);
		}

		this.#options.onKeyLog?.(text);
	}

	#onError(error: Error): void {
		const seen = this.#stage === 'handshake' ? this.#seen() : noBytes;
		this.#fail(explainTlsError(error, this.#where, this.#stage, seen, this.#options.start.by));
	}

	/** In TLS 1.3 each ticket is one; a server may send them with the end of its handshake already. */
	#onSession(session: Uint8Array): void {
		this.#options.onSession?.(session);
		if (this.#socket.getProtocol() !== 'TLSv1.3') {
			return;
		}

		if (this.#stage === 'open') {
			this.#listener.onTicket();
		} else {
			this.#early++;
		}
	}

	#onSecured(): void {
		const elapsed = performance.now() - this.#began;
		clearTimeout(this.#timer);
		this.#tap.off('end', this.#onEarlyEnd);
		this.#stage = 'open';
		const sent = this.#tap.seen;
		const facts = tlsFacts(this.#socket, {...this.#names, sent, keyLog: this.#keyLog, now: Date.now()});
		this.#tap.forget();
		this.#keyLog.length = 0;
		const stranger = unexpected(this.#options.pins ?? [], facts, this.#where);
		if (stranger) {
			this.#socket.destroy();
			this.#listener.onFailed(stranger);
			return;
		}

		this.#listener.onSecured(this.#socket, facts, elapsed);
		for (; this.#early > 0; this.#early--) {
			this.#listener.onTicket();
		}
	}
}

/** The failure where none of the pins fits. */
function unexpected(pins: readonly Pin[], facts: TlsFacts, where: string): TransportError | null {
	if (pins.length === 0 || pins.some(pin => fits(pin, facts))) {
		return null;
	}

	const [leaf] = facts.certificates;
	return {
		code: 'tls-pin',
		stage: 'handshake',
		message: `The certificate of ${where} is not the one that is expected: its key has the SHA-256 ${leaf?.spki256 ?? 'unknown'}.`,
		advice:
			'Nothing was sent over this connection. If the server has a new key, and its administrator confirms it, expect that one; otherwise something in between answers in its place.',
	};
}

const noBytes = new Uint8Array();

/** Milliseconds. */
const CLEAR_TEXT_PATIENCE = 5000;

/** As certificates spell it: in ASCII (RFC 5890), without the dot of the root. */
function asciiName(name: string): string {
	if (isIP(name) !== 0) {
		return name.split('%', 1).join('');
	}

	const bare = name.replace(/\.$/, '');
	return domainToASCII(bare) || bare;
}
