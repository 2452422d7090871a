/** An IPv6 address was tried in vain. */

import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/no-ipv6',
	cause: 'connection-no-route',
	explains: 'failure',
	specificity: 'evidence',
	reference: 'RFC 8305; RFC 6724',
	story: {
		what: 'An IPv6 address gives “No route to host” or a time-out, while IPv4 works.',
		why: 'The host has an IPv6 address in DNS, but this network has no IPv6, or the server does not listen on it.',
		advice: 'Connect over IPv4. On your own server, make it listen on IPv6, or remove the AAAA record.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'connected' && entry.type !== 'failed') {
			return null;
		}

		const tried = memory.attempts;
		const inVain = tried.filter(
			({family, outcome}) => family === 6 && outcome !== 'connected' && outcome !== 'abandoned',
		);
		const overFour =
			entry.type === 'connected' &&
			tried.some(({family, outcome}) => family === 4 && outcome === 'connected');
		const [first] = inVain;
		const notRouted = first && (first.outcome === 'unreachable' || first.outcome === 'timed-out');
		if (!first || !(overFour || (entry.type === 'failed' && notRouted && inVain.length === tried.length))) {
			return null;
		}

		return {
			level: entry.type === 'failed' ? 'error' : 'note',
			message: `The IPv6 address ${first.address} could not be reached (${words[first.outcome] ?? first.outcome})${entry.type === 'connected' ? '; IPv4 worked' : ''}.`,
			advice:
				'Connect over IPv4 only to avoid the delay. Either this network has no IPv6, or the server does not listen on it.',
			retry: 'now',
			confidence: 'likely',
		};
	},
};

const words: Readonly<Record<string, string>> = {
	unreachable: 'no route',
	'timed-out': 'no answer',
	refused: 'refused',
	reset: 'dropped',
};
