/** A probe as sections of labelled lines: what the text, Markdown and HTML forms have in common. */
import {mechanism} from '../decode/auth-mechanisms.ts';
import {keywordWords} from '../decode/ehlo-keywords.ts';
import {elapsedInWords} from '../decode/quantities.ts';
import type {Guess} from '../decode/server-software.ts';
import {tlsFields, tlsVerdict} from '../decode/tls.ts';
import type {DomainFacts} from '../dialogs/probe/domain.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Capability} from '../protocol/capabilities.ts';

export type Line = {readonly label: string; readonly value: string; readonly mark?: 'good' | 'bad' | 'odd'};
export type Section = {readonly title: string; readonly lines: readonly Line[]};

/** Unescaped. */
export function probeSections(result: ProbeResult): Section[] {
	return [
		{title: 'Connection', lines: connectionLines(result)},
		{title: 'Extensions in clear text', lines: keywordLines(result.before)},
		{title: 'Extensions in TLS', lines: securedLines(result)},
		{title: 'AUTH', lines: authLines(result)},
		{title: 'TLS', lines: tlsLines(result)},
		{title: 'Findings', lines: findingLines(result)},
		{
			title: 'Time',
			lines: result.timings.map(({step, elapsed}) => ({label: step, value: elapsedInWords(elapsed)})),
		},
	].filter(section => section.lines.length > 0);
}

function connectionLines({
	attempts,
	failure,
	greeting,
	greetedWith,
	starttls,
	software,
}: ProbeResult): Line[] {
	const lines: Line[] = attempts.map(({address, port, outcome, elapsed}) => ({
		label: `${address} port ${port}`,
		value: `${outcome} after ${elapsedInWords(elapsed)}`,
		mark: outcome === 'connected' ? 'good' : outcome === 'abandoned' ? 'odd' : 'bad',
	}));
	if (failure) {
		lines.push({
			label: 'failed',
			value: [failure.message, failure.advice].filter(Boolean).join(' '),
			mark: 'bad',
		});
	}

	if (greeting) {
		lines.push({label: 'greeting', value: `${greeting.code} ${greeting.text.replaceAll('\n', ' / ')}`});
		lines.push({
			label: 'greeted with',
			value: greetedWith ?? 'nothing was accepted',
			mark: greetedWith ? 'good' : 'bad',
		});
		lines.push({
			label: 'STARTTLS',
			value: starttls,
			mark: starttls === 'done' || starttls === 'not needed' ? 'good' : 'bad',
		});
	}

	for (const [label, guess] of [
		['software', software.software],
		['service', software.service],
		['box between', software.middlebox],
	] as const) {
		if (guess) {
			lines.push({label, value: guessInWords(guess)});
		}
	}

	return lines;
}

function guessInWords({name, version, confidence, evidence}: Guess): string {
	return `${[name, version].filter(Boolean).join(' ')} (${confidence}: ${evidence.map(({words}) => words).join('; ')})`;
}

function keywordLines(list: readonly Capability[] | null): Line[] {
	return (list ?? []).map(capability => {
		const {meaning, registered} = keywordWords(capability);
		return {
			label: [capability.keyword, ...capability.parameters].join(' '),
			value: `${meaning}${registered ? '' : ' (not registered)'}`,
		};
	});
}

/** What TLS changed is told whole; what stayed as it was, by its name. */
function securedLines({before, after, changes}: ProbeResult): Line[] {
	if (!before || !after || !changes) {
		return keywordLines(after);
	}

	const changed = new Set([...changes.appeared, ...changes.changed]);
	const unchanged = after.filter(({keyword}) => !changed.has(keyword)).map(({keyword}) => keyword);
	return [
		...keywordLines(after.filter(({keyword}) => changed.has(keyword))),
		...changes.vanished.map(keyword => ({label: keyword, value: 'is not offered any more'})),
		...(unchanged.length > 0 ? [{label: 'as before', value: unchanged.join(' ')}] : []),
	];
}

