/** The first message of a TLS handshake: what a client can do and what it asks for (RFC 8446 §4.1.2). */
import {ByteReader} from '../bytes/byte-reader.ts';
import {suiteName} from './cipher-suites.ts';
import {clearMessages} from './tls-records.ts';

export type ClientHello = {
	/** `TLSv1.3` …, the highest first; what no standard names is left out. */
	readonly versions: readonly string[];
	/** Standard (IANA) names in the client's order; a suite that is not known here is told as `0x1234`. */
	readonly ciphers: readonly string[];
	/** Name of the host it asks for, or null. Unescaped. */
	readonly servername: string | null;
	/** Application protocols it offers. Unescaped. */
	readonly alpn: readonly string[];
	/** Whether it offers to resume a session. */
	readonly resumes: boolean;
};

/** Reads the first hello in what a client sent; null where there is none, or it was cut off. */
export function readClientHello(sent: Uint8Array): ClientHello | null {
	const hello = clearMessages(sent).find(({type}) => type === clientHello);
	const reader = new ByteReader(hello?.body ?? new Uint8Array());
	const version = reader.number(2);
	const random = reader.take(32);
	const sessionId = reader.field(1);
	const suites = reader.field(2);
	const compression = reader.field(1);
	if (version === null || !random || !suites || !compression) {
		return null;
	}

	// Before TLS 1.2 there may be no extensions at all.
	const extensions = readExtensions(reader.field(2) ?? new Uint8Array());
	const psk = extensions.get(preSharedKey) ?? extensions.get(sessionTicket);
	return {
		versions: versionsOf(version, extensions.get(supportedVersions)),
		ciphers: numbersIn(suites).filter(isSuite).map(suiteName),
		servername: serverNameIn(extensions.get(serverName)),
		alpn: protocolsIn(extensions.get(applicationProtocols)),
		resumes:
			(psk !== undefined && psk.length > 0) || (version < 0x0304 && isOldSession(sessionId, extensions)),
	};
}

const clientHello = 1;
const serverName = 0;
const applicationProtocols = 16;
const sessionTicket = 35;
const preSharedKey = 41;
const supportedVersions = 43;

const versionNames = new Map([
	[0x0300, 'SSLv3'],
	[0x0301, 'TLSv1'],
	[0x0302, 'TLSv1.1'],
	[0x0303, 'TLSv1.2'],
	[0x0304, 'TLSv1.3'],
]);

function readExtensions(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
	const reader = new ByteReader(bytes);
	const extensions = new Map<number, Uint8Array>();
	while (reader.left > 0) {
		const type = reader.number(2);
		const body = reader.field(2);
		if (type === null || body === null) {
			break;
		}

		extensions.set(type, body);
	}

	return extensions;
}

// Without the extension a client offers everything up to the version it names (RFC 5246 §E.1).
function versionsOf(highest: number, listed: Uint8Array | undefined): readonly string[] {
	const numbers = listed
		? numbersIn(new ByteReader(listed).field(1) ?? new Uint8Array())
		: [...versionNames.keys()].filter(number => number > 0x0300 && number <= highest);
	const known = [...new Set(numbers)].sort((a, b) => b - a).flatMap(number => versionNames.get(number) ?? []);
	return known.length > 0
		? known
		: [versionNames.get(highest) ?? `0x${highest.toString(16).padStart(4, '0')}`];
}

function numbersIn(bytes: Uint8Array): number[] {
	const reader = new ByteReader(bytes);
	const numbers: number[] = [];
	while (reader.left > 1) {
		numbers.push(reader.number(2) ?? 0);
	}

	return numbers;
}

// RFC 8701: 0x0a0a, 0x1a1a … keep servers honest. RFC 5746 and RFC 7507: signals, not suites.
function isSuite(number: number): boolean {
	const isGrease = (number & 0x0f0f) === 0x0a0a && number >> 8 === (number & 0xff);
	return !isGrease && number !== 0x00ff && number !== 0x5600;
}

function serverNameIn(body: Uint8Array | undefined): string | null {
	const list = body && new ByteReader(body).field(2);
	const reader = list && new ByteReader(list);
	const name = reader?.number(1) === 0 ? reader.field(2) : null;
	return name ? Buffer.from(name).toString('latin1') : null;
}

function protocolsIn(body: Uint8Array | undefined): readonly string[] {
	const reader = new ByteReader((body && new ByteReader(body).field(2)) ?? new Uint8Array());
	const names: string[] = [];
	for (let name = reader.field(1); name; name = reader.field(1)) {
		names.push(Buffer.from(name).toString('latin1'));
	}

	return names;
}

// In TLS 1.3 the field is filled with anything, for boxes in between (RFC 8446 §D.4).
function isOldSession(sessionId: Uint8Array | null, extensions: ReadonlyMap<number, Uint8Array>): boolean {
	return sessionId !== null && sessionId.length > 0 && !extensions.has(supportedVersions);
}
