import {isIP} from 'node:net';
import type {Duplex} from 'node:stream';
import {connect} from 'node:tls';
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

/**
 * A TLS handshake on an open connection. A certificate never makes it fail: chain and name are judged
 * apart and told as facts, since a broken certificate is what people come to look at.
 */
export function secure(
	under: Duplex,
	host: string,
	where: string,
	options: TlsOptions & {readonly timeout: number; readonly start: HandshakeStart},
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
	const began = performance.now();
	const tap = new Tap(under);
	const keyLog: string[] = [];
	const socket = connect({
		socket: tap,
		secureContext: context,
		rejectUnauthorized: false,
		checkServerIdentity: () => undefined,
		requestOCSP: true,
		...(servername !== null && {servername}),
		...(options.alpn !== undefined && {ALPNProtocols: [...options.alpn]}),
	});

	let stage: 'handshake' | 'open' = 'handshake';
	const {start} = options;
	const unread = start.by === 'upgrade' ? start.unread : noBytes;
	/** What the server sent in place of a handshake, from the moment on when TLS was agreed on. */
	const seen = (): Uint8Array =>
		tap.seen.length > 0 && looksLikeTls(tap.seen) ? tap.seen : Buffer.concat([unread, tap.seen]);
	// A server that went on in clear text will hardly begin TLS after that.
	const patience = unread.length > 0 ? Math.min(options.timeout, clearTextPatience) : options.timeout;
	const timer = setTimeout(
		() =>
			listener.onFailed(
				unread.length > 0
					? closedEarly(where, seen(), start.by)
					: timedOut(where, options.timeout, 'handshake', start.by),
			),
		patience,
	);
	const onEarlyEnd = (): void => {
		clearTimeout(timer);
		listener.onFailed(closedEarly(where, seen(), start.by));
	};
	tap.once('end', onEarlyEnd);
	socket.on('keylog', (line: Buffer) => {
		const text = line.toString('latin1').trimEnd();
		if (stage === 'handshake') {
			keyLog.push(text);
		}

		options.onKeyLog?.(text);
	});
	socket.on('error', error => {
		clearTimeout(timer);
		listener.onFailed(
			explainTlsError(error, where, stage, stage === 'handshake' ? seen() : noBytes, start.by),
		);
	});
	// A server may send them with the end of its handshake already.
	let early = 0;
	socket.on('session', () => {
		if (socket.getProtocol() !== 'TLSv1.3') {
			return;
		}

		if (stage === 'open') {
			listener.onTicket();
		} else {
			early++;
		}
	});
	socket.once('secureConnect', () => {
		const elapsed = performance.now() - began;
		clearTimeout(timer);
		tap.off('end', onEarlyEnd);
		stage = 'open';
		const facts = tlsFacts(socket, {hostname, servername, sent: tap.seen, keyLog, now: Date.now()});
		tap.forget();
		keyLog.length = 0;
		const stranger = unexpected(options.pins ?? [], facts, where);
		if (stranger) {
			socket.destroy();
			listener.onFailed(stranger);
			return;
		}

		listener.onSecured(socket, facts, elapsed);
		for (; early > 0; early--) {
			listener.onTicket();
		}
	});
	return {
		cancel() {
			clearTimeout(timer);
			socket.destroy();
		},
	};
}

/** The failure where none of the pins fits. */
function unexpected(pins: readonly Pin[], facts: TlsFacts, where: string): TransportError | null {
	if (pins.length === 0 || pins.some(pin => fits(pin, facts))) {
		return null;
	}

	const [leaf] = facts.certificates;
	return {
		code: 'tls-failed',
		stage: 'handshake',
		message: `The certificate of ${where} is not the one that is expected: its key has the SHA-256 ${leaf?.spki256 ?? 'unknown'}.`,
		advice:
			'Nothing was sent over this connection. If the server has a new key, and its administrator confirms it, expect that one; otherwise something in between answers in its place.',
	};
}

const noBytes = new Uint8Array();

/** Milliseconds. */
const clearTextPatience = 5000;

/** As certificates spell it: in ASCII (RFC 5890), without the dot of the root. */
function asciiName(name: string): string {
	if (isIP(name) !== 0) {
		return name.split('%', 1).join('');
	}

	const bare = name.replace(/\.$/, '');
	return domainToASCII(bare) || bare;
}
