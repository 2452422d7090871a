/** Sockets and TLS as the rest of the program sees them. Nothing here knows SMTP. */
import type {ClientHello} from './client-hello.ts';

export type Endpoint =
	| {readonly kind: 'tcp'; readonly host: string; readonly port: number}
	| {readonly kind: 'unix'; readonly path: string}
	/** A program that is started; its standard input and output are the connection. */
	| {readonly kind: 'command'; readonly command: string; readonly errors: 'show' | 'hide'};

export type ProxyServer = {
	/** `socks4` and `socks5` are given an address that was looked up here, the others the name. */
	readonly kind: 'socks4' | 'socks4a' | 'socks5' | 'socks5h' | 'http';
	readonly host: string;
	readonly port: number;
	readonly user?: string;
	readonly password?: string;
};

/** The PROXY protocol's header; without `source` and `destination` it names the ends of this connection. */
export type ProxyHeader = {
	readonly version: 1 | 2;
	readonly source?: {readonly address: string; readonly port: number};
	readonly destination?: {readonly address: string; readonly port: number};
};

/** What a certificate is recognised by. */
export type Pin =
	/** SHA-256 of the public key (SPKI), base64. */
	| {readonly of: 'key'; readonly value: string}
	/** SHA-256 of the whole certificate, hex with colons, in capitals. */
	| {readonly of: 'certificate'; readonly value: string};

export type TlsOptions = {
	/** Name sent as SNI and checked against the certificate; the host where absent. */
	readonly servername?: string;
	/** Name that the certificate is checked against, where that is not the one sent as SNI. */
	readonly verifyName?: string;
	/** PEM text of further trusted authorities. */
	readonly ca?: readonly string[];
	/** PEM text of the client's certificate and key. */
	readonly cert?: string;
	readonly key?: string;
	readonly minVersion?: TlsVersion;
	readonly maxVersion?: TlsVersion;
	readonly ciphers?: string;
	/** Key exchange groups, such as `X25519:P-256`; OpenSSL's choice where absent. */
	readonly groups?: string;
	/** Accepts servers without secure renegotiation (RFC 5746). */
	readonly legacyRenegotiation?: boolean;
	readonly alpn?: readonly string[];
	/** The handshake fails unless the server's certificate fits one of these; chain and name are judged as well. */
	readonly pins?: readonly Pin[];
	/** Gets each line of a key log (NSS format) for Wireshark. */
	readonly onKeyLog?: (line: string) => void;
	/** A session to resume, as `onSession` gave it. The server may decline: `resumed` of the facts says so. */
	readonly session?: Uint8Array;
	/** Gets each session that can be resumed; in TLS 1.3 one for each ticket, after the handshake. */
	readonly onSession?: (session: Uint8Array) => void;
};

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export type TransportOptions = {
	readonly family?: 4 | 6;
	readonly localAddress?: string;
	readonly localPort?: number;
	/** Makes the connection for us. */
	readonly proxy?: ProxyServer;
	/** Hosts that are reached without the proxy. */
	readonly direct?: (host: string) => boolean;
	/** Goes out before anything else, TLS included. */
	readonly proxyHeader?: ProxyHeader;
	/** For the connection and for each handshake, in milliseconds. */
	readonly connectTimeout?: number;
	readonly tls?: TlsOptions;
	/** TLS from the first byte. */
	readonly implicitTls?: boolean;
	/** What the server sends is given as it is, TLS records too, and never taken for a mistake. */
	readonly rawTls?: boolean;
	/** Turns a name into addresses; the system's resolver where absent. */
	readonly lookup?: Lookup;
};

export type Lookup = (host: string) => Promise<readonly {readonly address: string; readonly family: 4 | 6}[]>;

export type TransportErrorCode =
	| 'not-found'
	| 'refused'
	| 'unreachable'
	| 'timed-out'
	| 'reset'
	| 'denied'
	| 'bad-address'
	/** A clear-text server answered a TLS handshake. */
	| 'speaks-clear-text'
	/** TLS records came where text was expected. */
	| 'speaks-tls'
	| 'tls-alert'
	| 'tls-failed'
	/** The certificate fits none of the pins. */
	| 'tls-pin'
	/** Certificate or key of ours cannot be used. */
	| 'tls-configuration'
	| 'other';

