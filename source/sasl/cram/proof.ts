/** What a recorded CRAM-MD5 answer proves of a password, also where it was computed by hand and wrongly. */
import {createHash} from 'node:crypto';
import {cramDigest} from '../client/cram-md5.ts';
import type {SaslMessage} from '../mechanism.ts';
import {readCram} from '../mechanisms/cram.ts';
import type {Proof} from '../proofs.ts';
import {base64, utf8} from '../text.ts';

export function cramProof(messages: readonly SaslMessage[]): Proof | null {
	const challenge = messages.find(({from}) => from === 'server');
	const answer = messages.find(({from}) => from === 'client');
	const response = answer ? readCram(answer.bytes) : null;
	if (!challenge || !response) {
		return null;
	}

	const digest = response.digest.toLowerCase();
	return {
		user: response.user,
		cost: 1,
		async test({bytes}) {
			if (cramDigest(bytes, challenge.bytes) === digest) {
				return '';
			}

			return cramSlips.find(([, make]) => make(bytes, challenge.bytes) === digest)?.[0] ?? null;
		},
	};
}

/** What goes wrong when it is done by hand. */
const cramSlips: ReadonlyArray<readonly [string, (password: Uint8Array, challenge: Uint8Array) => string]> = [
	[
		'and hashed the challenge without decoding it',
		(password, challenge) => cramDigest(password, utf8(base64(challenge))),
	],
	['and changed key and text round in HMAC', (password, challenge) => cramDigest(challenge, password)],
	['and plain MD5 in the place of HMAC-MD5', (password, challenge) => md5(password, challenge)],
	[
		'and plain MD5 in the place of HMAC-MD5, challenge first',
		(password, challenge) => md5(challenge, password),
	],
];

function md5(...parts: readonly Uint8Array[]): string {
	return createHash('md5').update(Buffer.concat(parts)).digest('hex');
}
