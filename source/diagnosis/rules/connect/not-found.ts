/** The name of the server leads to no address, or there is no socket at the path. */
import {retryAfter} from '../../../decode/connection.ts';
import type {Entry, FailedEntry} from '../../../session/entry.ts';
import {words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/not-found',
	cause: 'connection-no-host',
	explains: 'failure',
	specificity: 'code',
	reference: 'RFC 5321 §5.1; RFC 6761 §6',
	story: {
		what: 'The connection fails with ENOTFOUND, “Name or service not known”, “Could not resolve host”, or, for a socket, “No such file or directory”.',
		why: 'The name is misspelt, or it is a mail domain rather than a host. Inside containers, or without a network, the name server itself may not answer: then it is not known whether the name exists.',
		advice: 'Check the spelling. The MX records of a mail domain name the hosts that accept its mail.',
	},
	inspect(entry) {
		return isNotFound(entry) ? claimFor(entry) : null;
	},
};

function isNotFound(entry: Entry): entry is FailedEntry {
	return entry.type === 'failed' && entry.error.code === 'not-found' && entry.error.proxy === undefined;
}

function claimFor({error}: FailedEntry): Claim {
	const retry = retryAfter(error);
	if (error.systemCode === 'ENOENT') {
		return {
			level: 'error',
			cause: 'connection-refused',
			message: 'There is no socket at this path: the server is not running, or it uses another path.',
			advice: 'Check the path, and whether the server is running.',
			retry,
			confidence: 'certain',
			remedies: [words('start the server, or connect to the path that it uses')],
		};
	}

	const isUnanswered = retry === 'later';
	return {
		level: 'error',
		message: isUnanswered
			? 'The name server gave no answer, so it is not known whether the host exists.'
			: 'The name of the server does not lead to an address.',
		advice:
			error.advice ??
			(isUnanswered
				? 'Check the network and the name server of this machine, then try again.'
				: 'Check the spelling. A mail domain need not be a host: its MX records name the hosts that accept its mail.'),
		retry,
		confidence: 'certain',
		remedies: [
			words(
				isUnanswered ? 'connect again once the name server answers' : 'connect to the name of the mail host',
			),
		],
	};
}