/** A TLS option that may help, and the value to try, where one is known. */
export type OptionHint = {
	readonly option: Extract<
		keyof TlsOptions,
		'servername' | 'ca' | 'cert' | 'key' | 'minVersion' | 'maxVersion' | 'ciphers'
	>;
	readonly value?: string;
};

/** What a recorded program says was wrong, where the connection itself did not fail. */
export const programComplaints = [
	'not-smtp',
	'no-starttls',
	'no-login-method',
	'no-extension',
	'login-refused',
	'clear-text',
	'client-refused',
	'not-connected',
	'no-credentials',
	'no-mailer',
	'login-service',
] as const;

export type ProgramComplaint = (typeof programComplaints)[number];

/** A failure in plain words. `message` names what was tried; `advice` what to do next. */
/** `no listener`: a socket to which no server listens; `not a socket`: another kind of file, or a datagram socket. */
export type AtPath = 'no listener' | 'not a socket';

export type TransportError = {
	readonly code: TransportErrorCode;
	/** How far it had come: before the connection stood, during a TLS handshake, or on an open connection. */
	readonly stage?: 'connecting' | 'handshake' | 'open';
	readonly message: string;
	readonly advice?: string;
	/** The TLS options that `advice` is about; who shows it says how they are given. */
	readonly options?: readonly OptionHint[];
	/** Only in a recording, and with the code `other`. */
	readonly complaint?: ProgramComplaint;
	/** Name the system or OpenSSL gave it, such as ECONNREFUSED or ERR_SSL_WRONG_VERSION_NUMBER. */
	readonly systemCode?: string;
	/** The proxy on whose way it failed, as a noun: `the SOCKS 5 proxy 127.0.0.1:1080`. */
	readonly proxy?: string;
	/** The endpoint was the path of a Unix socket, so that no host and no port is to blame; and what is there instead. */
	readonly atPath?: AtPath;
	/** The first bytes the server really sent, where they tell something (at most 256). */
	readonly firstBytes?: Uint8Array;
	/** Number of the TLS alert that a client sent (RFC 8446 §6): to us, or in a capture to its server. */
	readonly alert?: number;
	/** The handshake was a client's that came to us, and this is what it offered. */
	readonly clientHello?: ClientHello;
};

/** One address that was tried, in the order of trying. */
export type ConnectAttempt = {
	readonly address: string;
	readonly port: number;
	readonly family: 4 | 6;
	/** `abandoned`: another address won first. */
	readonly outcome: 'connected' | 'abandoned' | TransportErrorCode;
	/** Milliseconds from its start to its outcome. */
	readonly elapsed: number;
};

export type CertificateFacts = {
	readonly subject: string;
	readonly issuer: string;
	/** ISO 8601. */
	readonly validFrom: string;
	readonly validTo: string;
	/** As `DNS:mail.example.org`, `IP Address:192.0.2.1`, in order. */
	readonly altNames: readonly string[];
	/** SHA-256 of the certificate, hex with colons. */
	readonly fingerprint256: string;
	/** SHA-256 of the public key information, base64: the usual pin. */
	readonly spki256: string;
	/** `RSA`, `EC`, `Ed25519` … */
	readonly keyType: string;
	readonly keyBits: number | null;
	/** `sha256WithRSAEncryption` and the like. */
	readonly signatureAlgorithm: string;
	readonly serialNumber: string;
	readonly selfSigned: boolean;
	readonly isAuthority: boolean;
	readonly pem: string;
};

/** What a stapled OCSP response says of the server's certificate. Dates are ISO 8601. */
export type OcspFacts = {
	/** `no answer`: the authority could not tell. */
	readonly status: 'good' | 'revoked' | 'unknown' | 'no answer';
	readonly producedAt: string | null;
	readonly thisUpdate: string | null;
	readonly nextUpdate: string | null;
	readonly revokedAt: string | null;
	/** Who signed it, where that was looked into. */
	readonly signature?: OcspSignature;
};

export type OcspSignature =
	/** The certificate's issuer, or one whom that issuer lets sign. */
	| 'issuer'
	| 'delegate'
	/** Somebody whom the issuer does not let sign, or no longer. */
	| 'stranger'
	/** It was changed, or signed with another key. */
	| 'does not fit'
	/** It is about another certificate. */
	| 'other certificate'
	/** The issuer's certificate is not here, or the way of signing is not known. */
	| 'not checked';

