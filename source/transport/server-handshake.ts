import {ByteReader} from '../bytes/byte-reader.ts';
import {signatureScheme} from './signature-schemes.ts';
import {clearMessages, type HandshakeMessage, sealedMessages} from './tls-records.ts';

/** What only the bytes of the handshake tell. */
export type ServerHandshake = {
	/** DER, in the order the server sent them; null when they could not be read. */
	readonly certificates: readonly Uint8Array[] | null;
	/** Hex; null in TLS 1.3, which has none, and where the server keeps none. */
	readonly sessionId: string | null;
	readonly signatureScheme: string | null;
	readonly ocspStapled: boolean | null;
	/** DER of the staple. */
	readonly ocspResponse: Uint8Array | null;
	/** Whether the server wants to see a certificate of ours. */
	readonly asksForCertificate: boolean | null;
};

/** Reads the server's side of a finished handshake: its bytes, and our key log for those TLS 1.3 encrypts. */
export function readServerHandshake(sent: Uint8Array, keyLog: readonly string[]): ServerHandshake {
	const clear = clearMessages(sent);
	const hello = clear.findLast(({type}) => type === serverHello);
	const {suite, sessionId} = readHello(hello?.body ?? new Uint8Array());
	const secret = secretOf(keyLog);
	return secret === null ? readOld(clear, sessionId) : readNew(sealedMessages(sent, suite, secret));
}

const serverHello = 2;
const certificate = 11;
const keyExchange = 12;
const certificateRequest = 13;
const certificateVerify = 15;
const certificateStatus = 22;

/** Only TLS 1.3 logs this secret. */
function secretOf(keyLog: readonly string[]): Uint8Array | null {
	const line = keyLog.find(text => text.startsWith('SERVER_HANDSHAKE_TRAFFIC_SECRET '));
	const secret = line?.split(' ')[2];
	return secret === undefined ? null : Buffer.from(secret, 'hex');
}

function readHello(body: Uint8Array) {
	const reader = new ByteReader(body);
	reader.take(2 + 32);
	const sessionId = reader.field(1);
	return {
		sessionId: sessionId !== null && sessionId.length > 0 ? Buffer.from(sessionId).toString('hex') : null,
		suite: reader.number(2) ?? 0,
	};
}

function readNew(messages: readonly HandshakeMessage[]): ServerHandshake {
	const reader = readerOf(messages, certificate);
	const verify = readerOf(messages, certificateVerify)?.number(2) ?? null;
	reader?.field(1);
	const list = reader?.field(3) ?? null;
	const entries = list && readEntries(list);
	const staples = entries?.flatMap(({extensions}) => stapleIn(extensions)) ?? [];
	return {
		certificates: entries?.map(({der}) => der) ?? null,
		sessionId: null,
		signatureScheme: verify === null ? null : signatureScheme(verify),
		ocspStapled: entries && staples.length > 0,
		ocspResponse: readStatus(staples[0]),
		asksForCertificate: messages.length > 0 ? isIn(messages, certificateRequest) : null,
	};
}

function readEntries(list: Uint8Array) {
	const reader = new ByteReader(list);
	const entries: {readonly der: Uint8Array; readonly extensions: Uint8Array}[] = [];
	while (reader.left > 0) {
		const der = reader.field(3);
		const extensions = reader.field(2);
		if (der === null || extensions === null) {
			return null;
		}

		entries.push({der, extensions});
	}

	return entries;
}

/** The extension status_request (5) carries it (RFC 8446 §4.4.2.1). */
function stapleIn(extensions: Uint8Array): readonly Uint8Array[] {
	const reader = new ByteReader(extensions);
	while (reader.left > 0) {
		const type = reader.number(2);
		const body = reader.field(2);
		if (body !== null && type === 5) {
			return [body];
		}
	}

	return [];
}

/** A status: its type, 1 for OCSP, and the response (RFC 6066 §8). */
function readStatus(status: Uint8Array | undefined): Uint8Array | null {
	const reader = new ByteReader(status ?? new Uint8Array());
	return reader.number(1) === 1 ? reader.field(3) : null;
}

function readOld(messages: readonly HandshakeMessage[], sessionId: string | null): ServerHandshake {
	const list = readerOf(messages, certificate)?.field(3) ?? null;
	const status = messages.find(({type}) => type === certificateStatus);
	return {
		certificates: list && readList(list),
		sessionId,
		signatureScheme: readExchangeSignature(messages),
		ocspStapled: status !== undefined,
		ocspResponse: readStatus(status?.body),
		asksForCertificate: isIn(messages, certificateRequest),
	};
}

function readList(list: Uint8Array): readonly Uint8Array[] | null {
	const reader = new ByteReader(list);
	const certificates: Uint8Array[] = [];
	while (reader.left > 0) {
		const der = reader.field(3);
		if (der === null) {
			return null;
		}

		certificates.push(der);
	}

	return certificates;
}

/** The server's key on a named curve, then the scheme of the signature (RFC 8422 §5.4, RFC 5246 §7.4.3). */
function readExchangeSignature(messages: readonly HandshakeMessage[]): string | null {
	const reader = readerOf(messages, keyExchange);
	if (reader?.number(1) !== 3) {
		return null;
	}

	reader.take(2);
	reader.field(1);
	const scheme = reader.number(2);
	// Before TLS 1.2 there is no scheme, and the length of the signature stands here.
	const length = reader.number(2);
	return scheme === null || length !== reader.left ? null : signatureScheme(scheme);
}

function isIn(messages: readonly HandshakeMessage[], wanted: number): boolean {
	return messages.some(({type}) => type === wanted);
}

function readerOf(messages: readonly HandshakeMessage[], wanted: number): ByteReader | null {
	const message = messages.find(({type}) => type === wanted);
	return message === undefined ? null : new ByteReader(message.body);
}
