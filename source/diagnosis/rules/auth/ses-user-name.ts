/** Amazon SES: IAM names and keys are not SMTP credentials. */
import {latinOf} from '../../reading/bytes.ts';
import {isVerdict, refusedLogin} from '../../reading/login.ts';
import {providerOf} from '../../reading/provider.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/ses-user-name',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'docs.aws.amazon.com/ses, “Obtaining SMTP credentials”',
	story: {
		what: 'The login is refused with 535 at email-smtp.….amazonaws.com.',
		why: 'The SMTP user name is an access key ID (20 characters, AKIA…), and the password is computed from the secret key for one region: 44 characters. The secret key itself has 40.',
		advice:
			'Create SMTP credentials in the SES console of this region, or compute the password from the secret key.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		if (!login?.user || !login.password || !isVerdict(login.reply) || providerOf(login.reply) !== 'ses') {
			return null;
		}

		const isKey = /^A[KS]IA[A-Z0-9]{16}$/.test(latinOf(login.user));
		if (isKey && login.password.length !== 40) {
			return null;
		}

		return {
			level: 'error',
			message: isKey
				? 'The password is 40 characters long, like an IAM secret key; the SMTP password is a different one, computed from it.'
				: 'The user name is not an access key ID (AKIA and sixteen more characters), which Amazon SES expects as the SMTP user name.',
			advice:
				'Create SMTP credentials in the SES console of the region you connect to, and log in with them.',
			retry: 'now',
			confidence: 'likely',
			remedies: [logIn(login.exchange.mechanism)],
		};
	},
};
