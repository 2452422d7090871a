/** A probed server in one line: the answer to “is it all right?”. */
import {EXIT} from '../dialogs/outcome.ts';
import {type DomainFacts, hasNullMx, mailHosts} from '../dialogs/probe/domain.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isNegative} from '../protocol/reply-class.ts';
import type {Left} from './probe-format.ts';
import type {Line, Section} from './probe-lines.ts';
import {loginsInShort} from './probe-logins.ts';

export function overviewLine(result: ProbeResult): Line {
	return {label: result.target, ...inShort(result)};
}

/** Domains that lead to no host have no server below that could tell. */
export function domainOverview(facts: DomainFacts): readonly Line[] {
	if (mailHosts(facts).length > 0) {
		return [];
	}

	const {domain, mx} = facts;
	const value =
		mx.problem ??
		(mx.noSuchName
			? 'there is no such domain'
			: hasNullMx(facts)
				? 'does not accept mail (null MX)'
				: 'its MX records name no host');
	return [{label: domain, value, mark: hasNullMx(facts) ? 'odd' : 'bad'}];
}

export function overviewSection(lines: readonly Line[], left: Left): Section {
	const bad = lines.filter(({mark}) => mark === 'bad').length;
	const odd = lines.filter(({mark}) => mark === 'odd').length;
	const counts = [
		`${lines.length - bad - odd} in order`,
		...(odd > 0 ? [`${odd} to look at`] : []),
		...(bad > 0 ? [`${bad} not in order`] : []),
	];
	return {
		title: `In short: ${counts.join(', ')}`,
		lines: [
			...lines,
			...leftLine(left.domains, 'domain was not looked up', 'domains were not looked up'),
			...leftLine(left.servers, 'server was not probed', 'servers were not probed'),
		],
	};
}

const most = 20;

function leftLine(names: readonly string[], one: string, several: string): Line[] {
	const {length} = names;
	const more = length > most ? ` and ${length - most} others` : '';
	const list = `${names.slice(0, most).join(', ')}${more}`;
	return length === 0
		? []
		: [{label: 'stopped', value: `${length} more ${length === 1 ? one : several}: ${list}`, mark: 'odd'}];
}

/** One sentence, the worst that is to be said. `odd`: neither in order nor broken. */
export function inShort(result: ProbeResult): {
	readonly value: string;
	readonly mark: 'good' | 'odd' | 'bad';
} {
	const {failure, findings, advice, interrupted, exitCode, logins} = result;
	if (interrupted) {
		return {value: 'Stopped before it was finished.', mark: 'odd'};
	}

	if (failure) {
		// What was found out about the failure says more than the failure.
		const cause = advice.find(({level}) => level === 'error');
		return {value: cause?.message ?? failure.message, mark: 'bad'};
	}

	if (exitCode === EXIT.auth && logins) {
		return {value: loginsInShort(logins), mark: 'bad'};
	}

	if (exitCode !== 0) {
		const [finding] = findings.filter(({level}) => level === 'error');
		return {value: finding?.message ?? refusal(result), mark: 'bad'};
	}

	const words = [protection(result), logins ? loginsInShort(logins).replace(/\.$/, '') : login(result)]
		.filter(Boolean)
		.join('; ');
	const levels = [...findings, ...advice].map(({level}) => level);
	const unsafe = result.tls !== null && !(result.tls.authorized && result.tls.hostnameMatches);
	const mark = unsafe || levels.includes('error') ? 'bad' : levels.includes('warning') ? 'odd' : 'good';
	return {value: `${words}.`, mark};
}

function refusal({entries, greeting, starttls}: ProbeResult): string {
	if (starttls === 'not offered') {
		return 'STARTTLS is not offered, and starttls:// asks for it.';
	}

	const reply = entries.findLast(entry => entry.type === 'reply' && isNegative(entry.code));
	if (reply?.type !== 'reply') {
		return greeting ? 'It did not come to its end.' : 'It sent no greeting.';
	}

	const text = `${reply.code} ${reply.lines.map(line => line.text).join(' ')}`;
	return starttls === 'refused'
		? `STARTTLS is offered, but refused when asked for: ${text}`
		: `It answered ${reply.answers === 'CONNECT' ? '' : `${reply.answers ?? ''} with `}${text}`;
}

function protection({tls, starttls, advice}: ProbeResult): string {
	if (!tls) {
		return 'No encryption: STARTTLS is not offered';
	}

	const begun = starttls === 'done' ? `STARTTLS, ${tls.protocol}` : tls.protocol;
	const [chain, name] = [tls.authorized, tls.hostnameMatches];
	const certificate = advice.some(({id}) => id === 'probe/revoked')
		? 'certificate revoked'
		: chain && name
			? 'certificate trusted, and for this name'
			: chain
				? `certificate trusted, but not for ${tls.hostname}`
				: name
					? 'certificate not trusted'
					: `certificate neither trusted nor for ${tls.hostname}`;
	return `${begun}, ${certificate}`;
}

function login({after, before}: ProbeResult): string {
	const names = announcedMechanisms({domain: '', greeting: '', keywords: after ?? before ?? []});
	return names.length > 0 ? `AUTH ${names.join(' ')}` : '';
}
