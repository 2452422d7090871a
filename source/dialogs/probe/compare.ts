/** Two probes of the same server: what is not as it was. */
import type {Capability} from '../../protocol/capabilities.ts';

/** What of a probe is kept to compare: the fields of the JSON output that tell the server, not the moment. */
export type Kept = {
	readonly target: string;
	readonly greetedWith: string | null;
	readonly starttls: string;
	readonly before: readonly Capability[] | null;
	readonly after: readonly Capability[] | null;
	readonly tls: {
		readonly protocol: string;
		readonly authorized: boolean;
		readonly hostnameMatches: boolean;
		readonly certificates: readonly {readonly fingerprint256: string; readonly validTo: string}[];
	} | null;
	readonly exitCode: number;
};

export type Difference = {
	readonly target: string;
	readonly what: string;
	readonly before: string;
	readonly now: string;
	/** Protection was lost. */
	readonly alarm: boolean;
};

export function compareProbes(before: readonly Kept[], now: readonly Kept[]): Difference[] {
	const old = new Map(before.map(kept => [kept.target, kept]));
	return now.flatMap(current => {
		const earlier = old.get(current.target);
		return earlier
			? compareOne(earlier, current)
			: [
					{
						target: current.target,
						what: 'the server',
						before: 'not in the baseline',
						now: 'probed',
						alarm: false,
					},
				];
	});
}

function compareOne(before: Kept, now: Kept): Difference[] {
	const differences: Difference[] = [];
	const note = (what: string, was: string, is: string, alarm = false): void => {
		if (was !== is) {
			differences.push({target: now.target, what, before: was, now: is, alarm});
		}
	};

	note('the outcome', `exit code ${before.exitCode}`, `exit code ${now.exitCode}`, before.exitCode === 0);
	note('the greeting command', before.greetedWith ?? 'none', now.greetedWith ?? 'none');
	note('STARTTLS', before.starttls, now.starttls, before.starttls === 'done');
	differences.push(...compareLists(now.target, 'in clear', before.before, now.before));
	differences.push(...compareLists(now.target, 'in TLS', before.after, now.after));
	if (before.tls && now.tls) {
		note('the TLS version', before.tls.protocol, now.tls.protocol, now.tls.protocol < before.tls.protocol);
		note(
			'the chain verdict',
			verdict(before.tls.authorized),
			verdict(now.tls.authorized),
			before.tls.authorized,
		);
		note(
			'the name verdict',
			verdict(before.tls.hostnameMatches),
			verdict(now.tls.hostnameMatches),
			before.tls.hostnameMatches,
		);
		note('the certificate', certificate(before), certificate(now));
	} else {
		note(
			'TLS',
			before.tls ? before.tls.protocol : 'none',
			now.tls ? now.tls.protocol : 'none',
			before.tls !== null,
		);
	}

	return differences;
}

function compareLists(
	target: string,
	where: string,
	before: readonly Capability[] | null,
	now: readonly Capability[] | null,
): Difference[] {
	const old = byKeyword(before);
	const current = byKeyword(now);
	return [...new Set([...old.keys(), ...current.keys()])].flatMap(keyword => {
		const [was = 'not announced', is = 'not announced'] = [old.get(keyword), current.get(keyword)];
		const vanished = old.has(keyword) && !current.has(keyword);
		// RFC 3207: a STARTTLS that vanishes is what an attacker between would do.
		const alarm = vanished && (keyword === 'STARTTLS' || keyword === 'AUTH');
		return was === is ? [] : [{target, what: `${keyword} ${where}`, before: was, now: is, alarm}];
	});
}

function byKeyword(list: readonly Capability[] | null): Map<string, string> {
	return new Map((list ?? []).map(({keyword, parameters}) => [keyword, [keyword, ...parameters].join(' ')]));
}

function verdict(good: boolean): string {
	return good ? 'verified' : 'not verified';
}

function certificate({tls}: Kept): string {
	const [leaf] = tls?.certificates ?? [];
	return leaf ? `${leaf.fingerprint256.slice(0, 23)}… until ${leaf.validTo}` : 'none';
}
