/** What a recorded SCRAM exchange proves of a password. */
import {analyseBase64} from '../base64.ts';
import {textOf} from '../bytes.ts';
import {matched, type Proof, type SaslMessage} from '../mechanism.ts';
import {base64} from '../text.ts';
import {scramHash, scramKeys} from './keys.ts';
import {readClientFinal, readServerFirst} from './messages.ts';
import {findClientFirst} from './read.ts';

/** Null unless both first messages and the client's proof are there. */
export function scramProof(mechanism: string, messages: readonly SaslMessage[]): Proof | null {
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
