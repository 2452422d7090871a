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
		why: 'Many ISPs and cloud providers block outgoing port 25, because direct mail from home connections is nearly always spam. Packets are dropped, so the connection simply times out.',
		advice:
			'To send as a user, use 587 or 465. To test an MX, do it from a machine that is allowed to use port 25.',
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
				'There is no answer on port 25. Many ISPs and cloud providers block it for outgoing connections, so the server itself may be fine.',
			advice:
				'Try port 587 or 465, which are rarely blocked. If port 25 of another server is silent too, your network blocks it: ask to have it opened, or test from elsewhere.',
			retry: 'now',
			confidence: 'likely',
		};
	},
};
