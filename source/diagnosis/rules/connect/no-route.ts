/** This machine has no way to the address, or does not allow it. */
import type {TransportErrorCode} from '../../../transport/types.ts';
import {refusedWay} from '../../reading/failure.ts';
import {words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/no-route',
	cause: 'connection-no-route',
	explains: 'failure',
	specificity: 'code',
	reference: 'RFC 1122 §3.3.1',
	story: {
		what: 'The connection fails immediately with ENETUNREACH, EHOSTUNREACH or EACCES, or the address is not one that can be used.',
		why: 'This machine has no network, or no IPv6, or a local firewall or a sandbox forbids the connection.',
		advice: 'Check the network of this machine. Over IPv4 it may work where IPv6 does not.',
	},
	inspect(entry, memory) {
		const failed = refusedWay(entry, memory);
		const row = failed && rows[failed.code];
		if (entry.type !== 'failed' || !row) {
			return null;
		}

		const {advice = row.advice} = entry.error;
		return {...row, level: 'error', advice, confidence: 'certain'};
	},
};

const rows: Partial<
	Record<TransportErrorCode, Pick<Claim, 'message' | 'advice' | 'retry' | 'acts' | 'remedies'>>
> = {
	unreachable: {
		message: 'There is no route to the server from this network.',
		advice: 'Check the network of this machine. For an IPv6 address, it may have IPv4 only.',
		retry: 'later',
		remedies: [words('connect over IPv4, or from another network')],
	},
	denied: {
		message: 'This machine itself does not allow the connection.',
		advice: 'A local firewall rule, a sandbox, or (for a socket file) its permissions forbid it.',
		retry: 'never',
		acts: 'you',
		remedies: [words('allow the connection on this machine')],
	},
	'bad-address': {
		message: 'The address is not one that can be used.',
		advice: 'Check the address.',
		retry: 'never',
		acts: 'you',
		remedies: [words('connect to an address that can be used')],
	},
};
