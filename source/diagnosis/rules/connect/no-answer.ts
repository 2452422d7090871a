/** Packets to the server get no answer. Port 25 has a rule of its own. */
import {refusedWay} from '../../reading/failure.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/no-answer',
	cause: 'connection-no-answer',
	explains: 'failure',
	specificity: 'code',
	reference: 'RFC 9293 §3.8.3',
	story: {
		what: 'The connection is not made in time: ETIMEDOUT, “Connection timed out”.',
		why: 'A firewall drops the packets, the server is switched off, or the address is not the server’s. Where nothing is listening but the machine is reachable, the connection is refused instead.',
		advice:
			'Check the host and port, and try from another network: if it works there, a firewall on the way is the cause.',
	},
	inspect(entry, memory) {
		const failed = refusedWay(entry, memory);
		return failed?.code === 'timed-out'
			? {
					level: 'error',
					message: `There is no answer${failed.port === null ? '' : ` on port ${failed.port}`}: a firewall may be dropping the packets, or no machine is at this address.`,
					advice:
						failed.port === null
							? 'Check the host and the port. Most networks block outgoing port 25: try 587 or 465.'
							: 'Check the host and the port, and try from another network.',
					retry: 'later',
					confidence: 'likely',
					...(failed.port !== null && {
						remedies: [words('connect to another port, or from another network')],
					}),
				}
			: null;
	},
};
