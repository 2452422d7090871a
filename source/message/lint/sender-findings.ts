/** What DNS said about a sender, as findings. Pure. */
import type {LintFinding} from './finding.ts';

export type AuthenticationResult = {
	/** `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror`, `policy`. */
	readonly result: string;
	readonly domain: string;
	readonly comment: string | null;
};

export type SenderCheck = {
	/** Null where the sender has no domain, or DNS gave no answer. */
	readonly mx: readonly string[] | null;
	readonly spf: AuthenticationResult | null;
	readonly dkim: readonly (AuthenticationResult & {readonly selector: string})[];
	/** Whether the seals of the ARC chain are genuine; null where there is none. `domain`: the newest sealer. */
	readonly arc: AuthenticationResult | null;
	readonly dmarc: (AuthenticationResult & {readonly policy: string}) | null;
	readonly findings: readonly LintFinding[];
};

export function senderFindings({
	domain,
	mx,
	spf,
	dkim,
	arc,
	dmarc,
}: Omit<SenderCheck, 'findings'> & {readonly domain: string | null}): readonly LintFinding[] {
	return [
		...mxFindings(domain, mx),
		...spfFindings(spf),
		...dkimFindings(dkim),
		...arcFindings(arc),
		...dmarcFindings(dmarc),
	];
}

function mxFindings(domain: string | null, mx: readonly string[] | null): readonly LintFinding[] {
	if (domain !== null && mx === null) {
		return [
			{
				rule: 'sender/no-answer',
				level: 'note',
				message: `DNS gave no answer about the mail servers of ${domain}, so it is not known whether it can receive a bounce.`,
				advice: 'Try again later, or ask another name server.',
				reference: 'RFC 5321 §5.1',
			},
		];
	}

	return mx?.length === 0
		? [
				{
					rule: 'sender/no-mx',
					level: 'error',
					message: `The sender’s domain ${domain} does not receive mail: it has neither an MX nor an address record. Receivers refuse such senders, and no bounce can come back.`,
					advice: 'Use a sender whose domain exists.',
					reference: 'RFC 5321 §5.1',
				},
			]
		: [];
}

function spfFindings(spf: AuthenticationResult | null): readonly LintFinding[] {
	if (spf === null || spf.result === 'pass') {
		return [];
	}

	const level =
		spf.result === 'fail' ? 'error' : spf.result === 'none' || spf.result === 'neutral' ? 'note' : 'warning';
	const why = spf.comment ? ` (${spf.comment})` : '';
	return [
		{
			rule: `sender/spf-${spf.result}`,
			level,
			message:
				spf.result === 'none'
					? `${spf.domain} publishes no SPF record, so nothing says that this host may send for it.`
					: `SPF of ${spf.domain} says ${spf.result}${why}.`,
			advice:
				spf.result === 'temperror'
					? 'DNS gave no answer: try again later, or ask another name server.'
					: `Send through a server that the SPF record of ${spf.domain} lists, or add this one to the record.`,
			reference: 'RFC 7208 §2.6',
		},
	];
}

function dkimFindings(dkim: SenderCheck['dkim']): readonly LintFinding[] {
	if (dkim.length === 0) {
		return [
			{
				rule: 'sender/no-dkim',
				level: 'note',
				message: 'The message has no DKIM signature.',
				advice: 'Usually the submission server adds one; large providers expect it.',
				reference: 'RFC 6376 §1',
			},
		];
	}

	return dkim
		.filter(({result}) => result !== 'pass')
		.map(({result, domain, selector, comment}) => ({
			rule: `sender/dkim-${result}`,
			level: result === 'temperror' ? ('warning' as const) : ('error' as const),
			message: `The DKIM signature of ${domain} (selector ${selector}) is not valid: ${comment ?? result}.`,
			advice: 'Check the key published at that selector, and that nothing changes the message after signing.',
			reference: 'RFC 6376 §6.1',
		}));
}

function dmarcFindings(dmarc: SenderCheck['dmarc']): readonly LintFinding[] {
	if (dmarc === null || dmarc.result === 'pass') {
		return [];
	}

	if (dmarc.result === 'temperror') {
		return [
			{
				rule: 'sender/dmarc-temperror',
				level: 'warning',
				message: `DNS gave no answer about the DMARC record of ${dmarc.domain}.`,
				advice: 'Try again later, or ask another name server. Receivers defer such mail.',
				reference: 'RFC 7489 §6.6.3',
			},
		];
	}

	const published = dmarc.result !== 'none';
	return [
		{
			rule: published ? 'sender/dmarc-fail' : 'sender/no-dmarc',
			level: published ? (dmarc.policy === 'none' ? 'warning' : 'error') : 'note',
			message: published
				? `DMARC of ${dmarc.domain} is not met: neither SPF nor DKIM passes for the domain in From. Its policy is ${dmarc.policy}.`
				: `${dmarc.domain} publishes no DMARC record. Gmail and Yahoo require one from bulk senders.`,
			advice: published
				? 'Sign with DKIM for that domain, or send from a host that its SPF record lists.'
				: 'Publish “v=DMARC1; p=none” to begin with.',
			reference: 'RFC 7489 §6.6',
		},
	];
}

function arcFindings(arc: AuthenticationResult | null): readonly LintFinding[] {
	return arc === null || arc.result === 'pass' || arc.result === 'temperror'
		? []
		: [
				{
					rule: 'sender/arc-fail',
					level: 'warning',
					message: `The ARC chain does not verify${arc.comment === null ? '' : ` (${arc.comment})`}, so receivers ignore what the servers before found out.`,
					advice: 'Something changed the message after the newest seal, or a seal was made with another key.',
					reference: 'RFC 8617 §5.2',
				},
			];
}
