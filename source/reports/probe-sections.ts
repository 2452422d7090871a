/** A probe as sections of lines: what the text, Markdown and HTML forms have in common. */

import {type ChainLink, chainLinks, chainReason, nameReason} from '../decode/certificates.ts';
import {keywordWords} from '../decode/ehlo-keywords.ts';
import {stapleWords} from '../decode/ocsp.ts';
import {elapsedInWords} from '../decode/quantities.ts';
import {tlsFields} from '../decode/tls.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Capability} from '../protocol/capabilities.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {gradeOf} from '../sasl/grades.ts';
import type {TlsFacts} from '../transport/types.ts';
import {adviceOn, withOptions} from './option-words.ts';
import {cipherSections} from './probe-ciphers.ts';
import {connectionLines} from './probe-connection.ts';
import {hostDnsLines} from './probe-dane.ts';
import type {Line, Section} from './probe-lines.ts';
import {loginLines} from './probe-logins.ts';
import {inShort} from './probe-overview.ts';
import {resumptionLines} from './probe-resumption.ts';

/** What is wrong stands before its details. */
export function probeSections(result: ProbeResult): Section[] {
	const sections: Section[] = [
		{title: '', lines: [{label: '', ...inShort(result)}], sentences: true},
		{title: 'Required', lines: requiredLines(result)},
		{title: 'What to look at', lines: findingLines(result), sentences: true},
		{title: 'Connection', lines: connectionLines(result)},
		{
			title: result.after || result.changes ? 'Extensions in clear text' : 'Extensions',
			lines: keywordLines(result.before),
		},
		{
			title: result.before ? 'Extensions in TLS, where they differ' : 'Extensions',
			lines: securedLines(result),
		},
		{title: 'Ways to log in (AUTH)', lines: authLines(result)},
		{title: 'Logins tried', lines: loginLines(result)},
		{title: 'TLS', lines: tlsLines(result)},
		{title: 'Versions of TLS, each asked for alone', lines: versionLines(result)},
		...cipherSections(result),
		{title: 'Session resumption, tried on a second connection', lines: resumptionLines(result)},
		{title: 'Relaying for strangers', lines: relayLines(result)},
		{title: 'DNS of the mail host', lines: hostDnsLines(result)},
		{title: 'Time', lines: timeLines(result)},
	];
	return sections.filter(section => section.lines.length > 0);
}

const marks = {error: 'bad', warning: 'odd', note: undefined} as const;

const weights = {error: 0, warning: 1, note: 2} as const;

function findingLines({failure, findings, advice}: ProbeResult): Line[] {
	// A rule or advice that explains the failure says more than the failure itself.
	const explained = [...findings, ...advice].some(({level}) => level === 'error');
	const ofFailure =
		failure?.advice && !explained
			? [{label: failure.code, value: failure.message, todo: adviceOn(failure), mark: 'bad' as const}]
			: [];
	const worded = advice.map(row => ({...row, advice: withOptions(row.advice, row.options)}));
	const rows = [...findings.map(finding => ({...finding, id: finding.rule})), ...worded].sort(
		(a, b) => weights[a.level] - weights[b.level],
	);
	return [
		...ofFailure,
		...rows.map(({id, level, message, advice: todo}) => ({
			label: id,
			value: message,
			...(todo && {todo}),
			...(marks[level] && {mark: marks[level]}),
		})),
	];
}

function requiredLines({required}: ProbeResult): Line[] {
	return (required ?? []).map(({text, met, got}) => ({label: text, value: got, mark: met ? 'good' : 'bad'}));
}

function relayLines({relay}: ProbeResult): Line[] {
	const words = {
		accepted: {
			value: 'The server accepted a recipient of a foreign domain from a client that had not logged in.',
			todo: 'If it delivers such mail, it is an open relay and will soon be on block lists: allow relaying after a login only. Some servers refuse only after the message, which was not sent.',
			mark: 'bad',
		},
		refused: {
			value: 'The server refuses recipients of foreign domains to clients that have not logged in.',
			mark: 'good',
		},
		'not known': {value: 'The test did not come to a result.'},
	} as const;
	return relay
		? [
				{label: '', ...words[relay.verdict]},
				{label: 'answer', value: relay.reply},
			]
		: [];
}

