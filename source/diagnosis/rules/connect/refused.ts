/** No one listens on this port, or not on this address. */
import type {AtPath} from '../../../transport/types.ts';
import {refusedWay} from '../../reading/failure.ts';
import {words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/refused',
	cause: 'connection-refused',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 9293 §3.5.1',
	story: {
		what: 'The connection fails with “Connection refused”.',
		why: 'The machine is reachable but refuses: the mail server is not running, or it listens on another port or on another address (127.0.0.1 and ::1 are different).',
		advice: 'Check the port and the address. On the machine itself, `ss -ltn` shows what is listening.',
	},
	inspect(entry, memory) {
		const failed = refusedWay(entry, memory);
		if (failed?.code !== 'refused') {
			return null;
		}

		if (failed.atPath !== null) {
			return atPath[failed.atPath];
		}

		const onlySix = failed.families.length > 0 && failed.families.every(family => family === 6);
		return {
			level: 'error',
			message: `The machine refuses the connection${failed.port === null ? '' : ` on port ${failed.port}`}: nothing is listening there${onlySix ? ' over IPv6' : ''}.`,
			advice: onlySix
				? 'Try IPv4; many servers, test servers in particular, listen only on 127.0.0.1.'
				: 'Check the port (587 and 465 for users, 25 between servers), and whether the server is running.',
			retry: 'later',
			confidence: 'certain',
			remedies: [words(onlySix ? 'connect over IPv4' : 'start the server, or connect to another port')],
		};
	},
};

const certain = {level: 'error', confidence: 'certain'} as const;

/** A Unix socket has no port that could be wrong. */
const atPath: Readonly<Record<AtPath, Claim>> = {
	'no listener': {
		...certain,
		message: 'There is a socket at this path, but no server is listening on it.',
		advice:
			'Check whether the server is running, and whether it uses this path: a server that ends can leave its socket behind.',
		retry: 'later',
		remedies: [words('start the server, or connect to the path that it uses')],
	},
	'not a socket': {
		...certain,
		message: 'There is no socket at this path that accepts connections: it is another kind of file.',
		advice: 'Check the path: it must be that of the socket on which the server listens.',
		retry: 'never',
		remedies: [words('connect to the path of the socket')],
	},
};
