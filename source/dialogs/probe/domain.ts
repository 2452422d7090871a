/** The DNS side of a mail domain: where its mail goes, and what it says about TLS and senders. */
import {Resolver} from 'node:dns/promises';
import type {TlsFacts} from '../../transport/types.ts';

export type MailHost = {readonly exchange: string; readonly priority: number};

export type TlsaRecord = {
	readonly usage: number;
	readonly selector: number;
	readonly matching: number;
	/** Hex. */
	readonly data: string;
};

export type DomainFacts = {
	readonly domain: string;
	/** Lowest preference first. Empty: the domain's own address is the mail host (RFC 5321 §5.1). */
	readonly hosts: readonly MailHost[];
	/** `0 .`: the domain takes no mail (RFC 7505). */
	readonly nullMx: boolean;
	readonly spf: readonly string[];
	readonly dmarc: readonly string[];
	readonly mtaSts: readonly string[];
	readonly tlsRpt: readonly string[];
	/** Look-ups that failed for another reason than that there is nothing. */
	readonly problems: readonly string[];
};

/** `servers`: `host:port` of the DNS server to ask; the system's where absent. */
export function createResolver(servers: readonly string[], timeout: number): Resolver {
	const resolver = new Resolver({timeout, tries: 2});
	if (servers.length > 0) {
		resolver.setServers([...servers]);
	}

	return resolver;
}

export async function lookUpDomain(domain: string, resolver: Resolver): Promise<DomainFacts> {
	const problems: string[] = [];
	const ask = async <Answer>(what: string, question: () => Promise<Answer[]>): Promise<Answer[]> => {
		try {
			return await question();
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
			if (code !== 'ENODATA' && code !== 'ENOTFOUND') {
				problems.push(`${what} could not be looked up (${code}).`);
			}

			return [];
		}
	};

	const texts = async (name: string, begin: RegExp): Promise<string[]> => {
		const records = await ask(`TXT ${name}`, () => resolver.resolveTxt(name));
		return records.map(parts => parts.join('')).filter(text => begin.test(text));
	};

	const [mx, spf, dmarc, mtaSts, tlsRpt] = await Promise.all([
		ask(`MX ${domain}`, () => resolver.resolveMx(domain)),
		texts(domain, /^v=spf1(?:\s|$)/i),
		texts(`_dmarc.${domain}`, /^v=DMARC1\b/i),
		texts(`_mta-sts.${domain}`, /^v=STSv1\b/i),
		texts(`_smtp._tls.${domain}`, /^v=TLSRPTv1\b/i),
	]);
	const nullMx = mx.length === 1 && (mx[0]?.exchange === '' || mx[0]?.exchange === '.');
	const hosts = nullMx
		? []
		: mx.map(({exchange, priority}) => ({exchange, priority})).sort((a, b) => a.priority - b.priority);
	return {domain, hosts, nullMx, spf, dmarc, mtaSts, tlsRpt, problems};
}

/** TLSA records of a mail host (RFC 7672), empty where there are none. */
export async function lookUpTlsa(host: string, port: number, resolver: Resolver): Promise<TlsaRecord[]> {
	try {
		const records = await resolver.resolveTlsa(`_${port}._tcp.${host}`);
		return records.map(({certUsage, selector, match, data}) => ({
			usage: certUsage,
			selector,
			matching: match,
			data: Buffer.from(data).toString('hex'),
		}));
	} catch {
		return [];
	}
}

/** Names of an address, empty where there are none. */
export async function lookUpNames(address: string, resolver: Resolver): Promise<string[]> {
	try {
		return await resolver.reverse(address);
	} catch {
		return [];
	}
}

/** Whether a TLSA record fits the chain that was seen; null where it cannot be compared. */
export function tlsaMatches({usage, selector, matching, data}: TlsaRecord, tls: TlsFacts): boolean | null {
	// Usage 3 names the server's own certificate, usage 2 one of its authorities (RFC 7671 §5).
	if ((usage !== 2 && usage !== 3) || matching !== 1) {
		return null;
	}

	const candidates = usage === 3 ? tls.certificates.slice(0, 1) : tls.certificates.slice(1);
	return candidates.some(({fingerprint256, spki256}) => {
		const seen =
			selector === 1 ? Buffer.from(spki256, 'base64').toString('hex') : fingerprint256.replaceAll(':', '');
		return seen.toLowerCase() === data.toLowerCase();
	});
}
