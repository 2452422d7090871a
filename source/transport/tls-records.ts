import {createDecipheriv, createHmac} from 'node:crypto';
import {ByteReader} from '../bytes/byte-reader.ts';

export type HandshakeMessage = {readonly type: number; readonly body: Uint8Array};

type TlsRecord = {readonly type: number; readonly header: Uint8Array; readonly body: Uint8Array};

/** The server's handshake messages that were not encrypted: in TLS 1.2 all but the last, in 1.3 only its hello. */
export function clearMessages(sent: Uint8Array): readonly HandshakeMessage[] {
	const pieces: Uint8Array[] = [];
	for (const {type, body} of recordsOf(sent)) {
		if (type === handshake) {
			pieces.push(body);
		}

		// In TLS 1.3 the first means nothing, and may stand between two hellos (RFC 8446 §5); a warning may precede a hello.
		else if (type !== changeCipherSpec && type !== alert) {
			break;
		}
	}

	return messagesOf(Buffer.concat(pieces));
}

/** The encrypted handshake messages of TLS 1.3, opened with the secret from our own key log. */
export function sealedMessages(
	sent: Uint8Array,
	suite: number,
	secret: Uint8Array,
): readonly HandshakeMessage[] {
	const cipher = ciphers.get(suite);
	if (cipher === undefined) {
		return [];
	}

	const key = expandLabel(cipher.hash, secret, 'key', cipher.keyLength);
	const iv = expandLabel(cipher.hash, secret, 'iv', 12);
	const pieces: Uint8Array[] = [];
	let sequence = 0;
	for (const {type, header, body} of recordsOf(sent)) {
		if (type !== applicationData) {
			continue;
		}

		const plain = open(cipher.name, key, nonceOf(iv, sequence), header, body);
		// After its last handshake message the server changes to another key.
		if (plain === null) {
			break;
		}

		sequence++;
		const end = plain.findLastIndex(byte => byte !== 0);
		if (plain[end] === handshake) {
			pieces.push(plain.subarray(0, end));
		}
	}

	return messagesOf(Buffer.concat(pieces));
}

const changeCipherSpec = 20;
const alert = 21;
const handshake = 22;
const applicationData = 23;

function recordsOf(bytes: Uint8Array): readonly TlsRecord[] {
	const records: TlsRecord[] = [];
	const reader = new ByteReader(bytes);
	for (;;) {
		const header = reader.take(5);
		const [type = 0, , , high = 0, low = 0] = header ?? [];
		const body = header && reader.take(high * 256 + low);
		if (!header || !body) {
			return records;
		}

		records.push({type, header, body});
	}
}

function messagesOf(bytes: Uint8Array): readonly HandshakeMessage[] {
	const messages: HandshakeMessage[] = [];
	const reader = new ByteReader(bytes);
	for (;;) {
		const type = reader.number(1);
		const body = reader.field(3);
		if (type === null || body === null) {
			return messages;
		}

		messages.push({type, body});
	}
}

type Cipher = {
	readonly name: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
	readonly hash: 'sha256' | 'sha384';
	readonly keyLength: 16 | 32;
};

const ciphers: ReadonlyMap<number, Cipher> = new Map<number, Cipher>([
	[0x1301, {name: 'aes-128-gcm', hash: 'sha256', keyLength: 16}],
	[0x1302, {name: 'aes-256-gcm', hash: 'sha384', keyLength: 32}],
	[0x1303, {name: 'chacha20-poly1305', hash: 'sha256', keyLength: 32}],
]);

/** HKDF-Expand-Label (RFC 8446 §7.1) for what fits into one block of the hash. */
function expandLabel(hash: string, secret: Uint8Array, label: string, length: number): Uint8Array {
	const name = Buffer.from(`tls13 ${label}`);
	const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])]);
	return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

/** RFC 8446 §5.3: the record's number, laid over the end of the vector. */
function nonceOf(iv: Uint8Array, sequence: number): Uint8Array {
	const nonce = Buffer.from(iv);
	nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
	return nonce;
}

function open(
	name: Cipher['name'],
	key: Uint8Array,
	nonce: Uint8Array,
	header: Uint8Array,
	body: Uint8Array,
): Uint8Array | null {
	if (body.length < 17) {
		return null;
	}

	try {
		const decipher =
			name === 'chacha20-poly1305'
				? createDecipheriv(name, key, nonce, {authTagLength: 16})
				: createDecipheriv(name, key, nonce);
		decipher.setAAD(header, {plaintextLength: body.length - 16}).setAuthTag(body.subarray(-16));
		return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
	} catch {
		return null;
	}
}
