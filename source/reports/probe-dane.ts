/** What DNS says of a mail host, as lines. */
import {danePicture} from '../dialogs/probe/dane.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Line} from './probe-lines.ts';

export function hostDnsLines({dns, tls, address}: ProbeResult): Line[] {
	if (!dns) {
		return [];
	}

	const {tlsa, alias, names} = dns;
	return [
		...(alias === null ? [] : [aliasLine(alias)]),
		...(tlsa.problem !== null ? [{label: 'TLSA', value: tlsa.problem, mark: 'bad' as const}] : []),
		...(tlsa.problem === null && tlsa.records.length === 0
			? [{label: 'TLSA', value: 'none: senders do not check the certificate by DANE'}]
			: []),
		...danePicture(tlsa.records, tls).records.map(({record, verdict}) => ({
			label: `TLSA ${record.usage} ${record.selector} ${record.matching}`,
			value: words[verdict],
			...(verdict === 'fits' && {mark: 'good' as const}),
			...(verdict === 'not for SMTP' || verdict === 'unknown' ? {mark: 'odd' as const} : {}),
		})),
		...(tlsa.records.length > 0
			? [
					{
						label: '',
						value:
							'Senders heed TLSA only where DNS is signed (DNSSEC). Whether it is cannot be seen from here: ask a validating resolver (dig +dnssec) for the “ad” flag.',
					},
				]
			: []),
		...(names
			? [
					names.problem !== null
						? {label: 'PTR', value: names.problem, mark: 'bad' as const}
						: {
								label: 'PTR',
								value:
									names.records.length > 0
										? `${address} is called ${names.records.join(', ')}`
										: `${address} has no name`,
							},
				]
			: []),
	];
}

function aliasLine(alias: string): Line {
	return {
		label: 'CNAME',
		value: `only another name for ${alias}. An MX must not name an alias (RFC 2181 §10.3), and some senders refuse it`,
		mark: 'bad',
	};
}

const words = {
	fits: 'fits the certificate the server sent',
	'does not fit': 'does not fit the certificate the server sent',
	'not for SMTP': 'usages 0 and 1 are not for SMTP: senders pass over the record (RFC 7672 §3.1.3)',
	unknown: 'has a number that no RFC gives a meaning: senders pass over it',
	'nothing to compare': 'cannot be compared: no certificate was seen',
} as const;
