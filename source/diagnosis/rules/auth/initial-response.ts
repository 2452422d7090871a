/** Some servers take the initial response, some only the answer to a 334. */

import type {ReplyEntry} from '../../../session/entry.ts';
import type {Cause} from '../../causes.ts';
import {isVerdict, refusedLogin} from '../../reading/login.ts';
import {textOf} from '../../reading/reply.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {line, logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

// What the words say is not about how the answer was given.
const notOfForm: ReadonlySet<Cause> = new Set([
	'protocol-command',
	'login-mechanism',
	'login-needs-tls',
	'login-required',
]);

export const rule: Rule = {
	id: 'auth/initial-response',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The server answers 501, 502 or 535 to an AUTH line that already contains the answer (or, on other servers, to one that does not).',
		why: 'The initial response is optional and was added to SMTP later; a few servers do not read what follows the mechanism, and others cannot send the empty 334.',
		advice:
			'Try the other form: either send `AUTH LOGIN` alone and answer the prompts, or put everything on the AUTH line.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		if (!login || !refusesForm(login.reply) || login.said.some(({facts}) => !facts.canonical)) {
			return null;
		}

		// The command itself is not known, or the server has had enough.
		const {cause} = meaningOf(login.reply);
		if (cause === 'protocol-errors' || (cause !== null && login.reply.code !== 501 && notOfForm.has(cause))) {
			return null;
		}

		const {initialResponse, mechanism, messages} = login.exchange;
		if (mechanism === '' || messages.some(({from}) => from === 'server')) {
			return null;
		}

		const given = initialResponse !== 'absent';
		return {
			level: 'error',
			message: given
				? `The server refused ${mechanism} with the answer on the AUTH line; it may require the mechanism alone and send 334 first.`
				: `The server refused ${mechanism} without an answer on the AUTH line; it may require the initial response there.`,
			advice: given
				? `Send \`AUTH ${mechanism}\` alone and answer the 334.`
				: 'Log in again and let the program send the answer on the AUTH line.',
			retry: 'now',
			confidence: isVerdict(login.reply) ? 'possible' : 'likely',
			remedies: [given ? line(`AUTH ${mechanism}`) : logIn(mechanism)],
		};
	},
};

/** 504 is about a parameter, which the mechanism is too (RFC 4954 §4). */
function refusesForm(reply: ReplyEntry): boolean {
	const text = textOf(reply);
	return reply.code === 504
		? /argument|parameter|initial/i.test(text) && !/mechanism|\btype\b|method/i.test(text)
		: [500, 501, 502].includes(reply.code) &&
				/syntax|argument|parameter|unrecogni|not (implemented|recogni)|too many/i.test(text) &&
				!/too long/i.test(text);
}
