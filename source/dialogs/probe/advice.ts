/** What to say about a server as a whole. A row looks at the facts and speaks, or not. */
import type {Capabilities, Capability} from '../../protocol/capabilities.ts';
import {announcedMechanisms, findCapability} from '../../protocol/ehlo.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import {knownMechanism} from '../../sasl/lookup.ts';
import type {Advice, ProbeResult} from './result.ts';
import {tlsAdvice} from './tls-advice.ts';

type Facts = Omit<ProbeResult, 'advice' | 'exitCode'>;

type Row = (facts: Facts) => Advice | readonly Advice[] | null;

export function adviceFor(facts: Facts): readonly Advice[] {
	return rows.flatMap(row => row(facts) ?? []);
}

const rows: readonly Row[] = [
	function noStarttls({starttls, security}) {
		return starttls === 'not offered' && security !== 'tls'
			? {
					id: 'probe/no-starttls',
					level: security === 'starttls' ? 'error' : 'warning',
					message:
						'The server does not offer STARTTLS: everything, passwords and mail, crosses the network in clear text.',
					advice:
						'Set up a certificate and STARTTLS. If the server is known to offer it, a firewall or proxy in between may hide it.',
				}
			: null;
	},
	function authInClear({before, starttls}) {
		const open = announcedMechanisms(asCapabilities(before)).filter(
			name => knownMechanism(name)?.reveals === 'password',
		);
		return open.length > 0
			? {
					id: 'probe/auth-in-clear',
					level: 'warning',
					message: `The server offers AUTH ${open.join(' and ')} before TLS: clients may send passwords in clear text.`,
					advice:
						starttls === 'done'
							? 'Offer AUTH only after STARTTLS.'
							: 'Set up STARTTLS, and offer AUTH only after it.',
				}
			: null;
	},
	function helloOnly({greetedWith}) {
		return greetedWith === 'HELO'
			? {
					id: 'probe/helo-only',
					level: 'note',
					message: 'The server supports only HELO, so it has no extensions: no TLS, no AUTH, no SIZE.',
					advice: 'It is very old, or a firewall in between blocks EHLO.',
				}
			: null;
	},
	function wantsCertificate({greeting, tls}) {
		const refused = greeting && isNegative(greeting.code) && /certificate/i.test(greeting.text);
		return refused && tls?.asksForCertificate
			? {
					id: 'probe/client-certificate',
					level: 'error',
					message: 'The server accepts only clients that present a certificate.',
					advice: 'Present yours; the server’s administrator can say which ones it accepts.',
					options: [{option: 'cert'}, {option: 'key'}],
				}
			: null;
	},
	function aboutTls({tls}) {
		return tls && tlsAdvice(tls);
	},
	function noSize({after, before}) {
		const list = after ?? before;
		return list && !findCapability(asCapabilities(list), 'SIZE')
			? {
					id: 'probe/no-size',
					level: 'note',
					message: 'The server does not say how large a message may be (SIZE).',
					advice: 'Clients learn that a message is too large only after they have sent it.',
				}
			: null;
	},
];

function asCapabilities(keywords: readonly Capability[] | null): Capabilities {
	return {domain: '', greeting: '', keywords: keywords ?? []};
}
