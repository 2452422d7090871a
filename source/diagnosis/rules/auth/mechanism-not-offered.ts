/** Another mechanism than those announced. */

import {announcedMechanisms} from '../../../protocol/ehlo.ts';
import {clientMechanisms} from '../../../sasl/lookup.ts';
import {missedMechanism, offeredMechanisms} from '../../reading/offered.ts';
import {refusalTo} from '../../reading/reply.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/mechanism-not-offered',
	cause: 'login-mechanism',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The reply is 504 or 535, and the mechanism is not in the AUTH line of the EHLO reply.',
		why: 'Each server chooses which mechanisms it offers. Some old clients know only LOGIN; some servers offer only NTLM or OAuth.',
		advice: 'Choose one of the mechanisms offered.',
	},
	inspect(entry, memory) {
		if (entry.type === 'note' && entry.about === missedMechanism && memory.capabilities) {
			const announced = announcedMechanisms({...memory.capabilities, greeting: ''});
			if (announced.length === 0) {
				return null;
			}

			return {
				level: 'error',
				message: `The program was to log in with a mechanism that the server does not offer; it announces ${announced.slice(0, 12).join(', ')}.`,
				...adviceFor(announced),
				retry: 'now',
				confidence: 'certain',
				blames: memory.capabilities.replyId,
			};
		}

		const reply = refusalTo(entry, 'AUTH');
		const mechanism = reply?.auth?.mechanism ?? '';
		const offered = reply ? offeredMechanisms(reply.situation) : [];
		if (!reply || mechanism === '' || offered.length === 0 || offered.includes(mechanism)) {
			return null;
		}

		return {
			level: 'error',
			message: `The server does not offer ${mechanism}; it announces ${offered.slice(0, 12).join(', ')}.`,
			...adviceFor(offered),
			retry: 'now',
			confidence: 'certain',
			...(memory.capabilities && {blames: memory.capabilities.replyId}),
		};
	},
};

function adviceFor(offered: readonly string[]) {
	const known = clientMechanisms.find(
		({name, needs, isBound}) =>
			offered.includes(name) && !isBound && (needs === 'password' || needs === 'token'),
	)?.name;
	return {
		advice: known
			? `Log in with ${known}.`
			: 'None of these works with a user name and a password here; your provider’s help pages say how to get a token.',
		remedies: [logIn(known)],
	};
}
