/** PLAIN (RFC 4616): everything in one message. */
import {type ClientMechanism, send, shown} from '../client.ts';
import {charsetRemarks, inCharset, passwordOf} from '../text.ts';

export const plain: ClientMechanism = {
	name: 'PLAIN',
	needs: 'password',
	start(credentials) {
		const parts = [credentials.authzid ?? '', credentials.user, passwordOf(credentials)];
		const bytes = parts.map(part => inCharset(part, credentials));
		const [authzid = 0, user = 0, password = 0] = bytes.map(part => part.length);
		const nul = Uint8Array.of(0);
		return send(
			new Uint8Array(Buffer.concat(bytes.flatMap((part, index) => (index === 0 ? [part] : [nul, part])))),
			{
				computed: [shown('lengths', `authzid ${authzid}, user name ${user}, password ${password} octets`)],
				remarks: [
					...charsetRemarks(credentials),
					...(parts.some(part => part.includes('\0'))
						? ['There is a NUL in the user name or password: PLAIN cannot carry it.']
						: []),
				],
			},
		);
	},
};
