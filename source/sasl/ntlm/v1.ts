/** NTLMv1 (MS-NLMP §3.3.1), for servers that know no other and for checking recorded responses. DES comes from a library: Node has it no longer. */
import {createHash} from 'node:crypto';
import des from 'des.js';

/** The 24 octets of NTLMv1: the challenge encrypted with three pieces of the hash (§6, DESL). */
export function desResponse(hash: Uint8Array, challenge: Uint8Array): Uint8Array {
	const padded = Buffer.concat([hash, Buffer.alloc(21 - hash.length)]);
	const pieces = [0, 7, 14].map(at => desBlock(padded.subarray(at, at + 7), challenge));
	return new Uint8Array(Buffer.concat(pieces));
}

/** LMOWFv1: the oldest hash, of the password in capitals cut to 14 letters. */
export function lmHash(password: string): Uint8Array {
	const letters = Buffer.alloc(14);
	letters.write(password.toUpperCase().slice(0, 14), 'latin1');
	const magic = Buffer.from('KGS!@#$%', 'latin1');
	return Buffer.concat([desBlock(letters.subarray(0, 7), magic), desBlock(letters.subarray(7), magic)]);
}

/** What the client encrypts where extended session security was agreed upon. */
export function sessionChallenge(server: Uint8Array, client: Uint8Array): Uint8Array {
	return new Uint8Array(createHash('md5').update(server).update(client).digest().subarray(0, 8));
}

function desBlock(seven: Uint8Array, block: Uint8Array): Uint8Array {
	return Uint8Array.from(des.DES.create({type: 'encrypt', key: spread(seven)}).update([...block]));
}

/** 56 bits over eight bytes; DES does not look at the lowest bit of each. */
function spread(seven: Uint8Array): number[] {
	const bits = [...seven].map(byte => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{7}/g) ?? []).map(piece => Number.parseInt(`${piece}0`, 2));
}
