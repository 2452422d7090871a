/** What DNS says of a mail host, as lines. */
import type {ListAnswer} from '../dialogs/probe/block-lists.ts';
import {danePicture} from '../dialogs/probe/dane.ts';
import type {HostDns} from '../dialogs/probe/mail-host.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {validationLines} from './probe-domain.ts';
import type {Line} from './probe-lines.ts';

export function hostDnsLines({dns, tls, address}: ProbeResult): Line[] {
	if (!dns) {
		return [];
	}

	const {tlsa, alias, aliasProblem, names} = dns;
	return [
		...(alias === null ? [] : [aliasLine(alias)]),
		...(aliasProblem === null ? [] : [{label: 'CNAME', value: aliasProblem, mark: 'bad' as const}]),
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
		...(tlsa.records.length > 0 ? daneOutcome(dns, tls) : []),
		...mtaStsLines(dns.mtaSts),
		...(names
			? [
					names.problem !== null
						? {label: 'PTR', value: names.problem, mark: 'bad' as const}
						: {
								label: 'PTR',
								value:
									names.records.length > 0
										? `${address} is called ${names.records.join(', ')}${confirmedWords(dns)}`
										: `${address} has no name; many receivers refuse mail from such addresses`,
								...((names.records.length === 0 || dns.confirmed?.length === 0) && {mark: 'odd' as const}),
							},
				]
			: [
					{
						label: 'PTR',
						value: 'not looked up: no connection was made, so the address of the host is not known',
					},
				]),
		...(dns.blockLists ?? []).map(listLine),
	];
}

/** Whether the names lead back to the address (forward-confirmed reverse DNS). */
function confirmedWords({confirmed, names}: HostDns): string {
	if (confirmed === null || !names) {
		return '; whether the name has that address is not known';
	}

	return confirmed.length > 0
		? ', and that name has the address (forward-confirmed)'
		: ', but that name does not have the address: receivers count such a name as none';
}

function daneOutcome({validation, tlsa}: HostDns, tls: ProbeResult['tls']): Line[] {
	const lines = validationLines(validation, 'the TLSA records');
	const {holds} = danePicture(tlsa.records, tls);
	if (!validation?.known || !validation.validated || holds === null) {
		return [
			...lines,
			{
				label: '',
				value: 'Senders that support DANE use TLSA records only if the zone is signed (DNSSEC).',
			},
		];
	}

	return [
		...lines,
		holds
			? {label: 'DANE', value: 'a sender that enforces DANE would deliver to this host', mark: 'good'}
			: {label: 'DANE', value: 'a sender that enforces DANE would not deliver to this host', mark: 'bad'},
	];
}

function mtaStsLines(verdict: HostDns['mtaSts']): Line[] {
	if (!verdict) {
		return [];
	}

	return [
		verdict.delivers
			? {label: 'MTA-STS', value: 'a sender that enforces MTA-STS would deliver to this host', mark: 'good'}
			: {
					label: 'MTA-STS',
					value: `a sender that enforces MTA-STS would not deliver to this host: ${verdict.reasons.join('; ')}`,
					mark: 'bad',
				},
	];
}

function listLine({list, verdict, reason}: ListAnswer): Line {
	const marks = {listed: 'bad', 'not listed': 'good', unknown: 'odd'} as const;
	return {
		label: 'block list',
		value: `${list}: ${verdict}${reason ? ` (${reason})` : ''}`,
		mark: marks[verdict],
	};
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
	'does not fit': 'does not match the certificate that the server sent',
	'not for SMTP': 'usages 0 and 1 are not for SMTP: senders pass over the record (RFC 7672 §3.1.3)',
	unknown: 'has a number that no RFC gives a meaning: senders pass over it',
	'nothing to compare': 'cannot be compared: no certificate was seen',
} as const;
