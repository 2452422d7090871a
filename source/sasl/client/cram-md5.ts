/** CRAM-MD5 (RFC 2195): the challenge hashed with the password as key. */
import {createHmac} from 'node:crypto';
import {type ClientMechanism, hidden, send, shown} from '../client.ts';
import {charsetRemarks, inCharset, passwordOf, utf8} from '../text.ts';

export const cramMd5: ClientMechanism = {
	name: 'CRAM-MD5',
	needs: 'password',
	start(credentials) {
		return send(null, {
			next(challenge) {
				const digest = cramDigest(inCharset(passwordOf(credentials), credentials), challenge);
				return send(utf8(`${credentials.user} ${digest}`), {
					computed: [
						shown('HMAC-MD5 of', `the challenge, ${challenge.length} octets`),
						hidden('digest', digest),
					],
					remarks: [
						...charsetRemarks(credentials),
						...(challenge.length === 0 ? ['The challenge is empty: this answer can be replayed.'] : []),
					],
				});
			},
		});
	},
};

/** 32 small hex digits. */
export function cramDigest(password: Uint8Array, challenge: Uint8Array, hash = 'md5'): string {
	return createHmac(hash, password).update(challenge).digest('hex');
}
