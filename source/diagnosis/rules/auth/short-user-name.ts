/** Most servers want the whole address as user name. */

import type {Situation} from '../../../session/entry.ts';
import {latinOf} from '../../reading/bytes.ts';
import {isVerdict, refusedLogin} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/short-user-name',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 4954 §4',
	story: {
		what: 'The reply is 535, and the user name that was sent has no @.',
		why: 'Servers with several domains cannot distinguish `ann` at one from `ann` at another, so the user name is the full address.',
		advice:
			'Log in with the full address. Servers with a single domain, and those that use system accounts, expect the short name.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const user = login?.user && latinOf(login.user);
		if (
			!login ||
			!user ||
			login.reply.code !== 535 ||
			!isVerdict(login.reply) ||
			!/^[\w.+-]{1,64}$/.test(user)
		) {
			return null;
		}

		return knownShort.test(user)
			? null
			: {
					level: 'error',
					message: `The server refuses this login; the user name (${user}) has no @ and domain, and most servers require the full address.`,
					advice:
						'Log in with the full address as the user name; if that fails too, the password is wrong, or it is not an app password where one is required.',
					retry: 'now',
					confidence: 'possible',
					remedies: [logIn(login.exchange.mechanism, `${user}@${domainOf(login.reply.situation)}`)],
				};
	},
};

// Names that are not addresses by design: SES keys, SendGrid's and Postmark's words, tokens.
const knownShort = /^(AKIA\w+|apikey|resend|api|[0-9a-f-]{16,})$/i;

/** `smtp.example.org` serves `example.org`, as a first guess; a server called by its address tells its name. */
function domainOf({host, capabilities}: Situation): string {
	const name = [host, capabilities?.domain ?? ''].find(given =>
		/^(?:[a-z\d][a-z\d-]*\.)+[a-z][a-z\d-]*$/i.test(given),
	);
	return name?.replace(/^(?:smtp|mail|mx\d*|out|submission|relay)[\w-]*\.(?=[^.]+\.)/i, '') ?? 'example.org';
}
