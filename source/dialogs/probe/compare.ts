/** Two probes of the same servers and domains: what is not as it was. */
import type {Capability} from '../../protocol/capabilities.ts';
import type {Baseline, Kept, KeptDomain, KeptRecords} from './kept.ts';

export type Difference = {
	readonly target: string;
	readonly what: string;
	readonly before: string;
	readonly now: string;
	/** Protection was lost. */
	readonly alarm: boolean;
};

/** Empty where nothing has changed. */
export function compareWithBaseline(
	baseline: Baseline,
	now: {readonly servers: readonly Kept[]; readonly domains: readonly KeptDomain[]},
): Difference[] {
	return [...compareDomains(baseline.domains, now.domains), ...compareProbes(baseline.servers, now.servers)];
}

/** Servers that were not probed now are left out: a short list is not a change. */
export function compareProbes(before: readonly Kept[], now: readonly Kept[]): Difference[] {
	const old = new Map(before.map(kept => [kept.target, kept]));
	return now.flatMap(current => {
		const earlier = old.get(current.target);
		return earlier ? compareServers(earlier, current) : [isNew(current.target)];
	});
}

function isNew(target: string): Difference {
	return {target, what: 'the probe', before: 'not in the baseline', now: 'made', alarm: false};
}

/** The target named is that of the newer one. */
export function compareServers(before: Kept, now: Kept): Difference[] {
	const differences = createList(now.target);
	differences.note('the outcome', outcome(before), outcome(now), before.exitCode === 0 && now.exitCode !== 0);
	if (!wasHeard(before) || !wasHeard(now)) {
		// Of a server that was not reached nothing more is known: it did not take anything back.
		return differences.all;
	}

	differences.note('the greeting', before.greeting?.text ?? 'none', now.greeting?.text ?? 'none');
	differences.note('the greeting command', before.greetedWith ?? 'none', now.greetedWith ?? 'none');
	// RFC 3207 §6: a STARTTLS that vanishes is what an attacker between would do.
	differences.note('STARTTLS', before.starttls, now.starttls, before.starttls === 'done');
	// What the line on STARTTLS tells is not told again by its keyword and by TLS.
	const reported = before.starttls === now.starttls ? [] : ['STARTTLS'];
	if (before.after && now.after) {
		compareLists(differences, 'before', before, now, reported);
		compareLists(differences, 'after', before, now, reported);
	} else {
		// One of them had no TLS: wherever AUTH stood, the question is whether one can log in.
		compareLists(differences, 'before', before, now, [...reported, 'AUTH']);
		differences.note('AUTH', loginsOf(before), loginsOf(now), loginsOf(now) === absent);
	}

	if ((before.tls && now.tls) || reported.length === 0) {
		compareTls(differences, before.tls, now.tls);
	}

	if (before.tlsVersions && now.tlsVersions) {
		differences.note('the TLS versions accepted', accepted(before.tlsVersions), accepted(now.tlsVersions));
	}

	compareCiphers(differences, before.ciphers ?? [], now.ciphers ?? []);
	if (before.dns && now.dns) {
		differences.records('TLSA', tlsaTexts(before.dns.tlsa), tlsaTexts(now.dns.tlsa));
		differences.records('PTR', before.dns.names, now.dns.names);
	}

	return differences.all;
}

function compareDomains(before: readonly KeptDomain[], now: readonly KeptDomain[]): Difference[] {
	const old = new Map(before.map(kept => [kept.domain, kept]));
	return now.flatMap(current => {
		const earlier = old.get(current.domain);
		if (!earlier) {
			return [isNew(current.domain)];
		}

		const differences = createList(current.domain);
		differences.records('MX', mxTexts(earlier.mx), mxTexts(current.mx));
		differences.records('SPF', earlier.spf, current.spf);
		differences.records('DMARC', earlier.dmarc, current.dmarc);
		differences.records('MTA-STS', earlier.mtaSts, current.mtaSts);
		differences.records('TLS-RPT', earlier.tlsRpt, current.tlsRpt);
		return differences.all;
	});
}

type List = ReturnType<typeof createList>;

function createList(target: string) {
	const all: Difference[] = [];
	const note = (what: string, before: string, now: string, alarm = false): void => {
		if (before !== now) {
			all.push({target, what, before, now, alarm});
		}
	};

	return {
		all,
		note,
		/** DNS gives records in any order. What could not be looked up is not known to have changed. */
		records(what: string, before: KeptRecords<string> | null, now: KeptRecords<string> | null): void {
			if (before && now && before.problem === null && now.problem === null) {
				note(what, inOrder(before), inOrder(now));
			}
		},
	};
}

