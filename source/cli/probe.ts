/** `smtpscope probe`: what servers offer, as a report to read, to keep and to compare. */
import {readFile, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {text as readAll} from 'node:stream/consumers';
import {EXIT} from '../dialogs/outcome.ts';
import {compareProbes, type Difference, type Kept} from '../dialogs/probe/compare.ts';
import {
	createResolver,
	type DomainFacts,
	lookUpDomain,
	lookUpNames,
	lookUpTlsa,
	tlsaMatches,
} from '../dialogs/probe/domain.ts';
import {inPool} from '../dialogs/probe/pool.ts';
import {probeServer} from '../dialogs/probe/probe.ts';
import type {Advice, ProbeResult} from '../dialogs/probe/result.ts';
import {visible} from '../protocol/visible.ts';
import {stringify} from '../reports/json.ts';
import {
	differenceToText,
	domainToMarkdown,
	domainToText,
	probesToHtml,
	probeToJson,
	probeToMarkdown,
	probeToText,
} from '../reports/probe.ts';
import {parseTarget, type Target} from '../session/target.ts';
import {planConnection, targetFrom, transportFrom} from './connection.ts';
import {fileProblem, readTextFile} from './files.ts';
import type {Option, Values} from './option.ts';
import {connection, format, general} from './options.ts';
import {loadProfile} from './profile.ts';
import type {Subcommand} from './subcommand.ts';
import {print, wantsColor} from './terminal.ts';
import {UsageError} from './usage-error.ts';

const formats = ['text', 'json', 'markdown', 'html'] as const;

const own: readonly Option[] = [
	format(...formats),
	{
		name: 'ports',
		argument: 'LIST',
		help: 'try each of these ports, such as 25,465,587 (465 means TLS from the first byte)',
	},
	{name: 'targets', argument: 'FILE', help: 'read servers from a file too, one a line; - is standard input'},
	{name: 'concurrency', argument: 'N', help: 'servers at a time; 4 by default'},
	{
		name: 'mx',
		argument: 'DOMAIN',
		multiple: true,
		help: 'probe the mail hosts of a domain, and show its DNS records',
	},
	{name: 'dns', argument: 'HOST:PORT', help: 'DNS server to ask; the system’s by default'},
	{name: 'save', argument: 'FILE', help: 'keep the result (JSON) to compare later'},
	{
		name: 'compare',
		argument: 'FILE',
		help: 'tell what is not as in a kept result; exit code 43 when something is',
	},
	{name: 'no-color', help: 'no colours (also the variable NO_COLOR)'},
];

export const probe: Subcommand = {
	usage: 'Usage: smtpscope probe <server…> [options]',
	about:
		'Tells what servers offer: addresses, greeting, EHLO before and after TLS, AUTH, TLS and certificates, with advice. It sends no mail and no password.',
	groups: [
		{title: 'Probe', options: own},
		{title: 'Connection', options: connection},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope probe mail.example.org --ports 25,465,587',
		'smtpscope probe --mx example.org --format markdown',
		'smtpscope probe mail.example.org --save today.json',
		'smtpscope probe mail.example.org --compare today.json',
	],
	async run(values, positionals) {
		const kind = formatOf(values);
		const timeout = values.get('timeout') === undefined ? 30_000 : undefined;
		const baseline =
			values.get('compare') === undefined ? null : await readBaseline(values.get('compare') ?? '');
		const resolver = createResolver(values.all('dns').map(checkDns), 5000);
		const domains = await Promise.all(values.all('mx').map(domain => lookUpDomain(domain, resolver)));
		const named = [...positionals, ...(await listedTargets(values)), ...domains.flatMap(hostsOf)];
		if (named.length === 0 && domains.length === 0) {
			throw new UsageError('Name the servers to probe, such as: smtpscope probe mail.example.org');
		}

		const practice = named.includes('practice') ? await planConnection('practice', values) : null;
		const targets = named.flatMap(name =>
			name === 'practice' && practice ? [practice.target] : withPorts(name, values),
		);
		const transport = practice?.transport ?? (await transportFrom(values));
		const stop = new AbortController();
		const interrupt = (): void => stop.abort();
		process.once('SIGINT', interrupt);
		const clientName = values.get('ehlo') ?? (await loadProfile()).ehlo;
		let done = 0;
		try {
			const results = await inPool(targets, concurrencyOf(values), async target => {
				const result = await probeServer(target, {
					transport,
					timeout: timeout ?? Number(values.get('timeout')) * 1000,
					signal: stop.signal,
					...(clientName !== undefined && {clientName}),
				});
				done++;
				progress(done, targets.length, result);
				return withDns(result, target, values, resolver);
			});
			write(kind, results, domains, wantsColor(values));
			await save(values, results);
			return finish(results, baseline);
		} finally {
			process.removeListener('SIGINT', interrupt);
			await practice?.practice?.close();
		}
	},
};

type Kind = (typeof formats)[number];

function formatOf(values: Values): Kind {
	const given = values.get('format') ?? 'text';
	const kind = formats.find(name => name === given);
	if (!kind) {
		throw new UsageError(`--format takes ${formats.join(', ')} here; “${given}” was given.`);
	}

	return kind;
}

function checkDns(text: string): string {
	const server = parseTarget(/^\[.*\]$|^[^:]*$/.test(text) ? `${text}:53` : text);
	const endpoint = server.ok ? server.target.endpoint : null;
	// Only an address can be asked: a name would need the DNS that is to be asked.
	if (
		endpoint?.kind !== 'tcp' ||
		!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i.test(endpoint.host)
	) {
		throw new UsageError(`--dns takes an address and a port, such as 127.0.0.1:53; “${text}” was given.`);
	}

	const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
	return `${host}:${endpoint.port}`;
}

async function listedTargets(values: Values): Promise<string[]> {
	const file = values.get('targets');
	if (file === undefined) {
		return [];
	}

	const whole = file === '-' ? await readAll(process.stdin) : await readTextFile(file);
	return whole
		.split(/\r?\n/)
		.map(line => line.trim())
		.filter(line => line !== '' && !line.startsWith('#'));
}

function hostsOf({domain, hosts, nullMx}: DomainFacts): string[] {
	// RFC 5321 §5.1: without MX the domain itself is the mail host.
	return nullMx ? [] : hosts.length > 0 ? hosts.map(({exchange}) => exchange) : [domain];
}

function withPorts(name: string, values: Values): Target[] {
	const ports = values.get('ports');
	if (ports === undefined) {
		return [targetFrom(name)];
	}

	const base = targetFrom(name);
	if (base.endpoint.kind !== 'tcp') {
		return [base];
	}

	const {host} = base.endpoint;
	return ports
		.split(',')
		.map(port => targetFrom(`${host.includes(':') ? `[${host}]` : host}:${port.trim()}`));
}

function concurrencyOf(values: Values): number {
	const text = values.get('concurrency') ?? '4';
	const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (count < 1) {
		throw new UsageError(`--concurrency takes a number from 1 to 999; “${text}” was given.`);
	}

	return count;
}

function progress(done: number, all: number, {target, exitCode}: ProbeResult): void {
	if (all > 1 && process.stderr.isTTY === true) {
		process.stderr.write(
			`${done}/${all} ${visible(target)}${exitCode === 0 ? '' : ` (exit code ${exitCode})`}\n`,
		);
	}
}

/** With `--mx`, what DNS says of the host: TLSA against the certificate seen, and the address's name. */
async function withDns(
	result: ProbeResult,
	{endpoint}: Target,
	values: Values,
	resolver: ReturnType<typeof createResolver>,
): Promise<ProbeResult> {
	if (!values.has('mx') || endpoint.kind !== 'tcp') {
		return result;
	}

	const [records, names] = await Promise.all([
		lookUpTlsa(endpoint.host, endpoint.port, resolver),
		result.address === null ? [] : lookUpNames(result.address, resolver),
	]);
	const advice: Advice[] = records.map(record => {
		const fits = result.tls ? tlsaMatches(record, result.tls) : null;
		const words =
			fits === null
				? 'cannot be compared with what was seen'
				: fits
					? 'fits the certificate'
					: 'does not fit the certificate';
		return {
			id: 'dns/tlsa',
			level: fits === false ? 'error' : 'note',
			message: `The TLSA record ${record.usage} ${record.selector} ${record.matching} ${words}.`,
			advice:
				fits === false
					? 'Senders that honour DANE will not deliver here until the record or the certificate is changed.'
					: '',
		};
	});
	const ptr: Advice = {
		id: 'dns/ptr',
		level: 'note',
		message:
			names.length > 0
				? `The address ${result.address} is called ${names.join(', ')}.`
				: `The address ${result.address ?? endpoint.host} has no name (PTR).`,
		advice: '',
	};
	return {...result, advice: [...result.advice, ...advice, ptr]};
}

function write(
	kind: Kind,
	results: readonly ProbeResult[],
	domains: readonly DomainFacts[],
	color: boolean,
): void {
	switch (kind) {
		case 'text':
			print(
				[
					...domains.map(facts => domainToText(facts, color)),
					...results.map(result => probeToText(result, color)),
				].join('\n'),
			);
			break;
		case 'json':
			print(
				[...domains.map(facts => ({type: 'domain', schema: 1, ...facts})), ...results.map(probeToJson)]
					.map(item => `${stringify(item)}\n`)
					.join(''),
			);
			break;
		case 'markdown':
			print([...domains.map(domainToMarkdown), ...results.map(probeToMarkdown)].join('\n'));
			break;
		case 'html':
			print(probesToHtml(results, domains));
	}
}

async function save(values: Values, results: readonly ProbeResult[]): Promise<void> {
	const file = values.get('save');
	if (file === undefined) {
		return;
	}

	try {
		await writeFile(file, `${results.map(result => stringify(probeToJson(result))).join('\n')}\n`, {
			flag: 'wx',
		});
	} catch (error) {
		throw new UsageError(`--save: ${fileProblem(file, error)}`);
	}
}

async function readBaseline(file: string): Promise<Kept[]> {
	let lines: string[];
	try {
		lines = (await readFile(file, 'utf8')).split('\n').filter(line => line !== '');
	} catch (error) {
		throw new UsageError(`--compare: ${fileProblem(file, error)}`);
	}

	return lines.map(line => {
		const kept = readKept(line);
		if (!kept) {
			throw new UsageError(`--compare: “${file}” was not made by smtpscope probe --save.`);
		}

		return kept;
	});
}

function readKept(line: string): Kept | null {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' &&
			value !== null &&
			'type' in value &&
			value.type === 'probe' &&
			'schema' in value &&
			value.schema === 1
			? (value as unknown as Kept)
			: null;
	} catch {
		return null;
	}
}

function finish(results: readonly ProbeResult[], baseline: readonly Kept[] | null): number {
	const worst = Math.max(EXIT.done, ...results.map(({exitCode}) => exitCode));
	if (!baseline) {
		return worst;
	}

	const differences: Difference[] = compareProbes(baseline, results);
	const told =
		differences.length === 0
			? ['Nothing has changed against the kept result.']
			: differences.map(differenceToText);
	process.stderr.write(`${told.join('\n')}\n`);
	return differences.length > 0 ? EXIT.baseline : worst;
}
