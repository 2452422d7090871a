/** The way to the server leads through a proxy, and ends there. */
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/proxy-failed',
	cause: 'connection-refused',
	explains: 'failure',
	specificity: 'code',
	reference: 'RFC 1928 §6; RFC 9110 §9.3.6',
	story: {
		what: 'The connection is made through a proxy (SOCKS or HTTP CONNECT), which is not reached, does not answer, or refuses to connect to the server.',
		why: 'The address of the proxy is wrong, it requires a login, its rules allow only web ports, or it does not reach the server itself.',
		advice:
			'Check the address of the proxy, and whether it allows connections to this host and port. Nothing is known about the server itself.',
	},
	inspect(entry, memory) {
		const proxy = entry.type === 'failed' ? entry.error.proxy : undefined;
		if (entry.type !== 'failed' || proxy === undefined || memory.connected) {
			return null;
		}

		const isSilent = entry.error.code === 'timed-out';
		return {
			level: 'error',
			cause: isSilent ? 'connection-no-answer' : 'connection-refused',
			acts: 'you',
			message: isSilent
				? `There was no connection in time through ${proxy}.`
				: `There is no connection through ${proxy}.`,
			advice:
				'Check the address of the proxy, and whether it allows connections to this host and port: many proxies allow only web ports. Nothing is known about the server itself.',
			retry: 'later',
			confidence: 'certain',
			remedies: [words('check the proxy, or connect without it')],
		};
	},
};
