/** CRAM-MD5 (RFC 2195) and its relatives: a challenge, and the user name with a keyed hash of it. */
import {startCram} from '../cram/client.ts';
import {cramProof} from '../cram/proof.ts';
import {readCram, readCramMessage} from '../cram/read.ts';
import {fromClient, type Mechanism} from '../mechanism.ts';

/** `hash` as Node names it. */
const family = (name: string, hash: string, reason: string, reference: string): Mechanism => ({
	name,
	grade: 'weak',
	reason,
	reference,
	speaksFirst: 'server',
	needs: 'password',
	reveals: 'guesses',
	isSecret: () => true,
	identity(messages) {
		const [answer] = fromClient(messages);
		return (answer && readCram(answer.bytes)?.user) ?? '';
	},
	read: (message, context) => readCramMessage(message, context.mechanism),
	asks: () => ({
		prompt: 'user name and digest',
		secret: true,
		hint: 'The user name, a space, and the keyed hash in hex.',
		computed: 'this answer',
	}),
	start: credentials => startCram(credentials, hash),
	prove: messages => cramProof(messages, hash),
});

export const cram: readonly Mechanism[] = [
	family('CRAM-SHA256', 'sha256', 'as CRAM-MD5, with SHA-256', 'Courier'),
	family('CRAM-SHA1', 'sha1', 'as CRAM-MD5, with SHA-1', 'Courier'),
	family(
		'CRAM-MD5',
		'md5',
		'the password is not sent, but can be guessed from the answer; the server must store it',
		'RFC 2195 §2',
	),
];
