/** What a recorded NTLM response proves of a password: version 2, version 1, and the LM response of old. */
import type {Proof, SaslMessage} from '../mechanism.ts';
import {userSlips} from '../slips.ts';
import {lmV2Response, ntHash, ntlmV2Key, ntProof} from './keys.ts';
import {type NtlmAuthenticate, readNtlm} from './message.ts';

/** Null without a challenge and its answer. */
export function ntlmProof(messages: readonly SaslMessage[]): Proof | null {
	const parsed = messages.map(({bytes}) => readNtlm(bytes));
	const challenge = parsed.find(message => message?.type === 2);
	const answer = parsed.find(message => message?.type === 3);
	if (challenge?.type !== 2 || answer?.type !== 3 || answer.ntResponse.length < 24) {
		return null;
	}

	const server = challenge.challenge;
	return {
		user: answer.user,
		cost: 20,
		test: ({text}) =>
			answer.ntResponse.length > 24 ? testV2(answer, server, text) : testV1(answer, server, text),
	};
}

async function testV2(
	answer: NtlmAuthenticate,
	server: Uint8Array,
	password: string,
): Promise<string | null> {
	const hash = await ntHash(password);
	const proof = Buffer.from(answer.ntResponse.subarray(0, 16));
	const blob = answer.ntResponse.subarray(16);
	const domains = [...new Set([answer.domain, '', answer.domain.toUpperCase()])];
	for (const domain of domains) {
		for (const {slip, user} of userSlips(answer.user)) {
			const key = ntlmV2Key(hash, user, domain);
			if (proof.equals(ntProof(key, server, blob))) {
				return [slip ?? '', domain === answer.domain ? '' : domainSlip(domain)].filter(Boolean).join(' ');
			}
		}
	}

	const lmKey = ntlmV2Key(hash, answer.user, answer.domain);
	const client = answer.lmResponse.subarray(16, 24);
	const lm = Buffer.from(answer.lmResponse).equals(lmV2Response(lmKey, server, client));
	return lm && client.length === 8 ? 'in the LM response only: the NT response is damaged' : null;
}

function domainSlip(domain: string): string {
	return domain === '' ? 'and no domain' : 'and the domain in capitals';
}

async function testV1(
	answer: NtlmAuthenticate,
	server: Uint8Array,
	password: string,
): Promise<string | null> {
	// DES is for this alone.
	const {desResponse, lmHash, sessionChallenge} = await import('./v1.ts');
	const hash = await ntHash(password);
	const response = Buffer.from(answer.ntResponse);
	const session = sessionChallenge(server, answer.lmResponse.subarray(0, 8));
	if (response.equals(desResponse(hash, server)) || response.equals(desResponse(hash, session))) {
		return '';
	}

	// The LM response does not know small letters.
	return Buffer.from(answer.lmResponse).equals(desResponse(lmHash(password), server))
		? 'but with different capitalisation'
		: null;
}
