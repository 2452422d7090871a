/** ANONYMOUS: no login, only a trace of who came by. */
import {isAddress, isUtf8, textOf} from '../bytes.ts';
import type {Mechanism} from '../mechanism.ts';
import {send} from '../step.ts';
import {utf8} from '../text.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';

export const anonymous: Mechanism = {
	name: 'ANONYMOUS',
	grade: 'no login',
	reason: 'anyone may use it',
	reference: 'RFC 4505 §2',
	speaksFirst: 'client',
	needs: 'nothing',
	reveals: 'nothing',
	// Anything but an address may be a password that was meant for another mechanism.
	isSecret: answer => !answer.encoded || !isAddress(answer.bytes),
	identity: () => '',
	read(message) {
		const {bytes} = message;
		if (message.from === 'server') {
			return bytes.length === 0
				? emptyChallenge('a trace, which may be empty')
				: textMessage(message, 'Challenge', [
						'ANONYMOUS has no challenge: the server should send an empty one.',
					]);
		}

		const text = textOf(bytes);
		return {
			title: 'Trace',
			fields: [{label: 'trace', value: text === '' ? 'empty' : text, ...(message.secret && {secret: true})}],
			problems: [
				...(isUtf8(bytes) ? [] : ['The trace is not UTF-8.']),
				...([...text].length > 255 ? ['The trace is longer than 255 characters.'] : []),
			],
		};
	},
	asks: () => ({prompt: 'trace', secret: false, hint: 'An email address or any word; it may be empty.'}),
	start: ({user}) => send(utf8(user)),
};
