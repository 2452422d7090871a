/** What a recorded exchange proves of a password, by mechanism: a test that a candidate passes or not. */

import {analyseBase64} from './base64.ts';
import {textOf} from './bytes.ts';
import {cramProof} from './cram/proof.ts';
import {readMessages} from './decode.ts';
import {directive, readDirectives} from './digest/directives.ts';
import {digestResponse} from './digest/response.ts';
import type {AuthExchange} from './exchange.ts';
import type {SaslMessage} from './mechanism.ts';
import {loginAsksFor} from './mechanisms/login.ts';
import {readPlain} from './mechanisms/plain.ts';
import {findClientFirst} from './mechanisms/scram.ts';
import {lmV2Response, ntHash, ntlmV2Key, ntProof} from './ntlm/keys.ts';
import {type NtlmAuthenticate, readNtlm} from './ntlm/message.ts';
import {scramHash, scramKeys} from './scram/keys.ts';
import {readClientFinal, readServerFirst} from './scram/messages.ts';
import {type Candidate, userSlips} from './slips.ts';
import {base64} from './text.ts';

export type Proof = {
	/** The user name that stands in the exchange. */
	readonly user: string;
	/** Rounds of hashing for one try. */
	readonly cost: number;
	/** Null: not made from it. Else what besides the password differs, often nothing. */
	readonly test: (candidate: Candidate) => Promise<string | null>;
};

/** Null where the exchange carries no proof, or not all of it was recorded. */
export function proofOf(exchange: AuthExchange): Proof | null {
	const messages = readMessages(exchange).filter(message => message.bytes.length > 0);
	const {mechanism} = exchange;
	if (mechanism.startsWith('SCRAM-')) {
		return scramProof(mechanism, messages);
	}

	return makers[mechanism]?.(messages) ?? null;
}

const makers: Record<string, (messages: readonly SaslMessage[]) => Proof | null> = {
	PLAIN: plainProof,
	LOGIN: loginProof,
	'CRAM-MD5': cramProof,
	'DIGEST-MD5': digestProof,
	NTLM: ntlmProof,
};

const matched = async (matches: boolean) => (matches ? '' : null);

function plainProof(messages: readonly SaslMessage[]): Proof | null {
	const message = messages.find(({from}) => from === 'client');
	if (!message) {
		return null;
	}

	const {user, password} = readPlain(message.bytes);
	return {user: textOf(user), cost: 1, test: ({bytes}) => matched(Buffer.compare(bytes, password) === 0)};
}

function loginProof(messages: readonly SaslMessage[]): Proof | null {
	const answers = messages.flatMap((message, index) =>
		message.from === 'client' ? [{part: loginAsksFor(messages.slice(0, index)), bytes: message.bytes}] : [],
	);
	const user = answers.find(({part}) => part === 'user name');
	const password = answers.find(({part}) => part === 'password');
	return user && password
		? {
				user: textOf(user.bytes),
				cost: 1,
				test: ({bytes}) => matched(Buffer.compare(bytes, password.bytes) === 0),
			}
		: null;
}

function digestProof(messages: readonly SaslMessage[]): Proof | null {
	const answer = messages.find(({from}) => from === 'client');
	const directives = readDirectives(answer ? textOf(answer.bytes) : '');
	const value = (name: string) => directive(directives, name) ?? '';
	const response = value('response').toLowerCase();
	if (response === '') {
		return null;
	}

	const domain = value('username').split('@')[1] ?? '';
	const realms = [...new Set([value('realm'), '', domain, value('digest-uri').split('/')[1] ?? ''])];
	const shared = {
		nonce: value('nonce'),
		cnonce: value('cnonce'),
		nc: value('nc'),
		qop: value('qop') || 'auth',
		uri: value('digest-uri'),
		authzid: directive(directives, 'authzid'),
	};
	return {
		user: value('username'),
		cost: realms.length * 10,
		async test({bytes}) {
			for (const realm of realms) {
				for (const {slip, user} of userSlips(value('username'))) {
					const front = `${user}:${realm}:`;
					const made = (['utf8', 'latin1'] as const).some(charset => {
						const identity = Buffer.concat([Buffer.from(front, charset), bytes]);
						return digestResponse({...shared, identity}).response === response;
					});
					if (made) {
						return [slip ?? '', realm === value('realm') ? '' : realmSlip(realm)].filter(Boolean).join(' ');
					}
				}
			}

			return null;
		},
	};
}

function realmSlip(realm: string): string {
	return realm === '' ? 'and no realm' : `and the realm ${realm}`;
}

function scramProof(mechanism: string, messages: readonly SaslMessage[]): Proof | null {
	const hash = scramHash(mechanism);
	const first = findClientFirst(messages);
	const challenge = messages.find(({from}) => from === 'server');
	const answer = messages.filter(({from}) => from === 'client')[1];
	if (!hash || !first || !challenge || !answer) {
		return null;
	}

	const server = readServerFirst(textOf(challenge.bytes));
	const final = readClientFinal(textOf(answer.bytes));
	const salt = server.salt === null ? null : analyseBase64(server.salt).bytes;
	const iterations = Number(server.iterations);
	if (!salt || !Number.isSafeInteger(iterations) || iterations < 1 || final.proof === null) {
		return null;
	}

	const authMessage = `${first.bare},${textOf(challenge.bytes)},${final.withoutProof}`;
	return {
		user: first.user ?? '',
		cost: iterations,
		async test({bytes}) {
			const keys = await scramKeys(hash, bytes, salt, iterations, authMessage);
			return matched(base64(keys.clientProof) === final.proof);
		},
	};
}

function ntlmProof(messages: readonly SaslMessage[]): Proof | null {
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
	const {desResponse, lmHash, sessionChallenge} = await import('./ntlm/v1.ts');
	const hash = await ntHash(password);
	const response = Buffer.from(answer.ntResponse);
	const session = sessionChallenge(server, answer.lmResponse.subarray(0, 8));
	if (response.equals(desResponse(hash, server)) || response.equals(desResponse(hash, session))) {
		return '';
	}

	// The LM response does not know small letters.
	return Buffer.from(answer.lmResponse).equals(desResponse(lmHash(password), server))
		? 'but with other small and capital letters'
		: null;
}
