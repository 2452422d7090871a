/** ANONYMOUS: no login, only a trace of who came by. */
import {isUtf8, textOf} from '../bytes.ts';
import type {SaslDecoder} from '../mechanism.ts';
import {emptyChallenge, textMessage} from './unknown.ts';

export const anonymous: SaslDecoder = {
	names: ['ANONYMOUS'],
	reference: 'RFC 4505 §2',
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
			fields: [{label: 'trace', value: text === '' ? 'empty' : text}],
			problems: [
				...(isUtf8(bytes) ? [] : ['The trace is not UTF-8.']),
				...([...text].length > 255 ? ['The trace is longer than 255 characters.'] : []),
			],
		};
	},
	asks: () => ({prompt: 'trace', secret: false, hint: 'A mail address or any word; it may be empty.'}),
};
