/** A probed session's entries to what they tell about the server. Pure. */
import {recogniseInEntries} from '../../decode/server-software.ts';
import {diagnose} from '../../diagnosis/diagnoser.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {Entry, ReplyEntry} from '../../session/entry.ts';
import type {Target} from '../../session/target.ts';
import {EXIT} from '../outcome.ts';
import {adviceFor} from './advice.ts';
import type {Advice, ProbeResult} from './result.ts';
import {exitCodeFor, failureIn, greetedWith, replyTo, starttlsOutcome} from './stages.ts';

/** `now`: milliseconds since 1970. */
export function summarise(target: Target, entries: readonly Entry[], now: number): ProbeResult {
	const connected = entries.find(entry => entry.type === 'connected');
	const secured = entries.findLast(entry => entry.type === 'secured');
	const greeting = replyTo(entries, 'CONNECT');
	const lists = entries.filter(entry => entry.type === 'capabilities');
	const tls = secured?.tls ?? connected?.tls ?? null;
	const facts = {
		target: nameOf(target),
		at: new Date(now).toISOString(),
		security: target.security,
		attempts: entries.flatMap(entry => (entry.type === 'attempt' ? [entry.attempt] : [])),
		address: connected?.address ?? null,
		failure: failureIn(entries),
		greeting: greeting ? {code: greeting.code, text: textOf(greeting)} : null,
		greetedWith: greetedWith(entries),
		before: lists.find(list => !list.secure)?.keywords ?? null,
		after: lists.find(list => list.secure)?.keywords ?? null,
		changes: lists.find(list => list.secure)?.changes ?? null,
		starttls: starttlsOutcome(entries, lists),
		tls,
		relaxed: null,
		dns: null,
		software: recogniseInEntries(entries),
		timings: timingsOf(entries),
		findings: diagnose(entries, {now}),
		interrupted: false,
		entries,
	} as const;
	const advice = adviceFor(facts);
	return {...facts, findings: untold(facts.findings, advice), advice, exitCode: exitCodeFor(facts)};
}

/** Each thing once. Certificates are what a probe is about, so the advice judges them, and as errors. */
function untold(findings: readonly Finding[], advice: readonly Advice[]): readonly Finding[] {
	return findings.filter(
		({rule, cause, retry}) =>
			!(cause === 'tls-certificate' && retry === 'none') && !advice.some(({id}) => id === sameAs[rule]),
	);
}

const sameAs: Readonly<Record<string, string>> = {
	'refused/tls-certificate': 'probe/client-certificate',
	'refused/protocol-command': 'probe/helo-only',
};

/** A line that names no server. */
export function unusable(text: string, problem: string, now: number): ProbeResult {
	return {
		target: text,
		at: new Date(now).toISOString(),
		security: 'clear',
		attempts: [],
		address: null,
		failure: {code: 'bad-address', stage: 'connecting', message: problem},
		greeting: null,
		greetedWith: null,
		before: null,
		after: null,
		changes: null,
		starttls: 'not reached',
		tls: null,
		relaxed: null,
		dns: null,
		software: {software: null, service: null, middlebox: null},
		timings: [],
		findings: [],
		advice: [],
		interrupted: false,
		exitCode: EXIT.usage,
		entries: [],
	};
}

/** `host:port` with brackets around IPv6, or the path of a socket. */
export function nameOf({endpoint}: Target): string {
	if (endpoint.kind !== 'tcp') {
		return endpoint.kind === 'unix' ? endpoint.path : endpoint.command;
	}

	return endpoint.host.includes(':')
		? `[${endpoint.host}]:${endpoint.port}`
		: `${endpoint.host}:${endpoint.port}`;
}

function textOf({lines}: ReplyEntry): string {
	return lines.map(line => line.text).join('\n');
}

function timingsOf(entries: readonly Entry[]): ProbeResult['timings'] {
	return entries.flatMap(entry => {
		switch (entry.type) {
			case 'connected':
				return [{step: entry.tls ? 'connection and handshake' : 'connection', elapsed: entry.elapsed}];
			case 'secured':
				return [{step: 'handshake', elapsed: entry.elapsed}];
			case 'reply':
				return entry.elapsed === null ? [] : [{step: stepOf(entry), elapsed: entry.elapsed}];
			default:
				return [];
		}
	});
}

function stepOf({answers, secure}: ReplyEntry): string {
	return answers === 'CONNECT' ? 'greeting' : `${answers ?? 'reply'}${secure ? ' in TLS' : ''}`;
}
