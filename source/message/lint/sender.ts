/** What DNS says about a sender: MX, SPF, DKIM, DMARC, judged by mailauth. Asks nothing that the resolver given does not allow. */
import {withAsciiDomain} from '../addresses.ts';
import {readArc} from '../dkim/arc.ts';
import {readHeaderBlock} from '../header-fields.ts';
import {domainOf} from './addresses.ts';
import {type AuthenticationResult, type SenderCheck, senderFindings} from './sender-findings.ts';

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

async function checkSpf(
	question: SenderQuestion,
	domain: string | null,
): Promise<AuthenticationResult | null> {
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

function forMailauth(resolver: Resolver) {
	// mailauth's type knows only TXT; it reads the other types as node:dns gives them.
	return resolver as (name: string, type: string) => Promise<string[][]>;
}
