/** The options of `probe`, and the checks of those that are more than a text. */

import {usualBlockLists} from '../../dialogs/probe/block-lists.ts';
import {type Limit, type Limits, readLimit} from '../../dialogs/probe/measures.ts';
import {type Requirement, readRequirements, requirementForms} from '../../dialogs/probe/requirements.ts';
import {type ProbeFormatName, probeFormats} from '../../reports/probe.ts';
import {choiceFrom, numberFrom} from '../arguments/choice.ts';
import type {Option, Values} from '../arguments/option.ts';
import {format} from '../arguments/options.ts';
import {UsageError} from '../arguments/usage-error.ts';

export const probeOptions: readonly Option[] = [
	format(...probeFormats),
	{
		name: 'ports',
		argument: 'LIST',
		help: 'try each of these ports, such as 25,465,587 (465 means TLS from the first byte)',
	},
	{
		name: 'targets',
		argument: 'FILE',
		help: 'read servers from a file too, one per line, # for comments; - is standard input',
	},
	{name: 'concurrency', argument: 'N', help: 'servers probed at the same time; 4 by default'},
	{
		name: 'tls-versions',
		help: 'also try TLS 1.0 to 1.3 one by one, and show which are accepted (four more connections)',
	},
	{
		name: 'tls-ciphers',
		help: 'list the ciphers accepted in each version of TLS, and in SSL 3.0, one connection after the other (often 20 to 60, at most 200)',
	},
	{
		name: 'tls-resume',
		help: 'resume the TLS session on a second connection, and show whether the server accepts that (two more connections)',
	},
	{
		name: 'mx',
		lineOnly: true,
		argument: 'DOMAIN',
		multiple: true,
		help: 'probe the mail hosts of a domain, and show its DNS records',
	},
	{
		name: 'block-lists',
		argument: 'LISTS',
		help: 'with --mx: look up each host in these block lists, separated by commas; “usual” means the best known. Their operators learn the address',
	},
	{
		name: 'relay-test',
		help: 'ask each server to accept a recipient of a foreign domain (MAIL and RCPT; no message is sent)',
	},
	{
		name: 'require',
		argument: 'LIST',
		help: 'exit code 41 unless the server has all of these: tls, tls>=1.2, starttls, chain, name, auth=PLAIN, ext=SIZE, dane, mta-sts',
	},
	{
		name: 'warn',
		argument: 'LIMIT',
		multiple: true,
		help: 'a warning beyond this limit: cert.days<21, time.connect>500ms, time.greeting>2s or time.total>5s',
	},
	{name: 'critical', argument: 'LIMIT', multiple: true, help: 'critical beyond this limit'},
	{
		name: 'watch',
		lineOnly: true,
		argument: 'INTERVAL',
		help: 'probe again and again, such as every 5m, until Ctrl+C; a line per server and round',
	},
	{
		name: 'count',
		lineOnly: true,
		argument: 'N',
		help: 'probe each server N times (at most 1000), and show percentiles of the times',
	},
	{name: 'save', argument: 'FILE', help: 'save the result (JSON) in a new file, to compare with later'},
	{
		name: 'compare',
		argument: 'FILE',
		help: 'show what has changed since a saved result; exit code 43 if anything has',
	},
];

export type ProbeSettings = {
	readonly kind: ProbeFormatName;
	readonly concurrency: number;
	/** Null: the port of each target itself. */
	readonly ports: readonly number[] | null;
	/** Domains of DNS block lists; none where no one asked for them. */
	readonly blockLists: readonly string[];
	readonly relay: boolean;
	readonly requirements: readonly Requirement[];
	readonly limits: Limits;
	readonly repeat: Repeat;
};

/** `watch`: milliseconds between the beginnings of two rounds. */
export type Repeat =
	| {readonly kind: 'once'}
	| {readonly kind: 'watch'; readonly interval: number}
	| {readonly kind: 'count'; readonly count: number};

