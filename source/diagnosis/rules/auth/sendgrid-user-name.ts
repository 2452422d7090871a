/** SendGrid: the user name is the word apikey. */
import {latinOf} from '../../reading/bytes.ts';
import {isVerdict, refusedLogin} from '../../reading/login.ts';
import {providerOf} from '../../reading/provider.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/sendgrid-user-name',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'SendGrid documentation, “Integrating with the SMTP API”',
	story: {
		what: 'The login is refused with 535 at smtp.sendgrid.net.',
		why: 'Everyone logs in as `apikey`; the password is the API key, which identifies the account.',
		advice: 'Log in as `apikey` with an API key (SG.…) as the password.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		if (
			!login?.user ||
			!isVerdict(login.reply) ||
			providerOf(login.reply) !== 'sendgrid' ||
			latinOf(login.user) === 'apikey'
		) {
			return null;
		}

		return {
			level: 'error',
			message: 'SendGrid’s SMTP user name is the word `apikey` for everyone; a different one was sent.',
			advice: 'Log in as `apikey`, with an API key as the password.',
			retry: 'now',
			confidence: 'certain',
			remedies: [logIn(login.exchange.mechanism, 'apikey')],
		};
	},
};
