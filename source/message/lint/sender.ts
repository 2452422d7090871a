/** What DNS says about a sender: MX, SPF, DKIM, DMARC, judged by mailauth. Asks nothing that the resolver given does not allow. */

import {withAsciiDomain} from '../addresses.ts';
import {readArc} from '../dkim/arc.ts';
import {readHeaderBlock} from '../header-fields.ts';
import {domainOf} from './addresses.ts';
import type {LintFinding} from './finding.ts';

/** As `dns.promises.resolve`: records of that type, or a rejection with its `code`. */
export type Resolver = (name: string, type: string) => Promise<unknown[]>;

export type SenderQuestion = {
	readonly bytes: Uint8Array;
	readonly envelopeFrom: string;
	readonly clientName: string;
	/** Address the receiver sees; null where only the inside of a NAT is known. */
	readonly clientAddress: string | null;
	readonly resolver: Resolver;
	readonly now: Date;
};

export type Verdict = {
	/** `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror`, `policy`. */
	readonly result: string;
	readonly domain: string;
	readonly comment: string | null;
};

export type SenderCheck = {
	/** Null where the sender has no domain, or DNS gave no answer. */
	readonly mx: readonly string[] | null;
	readonly spf: Verdict | null;
	readonly dkim: readonly (Verdict & {readonly selector: string})[];
	/** Whether the seals of the ARC chain are genuine; null where there is none. `domain`: the newest sealer. */
	readonly arc: Verdict | null;
	readonly dmarc: (Verdict & {readonly policy: string}) | null;
	readonly findings: readonly LintFinding[];
};

/**
 * SPF, DKIM and DMARC as a receiver would check them; null where there is nothing to check or DNS gives no answer.
 */
export async function checkSender(question: SenderQuestion): Promise<SenderCheck> {
	const domain = domainOf(withAsciiDomain(question.envelopeFrom));
	const [mx, spf, {dkim, arc, dmarc}] = await Promise.all([
		domain === null ? null : exchangers(domain, question.resolver).catch(() => null),
		checkSpf(question, domain),
		checkSignatures(question),
	]);
	const dmarcVerdict = await dmarc(spf?.result === 'pass' ? [spf.domain] : []);
	return {
		mx,
		spf,
		dkim,
		arc,
		dmarc: dmarcVerdict,
		findings: senderFindings({domain, mx, spf, dkim, arc, dmarc: dmarcVerdict}),
	};
}

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

/**
 * Hosts that take mail for the domain, best first; the domain itself where it has only an address (RFC 5321 §5.1).
 * Rejects where DNS gives no answer.
 */
async function exchangers(domain: string, resolver: Resolver): Promise<readonly string[]> {
	const records = await ask(resolver, domain, 'MX');
	const found = records.flatMap(record =>
		typeof record === 'object' && record !== null && 'exchange' in record && 'priority' in record
			? [{name: String(record.exchange), priority: Number(record.priority)}]
			: [],
	);
	if (found.length > 0) {
		// One exchanger with no name says that the domain takes no mail (RFC 7505).
		return found.sort((a, b) => a.priority - b.priority).flatMap(({name}) => name || []);
	}

	const addresses = await Promise.all([ask(resolver, domain, 'A'), ask(resolver, domain, 'AAAA')]);
	return addresses.flat().length > 0 ? [domain] : [];
}

async function ask(resolver: Resolver, name: string, type: string): Promise<unknown[]> {
	return resolver(name, type).catch((error: unknown) => {
		if (saysThereIsNone(error)) {
			return [];
		}

		throw error;
	});
}

/** Only these do; a name server that fails has said nothing. */
function saysThereIsNone(error: unknown): boolean {
	return (
		error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')
	);
}

async function checkSpf(question: SenderQuestion, domain: string | null): Promise<Verdict | null> {
	const {clientAddress, clientName, envelopeFrom} = question;
	if (clientAddress === null) {
		return null;
	}

	const {
		default: {spf},
	} = await import('mailauth/lib/spf/index.js');
	const sender = domain === null ? `postmaster@${clientName}` : withAsciiDomain(envelopeFrom);
	const {status, domain: judged} = await spf({
		sender,
		ip: clientAddress,
		helo: clientName,
		mta: 'receiver',
		resolver: forMailauth(question.resolver),
		maxElapsedTime: 20_000,
	});
	return {result: status.result, domain: judged, comment: status.comment || null};
}

async function checkSignatures({bytes, resolver, now, envelopeFrom}: SenderQuestion) {
	const [{default: verify}, {default: seals}, {default: policy}] = await Promise.all([
		import('mailauth/lib/dkim/verify.js'),
		import('mailauth/lib/arc/index.js'),
		import('mailauth/lib/dmarc/index.js'),
	]);
	let isUnanswered = false;
	const asked: Resolver = async (name, type) => {
		try {
			return await resolver(name, type);
		} catch (error) {
			isUnanswered ||= !saysThereIsNone(error);
			throw error;
		}
	};
	const verified = await verify.dkimVerify(Buffer.from(bytes), {
		resolver: forMailauth(asked),
		sender: envelopeFrom,
		curTime: now,
	});
	const {chain, error: arcError} = verified.arc ?? {};
	const sealed =
		verified.arc && chain
			? (await seals.arc({...verified.arc, chain}, {resolver: forMailauth(asked)})).status
			: arcError
				? {result: 'fail', comment: arcError.message}
				: null;
	const signatures = verified.results.filter(({status}) => status.result !== 'none');
	return {
		dkim: signatures.map(({signingDomain = '', selector = '', status}) => ({
			result: status.result,
			domain: signingDomain,
			selector,
			comment: status.comment || null,
		})),
		arc:
			sealed === null || sealed.result === 'none'
				? null
				: {
						// The library does not tell a key that does not fit from one that could not be looked up.
						result: sealed.result === 'fail' && chain && isUnanswered ? 'temperror' : sealed.result,
						domain: newestSealer(bytes),
						comment: sealed.comment || null,
					},
		async dmarc(spfDomains: string[]): Promise<SenderCheck['dmarc']> {
			const passed = signatures.filter(({status}) => status.result === 'pass');
			const verdict = await policy.dmarc({
				headerFrom: verified.headerFrom,
				fromFields: verified.fromFields,
				spfDomains,
				dkimDomains: passed.map(({id = '', signingDomain = ''}) => ({id, domain: signingDomain})),
				resolver: forMailauth(resolver),
			});
			return verdict
				? {
						result: verdict.status.result,
						domain: verdict.domain,
						comment: verdict.status.comment || null,
						policy: verdict.policy,
					}
				: null;
		},
	};
}

/** The domain of the seal with the highest number, or empty. */
function newestSealer(bytes: Uint8Array): string {
	const {fields} = readHeaderBlock(bytes, text => text);
	return readArc(fields, null)?.sets.at(-1)?.sealer?.domain ?? '';
}

function arcFindings(arc: Verdict | null): readonly LintFinding[] {
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

function forMailauth(resolver: Resolver) {
	// mailauth's type knows only TXT; it reads the other types as node:dns gives them.
	return resolver as (name: string, type: string) => Promise<string[][]>;
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

function spfFindings(spf: Verdict | null): readonly LintFinding[] {
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
