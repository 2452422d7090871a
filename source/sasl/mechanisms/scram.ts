/** SCRAM with any hash, bound to the TLS channel (-PLUS) or not. */
import {textOf} from '../bytes.ts';
import {fromClient, type Mechanism, type SaslMessage} from '../mechanism.ts';
import {startScram} from '../scram/client.ts';
import {readClientFirst} from '../scram/messages.ts';
import {scramProof} from '../scram/proof.ts';
import {findClientFirst, readScramMessage} from '../scram/read.ts';

const plain = 'both sides prove that they know the password without sending it';
const bound = `${plain}; bound to this TLS connection`;

/** For a hash that is not known, too. */
export const scramReasons = {plain, bound} as const;

const family = (name: string, reference: string): Mechanism => ({
	name,
	grade: 'good',
	reason: name.endsWith('-PLUS') ? bound : plain,
	reference,
	speaksFirst: 'client',
	needs: 'password',
	reveals: 'guesses',
	provesServer: true,
	actsAs: true,
	...(name.endsWith('-PLUS') && {isBound: true as const}),
	isSecret: answer => !isClientFirst(answer),
	identity: messages => findClientFirst(fromClient(messages))?.user ?? '',
	actingAs: messages => findClientFirst(fromClient(messages))?.gs2.authzid ?? '',
	read: readScramMessage,
	asks(messages) {
		const answers = fromClient(messages).length;
		if (answers === 0) {
			return {
				prompt: 'client-first',
				secret: false,
				hint: 'n,,n=user,r=nonce.',
				computed: 'the whole exchange',
			};
		}

		return answers === 1
			? {
					prompt: 'client-final',
					secret: true,
					hint: 'The proof is laborious to compute by hand.',
					computed: 'this answer',
				}
			: {prompt: 'Enter ends the exchange', secret: false};
	},
	start: (credentials, context) => startScram(name, credentials, context),
	prove: messages => scramProof(name, messages),
});

/** The first message names the user and a nonce, nothing more. */
function isClientFirst({number, encoded, bytes}: SaslMessage): boolean {
	return number === 0 && encoded && readClientFirst(textOf(bytes.subarray(0, 4096)))?.user != null;
}

const hashes: readonly (readonly [hash: string, reference: string])[] = [
	['SHA3-512', 'draft-melnikov-scram-sha3-512'],
	['SHA-512', 'draft-melnikov-scram-sha-512'],
	['SHA-384', 'RFC 5802'],
	['SHA-256', 'RFC 7677'],
	['SHA-224', 'RFC 5802'],
	['SHA-1', 'RFC 5802 §7'],
];

export const scram = hashes.map(([hash, reference]) => family(`SCRAM-${hash}`, reference));
export const scramPlus = hashes.map(([hash, reference]) => family(`SCRAM-${hash}-PLUS`, reference));
