/** EXTERNAL: who the client is was settled before, by its TLS certificate or its address. */
import {isAddress, isUtf8, textOf} from '../bytes.ts';
import {fromClient, type Mechanism} from '../mechanism.ts';
import {send} from '../step.ts';
import {utf8} from '../text.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';

export const external: Mechanism = {
	name: 'EXTERNAL',
	grade: 'good',
	reason: 'your identity comes from outside SMTP, usually from the TLS client certificate',
	reference: 'RFC 4422 appendix A',
	speaksFirst: 'client',
	needs: 'certificate',
	reveals: 'nothing',
	actsAs: true,
	// Anything but an address may be a password that was meant for another mechanism.
	isSecret: answer => !answer.encoded || !isAddress(answer.bytes),
	identity(messages) {
		const [answer] = fromClient(messages);
		return answer && !answer.secret ? textOf(answer.bytes) : '';
	},
	actingAs(messages) {
		return this.identity(messages);
	},
	read(message) {
		const {bytes} = message;
		if (message.from === 'server') {
			return bytes.length === 0
				? emptyChallenge('the identity to act as, which may be empty')
				: textMessage(message, 'Challenge', [
						'EXTERNAL has no challenge: the server should send an empty one.',
					]);
		}

		return {
			title: 'Identity to act as',
			fields: [
				{
					label: 'authzid',
					value:
						bytes.length > 0 ? textOf(bytes) : 'empty: the identity is that of the certificate or address',
					...(message.secret && {secret: true}),
				},
			],
			problems: [
				...(isUtf8(bytes) ? [] : ['The identity is not UTF-8.']),
				...(bytes.includes(0) ? ['There is a NUL byte in it: this is the form of PLAIN.'] : []),
			],
		};
	},
	asks: () => ({
		prompt: 'identity to act as',
		secret: false,
		hint: 'Empty means: the identity in the certificate.',
	}),
	start: ({authzid}) => send(utf8(authzid ?? '')),
};