function authLines({before, after}: ProbeResult): Line[] {
	const offered = (after ?? before ?? [])
		.filter(({keyword}) => keyword === 'AUTH')
		.flatMap(({parameters}) => parameters);
	return [...new Set(offered.map(name => name.toUpperCase()))].map(name => {
		const {grade, reason} = mechanism(name);
		return {label: name, value: `${grade}: ${reason}`, mark: grade === 'good' ? 'good' : 'odd'};
	});
}

function tlsLines({tls, relaxed}: ProbeResult): Line[] {
	if (!tls) {
		return [];
	}

	const good = tls.authorized && tls.hostnameMatches;
	return [
		{label: 'verdict', value: tlsVerdict(tls), mark: good ? 'good' : 'bad'},
		...(relaxed ? [{label: 'only with', value: relaxed.finding, mark: 'bad' as const}] : []),
		...tlsFields(tls).map(({label, value}) => ({label, value})),
		...tls.certificates.map(({fingerprint256}, index) => ({
			label: `fingerprint ${index + 1}`,
			value: fingerprint256,
		})),
		...tls.certificates.slice(0, 1).map(({spki256}) => ({label: 'public key pin', value: spki256})),
	];
}

const marks = {error: 'bad', warning: 'odd', note: 'good'} as const;

function findingLines({findings, advice}: ProbeResult): Line[] {
	return [
		...findings.map(({rule, level, message, advice: todo}) => ({
			label: rule,
			value: `${message} ${todo}`,
			mark: marks[level],
		})),
		...advice.map(({id, level, message, advice: todo}) => ({
			label: id,
			value: `${message} ${todo}`,
			mark: marks[level],
		})),
	];
}

export function domainSection(facts: DomainFacts): Section {
	const texts = (label: string, records: readonly string[], none: string): Line[] =>
		records.length > 0 ? records.map(value => ({label, value})) : [{label, value: none}];
	return {
		title: `Mail domain ${facts.domain}`,
		lines: [
			...(facts.nullMx ? [{label: 'MX', value: 'null MX: this domain takes no mail (RFC 7505)'}] : []),
			...facts.hosts.map(({exchange, priority}) => ({label: `MX ${priority}`, value: exchange})),
			...(facts.hosts.length === 0 && !facts.nullMx
				? [{label: 'MX', value: 'none; mail goes to the address of the domain itself'}]
				: []),
			...texts('SPF', facts.spf, 'none: anybody may claim to send for this domain').map(readSpf),
			...texts('DMARC', facts.dmarc, 'none: receivers decide alone').map(readDmarc),
			...texts('MTA-STS', facts.mtaSts, 'none: TLS to this domain is not demanded this way'),
			...texts('TLS-RPT', facts.tlsRpt, 'none: nobody is told of failed TLS'),
			...facts.problems.map(value => ({label: 'DNS', value, mark: 'bad' as const})),
		],
	};
}

const spfEnds: Readonly<Record<string, string>> = {
	'-all': 'everything else is refused',
	'~all': 'everything else is suspicious',
	'?all': 'nothing is said of the rest',
	'+all': 'everybody may send, which protects nothing',
	all: 'everybody may send, which protects nothing',
};

function readSpf(line: Line): Line {
	const end = spfEnds[/(?:^|\s)([-~?+]?all)\s*$/i.exec(line.value)?.[1]?.toLowerCase() ?? ''];
	return end ? {...line, value: `${line.value} (${end})`} : line;
}

const dmarcPolicies: Readonly<Record<string, string>> = {
	none: 'failing mail is only reported',
	quarantine: 'failing mail goes to the spam folder',
	reject: 'failing mail is refused',
};

function readDmarc(line: Line): Line {
	const policy = dmarcPolicies[/;\s*p\s*=\s*(\w+)/i.exec(line.value)?.[1]?.toLowerCase() ?? ''];
	return policy ? {...line, value: `${line.value} (${policy})`} : line;
}
