/** What answers is not an SMTP server. */
import {latinOf} from '../../reading/bytes.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/other-protocol',
	cause: 'not-smtp',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.2',
	story: {
		what: 'The first line is “+OK”, “* OK”, “SSH-2.0” or “HTTP/1.1”.',
		why: 'The port belongs to another service: 110 and 995 to POP3, 143 and 993 to IMAP, 22 to SSH, 80 and 443 to the web.',
		advice: 'Connect to 25, 587 or 465.',
	},
	inspect(entry, memory) {
		if (entry.type !== 'malformed' || memory.greeting || memory.connected === null) {
			return null;
		}

		const first = latinOf(entry.bytes.subarray(0, 100));
		const found = others.find(({pattern}) => pattern.test(first));
		return found
			? {
					level: 'error',
					message: `This is ${found.name}, not SMTP: it greets with “${first.slice(0, 40)}${first.length > 40 ? '…' : ''}”.`,
					advice:
						'Connect to port 587 (STARTTLS) or 465 (TLS) to send mail, or to 25 for mail between servers.',
					retry: 'never',
					confidence: 'certain',
					remedies: [connect(`${hostInTarget(memory.connected.host)}:587`)],
				}
			: null;
	},
};

const others = [
	{pattern: /^\+OK/, name: 'a POP3 server'},
	{pattern: /^\* (OK|PREAUTH|BYE)/, name: 'an IMAP server'},
	{pattern: /^SSH-/, name: 'an SSH server'},
	{pattern: /^HTTP\/|^<(!doctype|html)/i, name: 'a web server'},
	{pattern: /^"?(IMPLEMENTATION|SIEVE)"?/, name: 'a ManageSieve server'},
] as const;
