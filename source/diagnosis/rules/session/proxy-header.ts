/** A PROXY protocol header reached a server that reads it as a command. */
import {answeredLine} from '../../memory.ts';
import {refusalOf} from '../../reading/reply.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/proxy-header',
	cause: 'protocol-command',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'The PROXY protocol, versions 1 & 2 (haproxy.org)',
	story: {
		what: 'Before EHLO there is a line such as “PROXY TCP4 …”, or “QUIT” with a bare line feed and binary bytes behind it, and the server refuses it.',
		why: 'A load balancer in front of the server says with this header which client it passes on. The server has to be told to expect it: otherwise it reads the header as a command.',
		advice:
			'Disable the header in the load balancer, or configure the port of the server to expect it (postscreen_upstream_proxy_protocol or smtpd_upstream_proxy_protocol in Postfix, hosts_proxy in Exim, ProxyV2 elsewhere).',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		const line = reply && answeredLine(memory, reply);
		if (!reply || line?.kind !== 'command' || memory.hello !== null) {
			return null;
		}

		const isFirst = /^PROXY (?:TCP[46]|UNKNOWN)\b/.test(line.line);
		// The signature of version 2 has “QUIT” and a line feed in it: no one refuses a real QUIT.
		const isSecond = line.verb === 'QUIT' && line.ending === 'LF' && [500, 501, 502].includes(reply.code);
		return isFirst || isSecond
			? {
					level: 'error',
					message: `The server read a PROXY protocol header (version ${isFirst ? '1' : '2'}) as a command: it does not expect one on this port.`,
					advice:
						'A load balancer in front of the server sends this header before the client’s first command. Disable it there, or configure the server to expect it.',
					retry: 'never',
					confidence: isFirst ? 'certain' : 'likely',
					remedies: [words('disable the header in the load balancer, or configure the server to expect it')],
					blames: line.id,
				}
			: null;
	},
};
