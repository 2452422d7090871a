/** The keys of SCRAM (RFC 5802 §3). PBKDF2 runs beside the screen, and only up to a limit. */
import {createHash, createHmac, pbkdf2} from 'node:crypto';
import {promisify} from 'node:util';

/** Some seconds of one processor; servers ask for 4096 to a few hundred thousand. */
export const iterationLimit = 5_000_000;

export type ScramKeys = {
	readonly saltedPassword: Uint8Array;
	readonly clientKey: Uint8Array;
	readonly storedKey: Uint8Array;
	readonly clientSignature: Uint8Array;
	readonly clientProof: Uint8Array;
	readonly serverKey: Uint8Array;
	readonly serverSignature: Uint8Array;
};

/** Node's name of the hash in `SCRAM-SHA-256-PLUS`, or null. */
export function scramHash(mechanism: string): string | null {
	return hashes[mechanism.replace(/^SCRAM-/, '').replace(/-PLUS$/, '')] ?? null;
}

/** Keys and proofs of RFC 5802 §3. `hash` as Node names it, `password` prepared; rejects when the hash is unknown. */
export async function scramKeys(
	hash: string,
	password: Uint8Array,
	salt: Uint8Array,
	iterations: number,
	authMessage: string,
): Promise<ScramKeys> {
	const size = createHash(hash).digest().length;
	const saltedPassword = await promisify(pbkdf2)(password, salt, iterations, size, hash);
	const clientKey = hmac(hash, saltedPassword, 'Client Key');
	const storedKey = createHash(hash).update(clientKey).digest();
	const clientSignature = hmac(hash, storedKey, authMessage);
	const serverKey = hmac(hash, saltedPassword, 'Server Key');
	return {
		saltedPassword,
		clientKey,
		storedKey,
		clientSignature,
		clientProof: clientKey.map((byte, index) => byte ^ (clientSignature[index] ?? 0)),
		serverKey,
		serverSignature: hmac(hash, serverKey, authMessage),
	};
}

const hashes: Record<string, string> = {
	'SHA-1': 'sha1',
	'SHA-224': 'sha224',
	'SHA-256': 'sha256',
	'SHA-384': 'sha384',
	'SHA-512': 'sha512',
	'SHA3-512': 'sha3-512',
};

function hmac(hash: string, key: Uint8Array, text: string): Uint8Array {
	return new Uint8Array(createHmac(hash, key).update(text, 'utf8').digest());
}
