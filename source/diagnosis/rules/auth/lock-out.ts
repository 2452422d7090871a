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
		why: 'Servers count failures for each account and address. They then answer 454, wait longer each time, or refuse even the right password for hours. fail2ban blocks the address completely.',
		advice:
			'Stop guessing. The findings at the first refusal say which part is wrong. Wait a few minutes, then try once.',
	},
	inspect(entry, memory) {
		const reply = refusalTo(entry, 'AUTH');
		const failures = memory.authFailures + 1;
		if (!reply || failuresIn(reply) === 0 || failures < 3) {
			return null;
		}

		return {
			level: 'warning',
			message: `That was refused login number ${failures} on this server; many servers lock the account or block your address after a few more.`,
			advice: 'Stop, and look at what the first attempt sent. Wait a few minutes before the next attempt.',
			retry: 'later',
			confidence: 'likely',
		};
	},
};
