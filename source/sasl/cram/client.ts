/** The client's side of CRAM: the challenge hashed with the password as key. */
import {createHmac} from 'node:crypto';
import {type Credentials, hidden, type Step, send, shown} from '../step.ts';
import {charsetRemarks, inCharset, passwordOf, utf8} from '../text.ts';

/** `hash` as Node names it. */
export function startCram(credentials: Credentials, hash: string): Step {
	return send(null, {
		next(challenge) {
			const digest = cramDigest(inCharset(passwordOf(credentials), credentials), challenge, hash);
			return send(utf8(`${credentials.user} ${digest}`), {
				computed: [
					shown(`HMAC-${hash.toUpperCase()} of`, `the challenge, ${challenge.length} octets`),
					hidden('digest', digest),
				],
				remarks: [
					...charsetRemarks(credentials),
					...(challenge.length === 0 ? ['The challenge is empty: this answer can be replayed.'] : []),
				],
			});
		},
	});
}

/** Small hex digits: 32 with MD5. */
export function cramDigest(password: Uint8Array, challenge: Uint8Array, hash: string): string {
	return createHmac(hash, password).update(challenge).digest('hex');
}
