/** A login with a newline in its password was accepted here, and will not be elsewhere. */
import {analyseBase64} from '../../../sasl/base64.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/password-newline',
	cause: 'login-malformed',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 4616 §2; RFC 4954 §4',
	story: {
		what: 'What the client encoded ends in a newline byte.',
		why: 'The password was read from a file or made with echo, and the line end was encoded with it.',
		advice: 'Remove the newline before the text is encoded.',
	},
	inspect(entry, memory) {
		const exchange =
			entry.type === 'reply' && entry.answers === 'AUTH' && entry.code === 235 ? entry.auth : null;
		const said = exchange?.messages.find(
			({from, text}) => from === 'client' && analyseBase64(text).endsIn !== null,
		);
		if (!exchange || !said || memory.connected === null) {
			return null;
		}

		return {
			level: 'error',
			message: `What the client sent as the ${said.secret ? 'password' : 'user name'} ends in a newline that was encoded with it.`,
			advice:
				'Remove the line end where the program reads the password. A server that checks the password will refuse the login.',
			retry: 'none',
			confidence: 'certain',
			blames: said.entryId,
		};
	},
};
