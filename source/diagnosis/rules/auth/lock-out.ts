/** Several refused logins in a row: the next one may lock the account. */
import {failuresIn} from '../../memory.ts';
import {refusalTo} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/lock-out',
	cause: 'login-blocked',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 4954 §9',
	story: {
		what: 'Three or more logins were refused on the same host.',
		why: 'Servers count failures for each account and address and then answer 454, wait longer each time, or refuse even the right password for hours. fail2ban closes the door to the address altogether.',
		advice:
			'Stop guessing. Find out which part is wrong from the findings at the first refusal, wait a few minutes, then try once.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'AUTH');
		const failures = memory.authFailures + 1;
		if (!reply || failuresIn(reply) === 0 || failures < 3) {
			return null;
		}

		return {
			level: 'warning',
			message: `That was refused login number ${failures} at this server; many lock the account or your address after a few more.`,
			advice: 'Stop and look at the bytes of the first one. Wait a few minutes before the next attempt.',
			retry: 'later',
			confidence: 'likely',
		};
	},
};
