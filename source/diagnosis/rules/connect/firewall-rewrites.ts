/** A firewall that inspects SMTP writes stars and X over what it does not like. */
import type {Entry} from '../../../session/entry.ts';
import {latinOf} from '../../reading/bytes.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {textOf} from '../../reading/reply.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'connect/firewall-rewrites',
	cause: 'connection-altered',
	explains: 'own',
	specificity: 'evidence',
	reference: 'Cisco ASA, “ESMTP inspection”',
	story: {
		what: 'The greeting consists of asterisks, `250-XXXA` appears in the EHLO reply, or STARTTLS is answered with 500 “XXXXXXXX”.',
		why: 'Firewalls with “SMTP fixup” hide the greeting and overwrite extensions, including STARTTLS and AUTH, so that they can read the session. The replies are not the server’s own.',
		advice: 'Use port 465 or 587, which such firewalls leave alone, or have the inspection switched off.',
	},
	inspect(entry, memory) {
		const sign = signOf(entry);
		return sign === null
			? null
			: {
					level: 'warning',
					message: `A firewall or proxy between you and the server rewrites SMTP: ${sign}.`,
					advice:
						'Use port 465 (TLS from the first byte) or 587. If the firewall is yours, switch its SMTP inspection off.',
					retry: 'now',
					confidence: 'likely',
					...(memory.connected && {remedies: [connect(`smtps://${hostInTarget(memory.connected.host)}`)]}),
				};
	},
};

function signOf(entry: Entry): string | null {
	switch (entry.type) {
		case 'capabilities': {
			const blanked = entry.keywords.find(({keyword}) => /^X{3,}[A-Z]?$/.test(keyword));
			return blanked ? `a keyword in the EHLO reply is overwritten (${blanked.keyword.slice(0, 20)})` : null;
		}

		case 'malformed':
			return /\*{6,}/.test(latinOf(entry.bytes.subarray(0, 200)))
				? 'a line is overwritten with asterisks'
				: null;
		case 'reply':
			if (entry.answers === 'CONNECT' && /\*{6,}/.test(textOf(entry))) {
				return 'the greeting is overwritten with asterisks';
			}

			return entry.code === 500 && /['"]?X{6,}/.test(textOf(entry))
				? 'the command was overwritten with X before the server saw it'
				: null;
		default:
			return null;
	}
}
