/** What a recorded CRAM answer proves of a password, also where it was computed by hand and wrongly. */
import {createHash} from 'node:crypto';
import type {Proof, SaslMessage} from '../mechanism.ts';
import {base64, utf8} from '../text.ts';
import {cramDigest} from './client.ts';
import {readCram} from './read.ts';

/** `hash`: as node:crypto names it. Null where not enough of the exchange was recorded. */
export function cramProof(messages: readonly SaslMessage[], hash: string): Proof | null {
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
			if (cramDigest(bytes, challenge.bytes, hash) === digest) {
				return '';
			}

			return slipsWith(hash).find(([, make]) => make(bytes, challenge.bytes) === digest)?.[0] ?? null;
		},
	};
}

type Slip = readonly [name: string, make: (password: Uint8Array, challenge: Uint8Array) => string];

/** What goes wrong when it is done by hand. */
function slipsWith(hash: string): readonly Slip[] {
	const name = hash.toUpperCase();
	const digest = (...parts: readonly Uint8Array[]) =>
		createHash(hash).update(Buffer.concat(parts)).digest('hex');
	return [
		[
			'and hashed the challenge without decoding it',
			(password, challenge) => cramDigest(password, utf8(base64(challenge)), hash),
		],
		['and swapped key and text in HMAC', (password, challenge) => cramDigest(challenge, password, hash)],
		[`and plain ${name} instead of HMAC-${name}`, (password, challenge) => digest(password, challenge)],
		[
			`and plain ${name} instead of HMAC-${name}, challenge first`,
			(password, challenge) => digest(challenge, password),
		],
	];
}
