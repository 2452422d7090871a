/** The server's side of a TLS handshake, on a connection that a client made to us. */
import {constants, X509Certificate} from 'node:crypto';
import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {createSecureContext, type SecureContext, TLSSocket} from 'node:tls';
import {certificateFacts} from './certificate-facts.ts';
import {type ClientHello, readClientHello} from './client-hello.ts';
import {explainClientTlsError, leftHandshake} from './client-tls-errors.ts';
import type {HandshakeListener} from './connection.ts';
import {readHello} from './hello-reader.ts';
import {looksLikeTls} from './tls-errors.ts';
import type {TlsFacts, TlsVersion, TransportError} from './types.ts';

/** PEM: the certificate followed by its issuers, and its key. */
export type Identity = {readonly cert: string; readonly key: string};

export type IncomingTls = {
	/** The certificate to show to a client that asks for this host, or for none. The name is unescaped. */
	readonly identityFor: (servername: string | null) => Identity;
	readonly minVersion?: TlsVersion;
	readonly maxVersion?: TlsVersion;
	readonly ciphers?: string;
	/** Gets each line of a key log (NSS format) for Wireshark. */
	readonly onKeyLog?: (line: string) => void;
	/** Milliseconds for a handshake. */
	readonly timeout: number;
};

/** Begins the handshake, on a connection in clear text. */
export function secureIncoming(
	under: Duplex,
	where: string,
	options: IncomingTls,
	listener: HandshakeListener,
): {readonly cancel: () => void} {
	if (!(under instanceof Socket)) {
		throw new TypeError('TLS can begin on a socket only once.');
	}

	const began = performance.now();
	let hello: ClientHello | null = null;
	let cancelHandshake = (): void => {};
	const fail = (error: TransportError): void => {
		clearTimeout(timer);
		listener.onFailed(hello ? {...error, clientHello: hello} : error);
	};
	const timer = setTimeout(() => fail(overdue(where, options.timeout)), options.timeout);
	const reading = readHello(under, (seen, ended) => {
		hello = readClientHello(seen);
		if (ended || !looksLikeTls(seen)) {
			fail(leftHandshake(where, seen));
			return;
		}

		cancelHandshake = shakeHands(under, where, seen, options, {
			onFailed: fail,
			onSecured(socket, identity) {
				clearTimeout(timer);
				listener.onSecured(socket, factsOf(socket, hello, identity), performance.now() - began);
				hello = null;
			},
		});
	});
	return {
		cancel() {
			clearTimeout(timer);
			reading.cancel();
			cancelHandshake();
		},
	};
}

type Shaken = {
	onSecured(socket: TLSSocket, identity: Identity): void;
	onFailed(error: TransportError): void;
};

/** `seen` is in the socket's buffer. */
function shakeHands(
	under: Socket,
	where: string,
	seen: Uint8Array,
	options: IncomingTls,
	{onSecured, onFailed}: Shaken,
): () => void {
	let identity = options.identityFor(null);
	let stage: 'handshake' | 'open' = 'handshake';
	const socket = new TLSSocket(under, {
		isServer: true,
		secureContext: contextOf(identity, options),
		SNICallback(name, answer) {
			identity = options.identityFor(name);
			answer(null, contextOf(identity, options));
		},
	});
	const onClose = (): void => {
		if (stage === 'handshake') {
			onFailed(leftHandshake(where, seen));
		}
	};
	socket.on('keylog', (line: Buffer) => options.onKeyLog?.(line.toString('latin1').trimEnd()));
	socket.on('error', error => {
		onFailed(explainClientTlsError(error, where, stage, stage === 'handshake' ? seen : noBytes));
	});
	socket.on('close', onClose).on('end', onClose);
	socket.once('secure', () => {
		stage = 'open';
		onSecured(socket, identity);
	});
	return () => socket.destroy();
}

const noBytes = new Uint8Array();

/** Making one costs a millisecond, and many clients ask for the same names. */
const contexts = new Map<string, SecureContext>();

function contextOf({cert, key}: Identity, {minVersion, maxVersion, ciphers}: IncomingTls): SecureContext {
	const name = JSON.stringify([cert, key, minVersion, maxVersion, ciphers]);
	const known = contexts.get(name);
	if (known) {
		return known;
	}

	const isOld = minVersion === 'TLSv1' || minVersion === 'TLSv1.1';
	const context = createSecureContext({
		cert,
		key,
		...(minVersion !== undefined && {minVersion}),
		...(maxVersion !== undefined && {maxVersion}),
		// OpenSSL 3 has the signatures of TLS 1.0 and 1.1 at security level 0 alone.
		...((ciphers ?? (isOld ? 'DEFAULT@SECLEVEL=0' : undefined)) !== undefined && {
			ciphers: ciphers ?? 'DEFAULT@SECLEVEL=0',
		}),
		// A client that begins the handshake again and again costs more than it pays.
		secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
	});
	if (contexts.size >= 64) {
		contexts.clear();
	}

	contexts.set(name, context);
	return context;
}

function factsOf(socket: TLSSocket, hello: ClientHello | null, {cert}: Identity): TlsFacts {
	const protocol = socket.getProtocol() ?? 'unknown';
	const servername = hello?.servername ?? null;
	return {
		clientHello: hello ?? {versions: [protocol], ciphers: [], servername, alpn: [], resumes: false},
		protocol,
		cipher: socket.getCipher().standardName,
		group: null,
		alpn: socket.alpnProtocol || null,
		servername,
		sessionId: null,
		resumed: socket.isSessionReused(),
		authorized: true,
		error: null,
		hostnameMatches: true,
		hostname: servername ?? '',
		warnings: /^(?:SSL|TLSv1$|TLSv1\.1$)/.test(protocol) ? [`${protocol} is obsolete (RFC 8996).`] : [],
		certificates: certificatesIn(cert).map(certificateFacts),
		chainSource: 'sent',
		channelBinding: null,
	};
}

function certificatesIn(pem: string): X509Certificate[] {
	const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
	return blocks.map(block => new X509Certificate(block));
}

function overdue(where: string, timeout: number): TransportError {
	return {
		code: 'timed-out',
		stage: 'handshake',
		message: `${where} did not finish the TLS handshake within ${Math.round(timeout / 1000)} s.`,
		advice:
			'The client may have stopped to ask its user about the certificate, or it does not speak TLS here.',
	};
}