function inOrder({records}: KeptRecords<string>): string {
	return records.length > 0 ? [...records].sort().join(', ') : 'none';
}

function tlsaTexts({records, problem}: NonNullable<Kept['dns']>['tlsa']): KeptRecords<string> {
	return {
		records: records.map(
			({usage, selector, matching, data}) => `${usage} ${selector} ${matching} ${data.slice(0, 16)}…`,
		),
		problem,
	};
}

function mxTexts({records, problem}: KeptDomain['mx']): KeptRecords<string> {
	return {records: records.map(({exchange, priority}) => `${priority} ${exchange || '.'}`), problem};
}

function wasHeard({before, after, greetedWith}: Kept): boolean {
	return before !== null || after !== null || greetedWith !== null;
}

function outcome({failure, exitCode}: Kept): string {
	return failure?.message ?? (exitCode === 0 ? 'in order' : `exit code ${exitCode}`);
}

function compareLists(
	differences: List,
	side: 'before' | 'after',
	before: Kept,
	now: Kept,
	leftOut: readonly string[],
): void {
	const where = side === 'before' ? 'in clear text' : 'in TLS';
	const [old, current] = [byKeyword(before[side]), byKeyword(now[side])];
	for (const keyword of new Set([...old.keys(), ...current.keys()])) {
		if (!leftOut.includes(keyword)) {
			const [was = absent, is = absent] = [old.get(keyword), current.get(keyword)];
			differences.note(`${keyword} ${where}`, was, is, keyword === 'AUTH' && loginsOf(now) === absent);
		}
	}
}

const absent = 'not announced';

/** Where one can log in at all, in clear text or in TLS. */
function loginsOf({before, after}: Kept): string {
	return byKeyword(after ?? before).get('AUTH') ?? absent;
}

/** A keyword that stands there twice, such as AUTH in its old form too, is one text. */
function byKeyword(list: readonly Capability[] | null): Map<string, string> {
	const texts = new Map<string, string>();
	for (const {keyword, parameters} of list ?? []) {
		const text = [keyword, ...parameters].join(' ');
		const first = texts.get(keyword);
		texts.set(keyword, first === undefined || first === text ? text : `${first}, ${text}`);
	}

	return texts;
}

function compareTls(differences: List, before: Kept['tls'], now: Kept['tls']): void {
	if (!before || !now) {
		differences.note('TLS', before?.protocol ?? 'none', now?.protocol ?? 'none', before !== null);
		return;
	}

	const {protocol, cipher, authorized, hostnameMatches} = before;
	differences.note('the TLS version', protocol, now.protocol, now.protocol < protocol);
	differences.note('the cipher', cipher, now.cipher);
	differences.note('the chain', trust(authorized), trust(now.authorized), authorized);
	differences.note('the name', fit(hostnameMatches), fit(now.hostnameMatches), hostnameMatches);
	differences.note('the certificate', certificate(before), certificate(now));
	if (before.ocspStapled !== undefined && now.ocspStapled !== undefined) {
		differences.note('the OCSP staple', staple(before), staple(now), now.ocsp?.status === 'revoked');
	}
}

function staple({ocspStapled, ocsp}: NonNullable<Kept['tls']>): string {
	return ocspStapled ? (ocsp?.status ?? 'not readable') : 'none';
}

/** Only lists that are whole on both sides can be compared. */
function compareCiphers(
	differences: List,
	before: NonNullable<Kept['ciphers']>,
	now: NonNullable<Kept['ciphers']>,
): void {
	for (const list of now) {
		const old = before.find(({version}) => version === list.version);
		if (old && old.problem === null && list.problem === null) {
			const names = [old, list].map(
				({accepted: ciphers}) => ciphers.map(({name}) => name).join(' ') || 'none',
			);
			differences.note(`the ciphers accepted in ${list.version}`, names[0] ?? '', names[1] ?? '');
		}
	}
}

function accepted(versions: NonNullable<Kept['tlsVersions']>): string {
	const taken = versions.filter(one => one.accepted).map(({version}) => version);
	return taken.length > 0 ? taken.join(', ') : 'none';
}

function trust(good: boolean): string {
	return good ? 'trusted' : 'not trusted';
}

function fit(good: boolean): string {
	return good ? 'in the certificate' : 'not in the certificate';
}

function certificate({certificates}: NonNullable<Kept['tls']>): string {
	const [leaf] = certificates;
	return leaf ? `${leaf.fingerprint256.slice(0, 23)}…, valid to ${leaf.validTo.slice(0, 10)}` : 'none';
}