export function checkProbeOptions(values: Values): ProbeSettings {
	return {
		kind: formatOf(values),
		concurrency: concurrencyOf(values),
		ports: portsOf(values),
		blockLists: blockListsOf(values),
		relay: values.has('relay-test'),
		requirements: requirementsOf(values),
		limits: {
			warn: values.all('warn').map(text => limitOf('--warn', text)),
			critical: values.all('critical').map(text => limitOf('--critical', text)),
		},
		repeat: repeatOf(values),
	};
}

function formatOf(values: Values): ProbeFormatName {
	const kind = choiceFrom(values, 'format', probeFormats) ?? 'text';
	return kind;
}

function concurrencyOf(values: Values): number {
	const count = numberFrom(values, 'concurrency', {most: 999}) ?? 4;
	return count;
}

/** The part of an address behind its `@`; a whole address, a URL or a server with its port is none. */
export function checkDomain(text: string): string {
	if (/^[^\s@:/!?[\]]+$/.test(text) && !/^\d+(?:\.\d+){3}$/.test(text)) {
		return text;
	}

	const meant = /@([\w.-]+)$/.exec(text)?.[1] ?? 'example.org';
	throw new UsageError(`--mx must be a mail domain, such as ${meant}; “${text}” was given.`);
}

function requirementsOf(values: Values): readonly Requirement[] {
	const list = values.get('require');
	const read = list === undefined ? {ok: true as const, requirements: []} : readRequirements(list);
	if (!read.ok) {
		throw new UsageError(`--require accepts ${requirementForms}; “${read.wrong}” is none of these.`);
	}

	return read.requirements;
}

function limitOf(option: string, text: string): Limit {
	const limit = readLimit(text);
	if (!limit) {
		throw new UsageError(
			`${option} requires a limit such as cert.days<21, time.connect>500ms, time.greeting>2s or time.total>5s; “${text}” was given.`,
		);
	}

	return limit;
}

const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000};

function repeatOf(values: Values): Repeat {
	const [watch, count] = [values.get('watch'), values.get('count')];
	if (watch !== undefined && count !== undefined) {
		throw new UsageError('--watch continues until Ctrl+C, --count ends by itself. Leave out one of them.');
	}

	const other = ['save', 'compare', 'mx', 'auth', 'tls-ciphers'].find(name => values.has(name));
	if ((watch !== undefined || count !== undefined) && other !== undefined) {
		throw new UsageError(`--${watch === undefined ? 'count' : 'watch'} cannot be used with --${other}.`);
	}

	if (count !== undefined) {
		const number = /^\d{1,4}$/.test(count) ? Number(count) : 0;
		if (number < 1 || number > 1000) {
			throw new UsageError(`--count requires a number from 1 to 1000; “${count}” was given.`);
		}

		return {kind: 'count', count: number};
	}

	if (watch === undefined) {
		return {kind: 'once'};
	}

	const [, number = '', unit = 's'] = /^(\d{1,5})([smh]?)$/.exec(watch) ?? [];
	const interval = Number(number) * (units[unit || 's'] ?? 0);
	if (interval < 1000) {
		throw new UsageError(`--watch requires an interval such as 30s, 5m or 1h; “${watch}” was given.`);
	}

	return {kind: 'watch', interval};
}

function blockListsOf(values: Values): readonly string[] {
	const text = values.get('block-lists');
	if (text === undefined || text === 'usual') {
		return text === undefined ? [] : usualBlockLists;
	}

	const lists = text.split(',').map(list => list.trim());
	const wrong = lists.find(list => !/^[\w-]+(?:\.[\w-]+)+$/.test(list));
	if (wrong !== undefined) {
		throw new UsageError(
			`--block-lists requires the names of block lists, such as zen.spamhaus.org, or “usual”; “${wrong}” is not one.`,
		);
	}

	return lists;
}

function portsOf(values: Values): number[] | null {
	const list = values.get('ports');
	return list === undefined ? null : [...new Set(list.split(',').map(checkPort))];
}

function checkPort(text: string): number {
	const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65_535) {
		throw new UsageError(
			`--ports must be port numbers separated by commas, such as 25,465,587; “${text}” is not a port number.`,
		);
	}

	return port;
}
