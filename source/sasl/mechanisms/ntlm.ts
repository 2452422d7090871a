/** NTLM (MS-NLMP): a challenge, and a response that is made from the hash of the password. */
import {fromClient, type Mechanism, type SaslMessage} from '../mechanism.ts';
import {startNtlm} from '../ntlm/client.ts';
import {readNtlm} from '../ntlm/message.ts';
import {ntlmProof} from '../ntlm/proof.ts';
import {readNtlmMessage} from '../ntlm/read.ts';

export const ntlm: Mechanism = {
	name: 'NTLM',
	grade: 'weak',
	reason: 'can be guessed and relayed; the challenge reveals host and domain names',
	reference: 'MS-NLMP §2.2.1',
	speaksFirst: 'client',
	needs: 'password',
	reveals: 'guesses',
	binary: true,
	// Exchange writes `334 NTLM supported` where an empty challenge belongs.
	textChallenges: true,
	isSecret: answer => !isNegotiate(answer),
	identity(messages) {
		const answer = fromClient(messages)
			.map(({bytes}) => readNtlm(bytes))
			.find(message => message?.type === 3);
		return answer?.type === 3 ? answer.user : '';
	},
	read: readNtlmMessage,
	asks(messages) {
		const isFirst = fromClient(messages).length === 0;
		return {
			prompt: isFirst ? 'NTLM negotiate message' : 'NTLM authenticate message',
			secret: !isFirst,
			fits: bytes => readNtlm(bytes) !== null,
			hint: 'A binary message in base64.',
			computed: 'the whole exchange',
		};
	},
	start: startNtlm,
	prove: ntlmProof,
};

/** The first message names what the client can do; proofs come later. */
function isNegotiate({number, encoded, bytes}: SaslMessage): boolean {
	return number === 0 && encoded && readNtlm(bytes)?.type === 1;
}

const {start: _start, ...decoded} = ntlm;

/** The old name of the same messages: decoded only. */
export const msn: Mechanism = {...decoded, name: 'MSN', grade: 'private', reason: 'from Microsoft, historic'};