function keywordLines(list: readonly Capability[] | null): Line[] {
	return (list ?? []).map(capability => {
		const {meaning, registered, status} = keywordWords(capability);
		const isKnown = registered || status === 'basic' || status === 'masked';
		return {
			label: [capability.keyword, ...capability.parameters].join(' '),
			value:
				capability.keyword === 'AUTH'
					? 'You can log in with these mechanisms; each is rated below.'
					: `${meaning}${isKnown ? '' : ' (not registered)'}`,
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
	// STARTTLS must go (RFC 3207 §4.2); of anything else it is worth a mark.
	return [
		...keywordLines(after.filter(({keyword}) => changed.has(keyword))),
		...changes.vanished.map(
			(keyword): Line => ({
				label: keyword,
				value: keyword === 'STARTTLS' ? 'no longer offered, as expected' : 'is no longer offered',
				...(keyword !== 'STARTTLS' && {mark: 'odd' as const}),
			}),
		),
		...(unchanged.length > 0 ? [{label: 'as before', value: unchanged.join(' ')}] : []),
	];
}

function authLines({before, after}: ProbeResult): Line[] {
	const inClear = new Set(mechanismsIn(before));
	return mechanismsIn(after ?? before).map(name => {
		const {grade, reason} = gradeOf(name);
		const line = {label: name, value: `${grade}: ${reason}`};
		return grade === 'in TLS only' && !inClear.has(name)
			? line
			: {...line, mark: grade === 'good' ? 'good' : 'odd'};
	});
}

function mechanismsIn(list: readonly Capability[] | null): string[] {
	return announcedMechanisms({domain: '', greeting: '', keywords: list ?? []});
}

function tlsLines({tls, relaxed, at}: ProbeResult): Line[] {
	if (!tls) {
		return [];
	}

	const verdicts: Readonly<Record<string, boolean>> = {chain: tls.authorized, name: tls.hostnameMatches};
	return [
		...(relaxed ? [{label: 'only with', value: relaxed.finding, mark: 'bad' as const}] : []),
		...tlsFields(tls).map(({label, value}): Line => {
			const verdict = verdicts[label];
			return {
				label,
				value: label === 'name' ? nameReason(tls) : label === 'chain' ? chainReason(tls) : value,
				...(verdict !== undefined && {mark: verdict ? 'good' : 'bad'}),
				...(label === 'warning' && {mark: 'odd'}),
			};
		}),
		...ofTheMoment(tls, Date.parse(at)),
		...tls.certificates.map(({fingerprint256}, index) => ({
			label: `SHA-256 of ${index === 0 ? 'certificate' : `issuer ${index}`}`,
			value: fingerprint256,
		})),
		...tls.certificates.slice(0, 1).map(({spki256}) => ({label: 'public key pin', value: spki256})),
	];
}

function versionLines({tlsVersions = []}: ProbeResult): Line[] {
	return tlsVersions.map(({version, accepted, cipher}): Line => {
		const isOld = version === 'TLSv1' || version === 'TLSv1.1';
		return accepted
			? {label: version, value: `accepted, ${cipher}`, mark: isOld ? 'odd' : 'good'}
			: {
					label: version,
					value: accepted === null ? 'not known: it did not come to a handshake' : 'not accepted',
				};
	});
}

/** What holds for a time only. */
function ofTheMoment(tls: TlsFacts, now: number): Line[] {
	const [leaf] = chainLinks(tls.certificates, now);
	const staple = stapleWords(tls, now);
	return [
		...(leaf ? [endLine(leaf)] : []),
		...(staple
			? [{label: 'OCSP staple', value: staple.words, ...(staple.isBad && {mark: 'bad' as const})}]
			: []),
	];
}

function endLine({certificate, daysLeft}: ChainLink): Line {
	const days = Math.abs(daysLeft) === 1 ? '1 day' : `${Math.abs(daysLeft)} days`;
	const when = daysLeft < 0 ? `${days} ago` : `in ${days}`;
	const mark = daysLeft < 0 ? ('bad' as const) : daysLeft < 14 ? ('odd' as const) : null;
	return {
		label: 'certificate ends',
		value: `${certificate.validTo.slice(0, 10)}, ${when}`,
		...(mark && {mark}),
	};
}

function timeLines({timings}: ProbeResult): Line[] {
	return timings.map(({step, elapsed}) => ({label: step, value: elapsedInWords(elapsed)}));
}
