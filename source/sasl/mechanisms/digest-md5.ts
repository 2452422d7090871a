/** DIGEST-MD5, historic since RFC 6331: directives in both directions, then the server's own proof. */
import {textOf} from '../bytes.ts';
import {startDigest} from '../digest/client.ts';
import {directive, readDirectives} from '../digest/directives.ts';
import {digestProof} from '../digest/proof.ts';
import {hasServerProof, readDigestMessage} from '../digest/read.ts';
import {fromClient, type Mechanism, type SaslMessage} from '../mechanism.ts';

export const digestMd5: Mechanism = {
	name: 'DIGEST-MD5',
	grade: 'weak',
	reason: 'historic (RFC 6331); the password can be guessed from the answer',
	reference: 'RFC 2831 §2.1',
	speaksFirst: 'server',
	needs: 'password',
	reveals: 'guesses',
	provesServer: true,
	actsAs: true,
	isSecret: () => true,
	identity: messages => said(messages, 'username'),
	actingAs: messages => said(messages, 'authzid'),
	read: readDigestMessage,
	asks: messages =>
		hasServerProof(messages)
			? {prompt: 'Enter ends the exchange', secret: false}
			: {prompt: 'digest response', secret: true, hint: 'A list of directives.', computed: 'this answer'},
	start: startDigest,
	prove: digestProof,
};

function said(messages: readonly SaslMessage[], name: string): string {
	const [answer] = fromClient(messages);
	return (answer && directive(readDirectives(textOf(answer.bytes)), name)) ?? '';
}
