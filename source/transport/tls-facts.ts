import {X509Certificate} from 'node:crypto';
import {isIP} from 'node:net';
import type {PeerCertificate, TLSSocket} from 'node:tls';
import {certificateFacts} from './certificate-facts.ts';
import {chainError} from './chain-error.ts';
import {readOcspResponse} from './ocsp.ts';
import {checkOcspSignature} from './ocsp-signature.ts';
import {readServerHandshake} from './server-handshake.ts';
import {tlsWarnings} from './tls-warnings.ts';
import type {TlsFacts} from './types.ts';

export type Seen = {
	/** Name that is checked, in ASCII. */
	readonly hostname: string;
	/** Name that was sent, or null. */
	readonly servername: string | null;
	/** The server's bytes of the handshake. */
	readonly sent: Uint8Array;
	readonly keyLog: readonly string[];
	readonly now: number;
};

/** What a finished handshake has to tell. */
export function tlsFacts(socket: TLSSocket, {hostname, servername, sent, keyLog, now}: Seen): TlsFacts {
	const handshake = readServerHandshake(sent, keyLog);
	const fromServer = parseChain(handshake.certificates ?? []);
	const chain = fromServer ?? builtChain(socket);
	const certificates = chain.map(certificateFacts);
	const ocsp = handshake.ocspResponse && readOcspResponse(handshake.ocspResponse);
	// In Node 24 the chain can no more be asked for once the certificate was.
	const issuers = ocsp ? [...chain, ...builtChain(socket)] : [];
	const leaf = socket.getPeerX509Certificate();
	const protocol = socket.getProtocol() ?? 'unknown';
	const facts = {
		protocol,
		cipher: socket.getCipher().standardName,
		group: groupOf(socket),
		...(handshake.signatureScheme !== null && {signatureScheme: handshake.signatureScheme}),
		...(handshake.ocspStapled !== null && {ocspStapled: handshake.ocspStapled}),
		...(ocsp !== null && {
			ocsp: {...ocsp.facts, signature: checkOcspSignature(ocsp.signed, chain, issuers, now)},
		}),
		...(handshake.asksForCertificate !== null && {asksForCertificate: handshake.asksForCertificate}),
		alpn: socket.alpnProtocol || null,
		servername,
		sessionId: handshake.sessionId,
		resumed: socket.isSessionReused(),
		...(protocol !== 'TLSv1.3' && {ticket: socket.getTLSTicket() !== undefined}),
		authorized: socket.authorized,
		error: chainError(socket, certificates),
		hostnameMatches: leaf !== undefined && nameMatches(leaf, hostname),
		hostname,
		certificates,
		chainSource: fromServer === null ? ('built' as const) : ('sent' as const),
		channelBinding: bindingOf(socket, protocol),
	};
	return {...facts, warnings: tlsWarnings(facts, now)};
}

function nameMatches(certificate: X509Certificate, hostname: string): boolean {
	return isIP(hostname) === 0
		? certificate.checkHost(hostname, {partialWildcards: false}) !== undefined
		: certificate.checkIP(hostname) !== undefined;
}

/** Null when there is none, or one cannot be read: then the verifier's chain is told. */
function parseChain(ders: readonly Uint8Array[]): readonly X509Certificate[] | null {
	if (ders.length === 0) {
		return null;
	}

	try {
		return ders.map(der => new X509Certificate(der));
	} catch {
		return null;
	}
}

function builtChain(socket: TLSSocket): readonly X509Certificate[] {
	const chain: X509Certificate[] = [];
	const seen = new Set<string>();
	let next: PeerCertificate | undefined = socket.getPeerCertificate(true);
	while (next?.raw !== undefined && !seen.has(next.fingerprint256)) {
		seen.add(next.fingerprint256);
		chain.push(new X509Certificate(next.raw));
		next = 'issuerCertificate' in next ? (next.issuerCertificate as PeerCertificate) : undefined;
	}

	return chain;
}

function groupOf(socket: TLSSocket): string | null {
	const info = socket.getEphemeralKeyInfo();
	if (info === null || !('type' in info)) {
		return null;
	}

	if (info.type === 'DH') {
		return `DH ${info.size} bit`;
	}

	return 'name' in info && info.name ? info.name : null;
}

/** RFC 9266 allows tls-exporter for TLS 1.3 alone; older versions would need the extended master secret. */
function bindingOf(socket: TLSSocket, protocol: string): string | null {
	return protocol === 'TLSv1.3'
		? socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0)).toString('base64')
		: null;
}
