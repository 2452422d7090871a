/** The DNS side of a mail domain as lines: each record as it stands, and under it what it means. */
import {readSpf} from '../decode/dns/spf.ts';
import {readReceivers, readTags} from '../decode/dns/tags.ts';
import {counted} from '../decode/quantities.ts';
import type {Found} from '../dialogs/probe/dns.ts';
import {type DomainFacts, hasNullMx, isHostName} from '../dialogs/probe/domain.ts';
import type {DmarcCheck, SpfCheck} from '../dialogs/probe/policies.ts';
import type {Validation} from '../transport/dnssec.ts';
import type {Line, Section} from './probe-lines.ts';

export function domainSection(facts: DomainFacts): Section {
	return {
		title: `Mail domain ${facts.domain}`,
		lines: [
			...mxLines(facts),
			...validationLines(facts.validation, 'the MX records'),
			...recordLines('SPF', facts.spf, 'none: anybody may claim to send for this domain', record =>
				spfLines(record, facts.spfJudgement),
			),
			...dmarcLines(facts),
			...recordLines('MTA-STS', facts.mtaSts, 'none: TLS to this domain is not demanded this way', record =>
				mtaStsLines(record, facts),
			),
			...recordLines(
				'TLS-RPT',
				facts.tlsRpt,
				'none: no one receives reports when TLS to this domain fails',
				tlsRptLines,
			),
		],
	};
}

function mxLines(facts: DomainFacts): Line[] {
	const {mx, domain} = facts;
	if (mx.problem !== null) {
		return [{label: 'MX', value: `${mx.problem} So it is not known where its mail goes.`, mark: 'bad'}];
	}

	if (mx.noSuchName) {
		return [
			{
				label: 'MX',
				value: `The domain ${domain} does not exist in DNS (NXDOMAIN). Check the spelling.`,
				mark: 'bad',
			},
		];
	}

	if (hasNullMx(facts)) {
		return [
			{
				label: 'MX',
				value:
					'“0 .”, the null MX: this domain does not accept mail (RFC 7505), so there is no server to probe.',
				mark: 'odd',
			},
		];
	}

	if (mx.records.length === 0) {
		return [{label: 'MX', value: `none: mail goes to the address of ${domain} itself (RFC 5321 §5.1)`}];
	}

	return mx.records.map(({exchange, priority}) =>
		isHostName(exchange)
			? {label: `MX ${priority}`, value: exchange}
			: {
					label: `MX ${priority}`,
					value:
						exchange === ''
							? '“.” together with other MX records: a null MX must be alone (RFC 7505 §3)'
							: `${exchange} is an address. MX must name a host; most senders cannot use this.`,
					mark: 'bad',
				},
	);
}

/** The records as they stand; one has its meaning under it, several are one too many. */
function recordLines(
	label: string,
	found: Found<string>,
	none: string,
	meaning: (record: string) => readonly Line[],
): Line[] {
	if (found.problem !== null) {
		return [{label, value: found.problem, mark: 'bad'}];
	}

	const [record, ...more] = found.records;
	if (record === undefined) {
		// Every domain needs SPF and DMARC against forged senders; the other two are for who wants more.
		return [{label, value: none, ...(label === 'SPF' || label === 'DMARC' ? {mark: 'odd' as const} : {})}];
	}

	const several: Line = {
		label: '',
		value: `${found.records.length} records where one is allowed: receivers use none of them`,
		mark: 'bad',
	};
	return [
		...found.records.map(value => ({label, value})),
		...(more.length > 0 ? [several] : meaning(record)),
	];
}

function spfLines(record: string, judgement: SpfCheck | null): Line[] {
	const {may, exceptions, rest, unknown, open} = readSpf(record);
	const cost = judgement?.lookups ?? null;
	return [
		{label: '', value: `may send: ${may.length > 0 ? may.join('; ') : 'nobody'}`},
		...exceptions.map(value => ({label: '', value})),
		{
			label: '',
			value: `all others: ${rest}`,
			...(open && {mark: 'bad' as const}),
		},
		...unknown.map(term => ({label: '', value: `“${term}” is not a term of SPF`, mark: 'bad' as const})),
		...(judgement?.reason != null
			? [
					{
						label: '',
						value:
							judgement.stranger === 'permerror'
								? `receivers cannot use it (permerror): ${judgement.reason}`
								: `it could not be followed to its end: ${judgement.reason}`,
						mark: 'bad' as const,
					},
				]
			: cost !== null
				? [{label: '', value: `costs a receiver at most ${cost} of the 10 DNS lookups allowed`}]
				: []),
	];
}

const policies: Readonly<Record<string, string>> = {
	none: 'mail that fails is delivered as if nothing were wrong (p=none)',
	quarantine: 'mail that fails is treated as suspicious, mostly as spam (p=quarantine)',
	reject: 'mail that fails is refused (p=reject)',
};