export type TlsFacts = {
	/** Taken from a recording: what it does not tell is empty or `unknown`, and the verdicts are those it tells, if any. */
	readonly recorded?: true;
	/**
	 * The handshake was a client's that came to us: what it offered. The certificates are ours, and there are no
	 * verdicts on them but the client's, which it need not tell.
	 */
	readonly clientHello?: ClientHello;
	/** `TLSv1.3` … */
	readonly protocol: string;
	/** Standard (IANA) name. */
	readonly cipher: string;
	/** Key exchange group, such as `X25519`, or null where none is known. */
	readonly group: string | null;
	/** What the server signed the handshake with (`ecdsa_secp256r1_sha256`), where that could be seen. */
	readonly signatureScheme?: string;
	/** True when the server stapled an OCSP response, where that could be seen. */
	readonly ocspStapled?: boolean;
	/** What it says, where it could be read. */
	readonly ocsp?: OcspFacts;
	/** Whether the server asked for a certificate of ours, where that could be seen. */
	readonly asksForCertificate?: boolean;
	readonly alpn: string | null;
	readonly servername: string | null;
	/** Hex, or null. */
	readonly sessionId: string | null;
	readonly resumed: boolean;
	/** Whether the server gave a ticket to resume with, up to TLS 1.2; in TLS 1.3 tickets come after the handshake. */
	readonly ticket?: boolean;
	/** How many came since, in TLS 1.3. */
	readonly tickets?: number;
	/** The chain verdict, apart from the name. */
	readonly authorized: boolean;
	/** OpenSSL's name of the chain problem, such as `CERT_HAS_EXPIRED`, or null. */
	readonly error: string | null;
	/** The name verdict, apart from the chain. */
	readonly hostnameMatches: boolean;
	/** Name that was checked. */
	readonly hostname: string;
	readonly warnings: readonly string[];
	/** In the order the server sent them where `chainSource` is `sent`, else as the verifier built the chain. */
	readonly certificates: readonly CertificateFacts[];
	readonly chainSource: 'sent' | 'built';
	/** `tls-exporter` channel binding (RFC 9266), base64, or null where there is none. */
	readonly channelBinding: string | null;
};

export type TransportEvent =
	| {readonly type: 'attempt'; readonly attempt: ConnectAttempt}
	| {
			readonly type: 'connected';
			readonly address: string;
			readonly port: number | null;
			readonly localAddress: string | null;
			readonly localPort: number | null;
			/** The proxy that made the connection, in words. */
			readonly via?: string;
			/** The PROXY protocol's header that went out first. */
			readonly proxyHeader?: Uint8Array;
			/** Milliseconds from the call to the connection, the handshake included. */
			readonly elapsed: number;
			/** Null in clear text. */
			readonly tls: TlsFacts | null;
	  }
	| {readonly type: 'data'; readonly bytes: Uint8Array}
	| {readonly type: 'secured'; readonly tls: TlsFacts; readonly elapsed: number}
	/** The server gave a ticket to resume with, after a handshake of TLS 1.3. */
	| {readonly type: 'ticket'}
	/** A client that came to us writes no more; what we owe it may still be written. */
	| {readonly type: 'ended'}
	/** The end of this transport, unless `closed` came before. */
	| {readonly type: 'failed'; readonly error: TransportError}
	/** The end of this transport. Nothing follows. */
	| {readonly type: 'closed'; readonly by: 'server' | 'client'};

export type Transport = {
	/**
	 * Resolves when everything written was handed to the system (back-pressure), and the bytes are no longer needed; a
	 * lost connection resolves it too, and an event says so.
	 */
	write(bytes: Uint8Array): Promise<void>;
	/**
	 * Starts the TLS handshake on the open connection; `secured` or `failed` follows. `unread`: what came in clear
	 * after both sides had agreed on TLS, which says why where the handshake fails.
	 */
	upgrade(unread?: Uint8Array): void;
	/** Stop and start reading, so that a flood waits in the kernel and not in our memory. */
	pause(): void;
	resume(): void;
	/** Half-close: what was written is still sent. */
	end(): void;
	/** At once. Idempotent. */
	destroy(): void;
};
