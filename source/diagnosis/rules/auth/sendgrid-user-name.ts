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
		what: '535 at smtp.sendgrid.net.',
		why: 'Everybody logs in as `apikey`; the key, which is the password, says who it is.',
		advice: 'Log in as `apikey` with an API key (SG.…) as password.',
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
			message: 'SendGrid’s SMTP user name is the word `apikey` for everybody; another one was sent.',
			advice: 'Log in as `apikey`, with an API key as password.',
			retry: 'now',
			confidence: 'certain',
			remedies: [logIn(login.exchange.mechanism, 'apikey')],
		};
	},
};