function dmarcLines({domain, dmarc, dmarcJudgement, dmarcProblem}: DomainFacts): Line[] {
	if (dmarc.records.length === 0 && dmarc.problem === null && dmarcJudgement) {
		const {domain: above, record} = dmarcJudgement;
		return [
			{label: 'DMARC', value: `none of its own; the record of ${above} applies: ${record}`},
			...dmarcMeaning(dmarcJudgement),
		];
	}

	if (dmarc.records.length === 0 && dmarc.problem === null && dmarcProblem !== null) {
		const value = `none of its own; whether the policy of a domain above applies is not known: ${dmarcProblem}`;
		return [{label: 'DMARC', value, mark: 'bad'}];
	}

	return recordLines('DMARC', dmarc, 'none: receivers decide alone what to do with forged mail', () => {
		if (dmarcJudgement && dmarcJudgement.domain === domain.toLowerCase().replace(/\.$/, '')) {
			return dmarcMeaning(dmarcJudgement);
		}

		return dmarcProblem === null
			? [{label: '', value: 'no valid policy (p=) in it: receivers ignore the record', mark: 'bad'}]
			: [{label: '', value: `what it comes to is not known: ${dmarcProblem}`, mark: 'bad'}];
	});
}

function dmarcMeaning({
	record,
	policy,
	subdomainPolicy,
	testMode,
	strictSpf,
	strictDkim,
}: DmarcCheck): Line[] {
	const receivers = readReceivers(readTags(record).get('rua'));
	const strict = [strictSpf ? 'SPF' : '', strictDkim ? 'DKIM' : ''].filter(Boolean);
	return [
		{label: '', value: policies[policy] ?? policy, ...(policy === 'none' && {mark: 'odd' as const})},
		...(testMode ? [{label: '', value: 'test mode (t=y): one step milder than what is written'}] : []),
		...(subdomainPolicy !== policy ? [{label: '', value: `subdomains: ${subdomainPolicy}`}] : []),
		...(strict.length > 0
			? [{label: '', value: `${strict.join(' and ')} must pass for exactly this domain`}]
			: []),
		{
			label: '',
			value: receivers.length > 0 ? `daily reports go to ${receivers.join(', ')}` : 'no one receives reports',
		},
	];
}

function mtaStsLines(record: string, {mtaStsPolicy, domain}: DomainFacts): Line[] {
	const id = readTags(record).get('id') ?? '';
	if (!/^[a-z\d]{1,32}$/i.test(id)) {
		return [
			{label: '', value: 'no valid “id=” in it: senders ignore the record (RFC 8461 §3.1)', mark: 'bad'},
		];
	}

	if (mtaStsPolicy === null) {
		return [
			{
				label: '',
				value: `announces a policy (version ${id}) at https://mta-sts.${domain}/.well-known/mta-sts.txt`,
			},
		];
	}

	const {url, policy, problem, stopped} = mtaStsPolicy;
	if (stopped) {
		const value = `announces a policy (version ${id}) at ${url}; what senders find there is not known: the question was stopped`;
		return [{label: '', value, mark: 'bad'}];
	}

	if (policy === null) {
		return [
			{
				label: '',
				value: `announces a policy (version ${id}) at ${url}, but senders find none: ${problem}`,
				mark: 'bad',
			},
		];
	}

	const {mode, mx, maxAge} = policy;
	return [
		{label: '', value: `policy at ${url}: ${modes[mode]}`, ...(mode === 'none' && {mark: 'odd' as const})},
		...(mx.length > 0 ? [{label: '', value: `mail hosts it allows: ${mx.join(', ')}`}] : []),
		{
			label: '',
			value: `senders keep it for ${daysOf(maxAge)}`,
			...(maxAge < 86_400 && {
				mark: 'odd' as const,
				todo: 'RFC 8461 §3.2 recommends weeks; a short time protects little.',
			}),
		},
	];
}

const modes = {
	enforce: 'senders must not deliver without verified TLS (mode: enforce)',
	testing: 'senders report failures of TLS, but deliver anyway (mode: testing)',
	none: 'no policy is in force (mode: none)',
} as const;

function daysOf(seconds: number): string {
	const days = seconds / 86_400;
	return days >= 1 ? counted(Math.round(days), 'day') : counted(seconds, 'second');
}

/** What is known about DNSSEC is the resolver's word, and said as that. */
export function validationLines(validation: Validation | null | undefined, what: string): Line[] {
	if (!validation) {
		return [];
	}

	return [
		!validation.known
			? {label: 'DNSSEC', value: `not known: no DNS server answered the question about ${what}`}
			: validation.validated
				? {
						label: 'DNSSEC',
						value: `the resolver ${validation.resolver} says that it validated ${what} (AD); smtpscope itself validates nothing`,
					}
				: {
						label: 'DNSSEC',
						value: `the resolver ${validation.resolver} does not say that ${what} are signed and valid (no AD): they are not signed, or it does not validate`,
					},
	];
}

function tlsRptLines(record: string): Line[] {
	const receivers = readReceivers(readTags(record).get('rua'));
	return receivers.length > 0
		? [{label: '', value: `reports of failed TLS go to ${receivers.join(', ')}`}]
		: [{label: '', value: 'no “rua=” in it: no one receives a report (RFC 8460 §3)', mark: 'bad'}];
}
