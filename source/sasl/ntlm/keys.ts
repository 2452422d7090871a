/** The arithmetic of NTLM (MS-NLMP §3.3). MD4 comes from a library: Node has it no longer. */
import {createHmac} from 'node:crypto';

/** NTOWFv1: the hash that a Windows server keeps of the password. */
export async function ntHash(password: string): Promise<Uint8Array> {
	const {
		default: {md4},
	} = await import('hash-wasm');
	return new Uint8Array(Buffer.from(await md4(utf16(password)), 'hex'));
}

/** NTOWFv2 (§3.3.2): only the user name is put in capitals. */
export function ntlmV2Key(hash: Uint8Array, user: string, domain: string): Uint8Array {
	return hmacMd5(hash, utf16(user.toUpperCase() + domain));
}

/** NTProofStr, which stands in front of the blob that it proves. */
export function ntProof(key: Uint8Array, serverChallenge: Uint8Array, blob: Uint8Array): Uint8Array {
	return hmacMd5(key, Buffer.concat([serverChallenge, blob]));
}

/** `key` is that of NTLMv2 (`NTOWFv2`); 24 octets: the proof and the client’s 8 (MS-NLMP §3.3.2). */
export function lmV2Response(key: Uint8Array, server: Uint8Array, client: Uint8Array): Uint8Array {
	return new Uint8Array(Buffer.concat([hmacMd5(key, Buffer.concat([server, client])), client]));
}

/** Little-endian, as all text of NTLM. */
export function utf16(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, 'utf16le'));
}

function hmacMd5(key: Uint8Array, data: Uint8Array): Uint8Array {
	return new Uint8Array(createHmac('md5', key).update(data).digest());
}
