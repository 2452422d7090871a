/** Port 25 is closed on the way out, as most networks have it. */
import {refusedWay} from '../../reading/failure.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/port-25-blocked',
	cause: 'connection-no-answer',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 6409 §1; M3AAWG, “Managing port 25”',
	story: {
		what: 'The connection to port 25 times out, for every server.',
		why: 'Internet providers and clouds block port 25 going out, because mail from home lines is nearly always spam. The packets vanish, so it looks like silence.',
		advice: 'To send as a user, use 587 or 465. To test an MX, do it from a machine that may use port 25.',
	},
	inspect(entry, memory) {
		const failed = refusedWay(entry, memory);
		if (
			failed?.port !== 25 ||
			!(failed.code === 'timed-out' || failed.code === 'unreachable' || failed.code === 'denied')
		) {
			return null;
		}

		return {
			level: 'error',
			message:
				'Nothing answers on port 25; most internet providers and clouds block it going out, so the server may be well.',
			advice:
				'Try port 587 or 465, which are rarely blocked. If another server’s port 25 is silent too, your network blocks it: ask to have it opened, or test from elsewhere.',
			retry: 'now',
			confidence: 'likely',
		};
	},
};
