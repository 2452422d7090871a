/** Which servers are probed: those named, those listed in a file, and the mail hosts of a domain. */
import process from 'node:process';
import {text as readAll} from 'node:stream/consumers';
import {type DomainFacts, mailHosts} from '../../dialogs/probe/domain.ts';
import {nameOf} from '../../dialogs/probe/summary.ts';
import {parseTarget, type Target} from '../../session/target.ts';
import type {TransportOptions} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {targetFrom} from '../connection/connection.ts';
import {readTextFile} from '../output/files.ts';

export type Planned =
	| {
			readonly type: 'server';
			readonly target: Target;
			/** The mail domain whose MX names it. */
			readonly domain: string | null;
	  }
	/** A line of the file that names no server. It has its row in the report, and the others go on. */
	| {readonly type: 'unusable'; readonly text: string; readonly problem: string};

type Ports = readonly number[] | null;

/** What is wrong on the command line ends the program: whoever typed it is there to mend it. */
export function namedTargets(names: readonly string[], ports: Ports, practice: Target | null): Planned[] {
	return names.flatMap(name =>
		name === 'practice' && practice ? [server(practice)] : onPorts(targetFrom(name), ports),
	);
}

/** Every server that was found for a mail address, or a row that says why there is none. */
export async function addressTargets(
	address: string,
	values: Values,
	transport: Omit<TransportOptions, 'implicitTls'>,
): Promise<Planned[]> {
	const {searchFor, urlOf} = await import('../connection/find-server.ts');
	const {candidates, domain, problems} = await searchFor(address, 'submission', values, transport);
	return candidates.length > 0
		? candidates.map(candidate =>
				server(targetFrom(urlOf(candidate)), candidate.purpose === 'delivery' ? domain : null),
			)
		: [{type: 'unusable', text: address, problem: ['No server was found.', ...problems].join(' ')}];
}

/**
 * The servers of the file of `--targets`, a line each; none without the option. Throws a UsageError naming the
 * line.
 */
export async function listedTargets(values: Values, ports: Ports): Promise<Planned[]> {
	const file = values.get('targets');
	if (file === undefined) {
		return [];
	}

	const whole = file === '-' ? await readAll(process.stdin) : await readTextFile(file, 'targets');
	const where = file === '-' ? 'standard input' : file;
	if (/[\0\ufffd]/.test(whole)) {
		throw new UsageError(`--targets: ${where} is not text. It must be a list with one server on each line.`);
	}

	return whole.split(/\r\n|\r|\n/).flatMap((line, index) => {
		// A byte order mark counts as white space.
		const text = line.replace(/(?:^|\s)#.*$/, '').trim();
		return text === '' ? [] : fromLine(text, `line ${index + 1} of ${where}`, ports);
	});
}

function fromLine(text: string, place: string, ports: Ports): Planned[] {
	const parsed = parseTarget(text);
	return parsed.ok
		? onPorts(parsed.target, ports)
		: [{type: 'unusable', text: withoutPassword(text), problem: `Not probed (${place}): ${parsed.problem}`}];
}

/** The line goes into the report, and what it says to be a password does not. */
function withoutPassword(text: string): string {
	return text.replace(/^((?:[^:/]*:\/\/)?[^:]*):.*@/s, '$1:••••••••@');
}

/** The mail servers of a domain. A name that cannot be probed stays in the list, with the reason. */
export function hostsOf(facts: DomainFacts, ports: Ports): Planned[] {
	return mailHosts(facts).flatMap((host): Planned[] => {
		const parsed = parseTarget(host);
		return parsed.ok
			? onPorts(parsed.target, ports, facts.domain)
			: [{type: 'unusable', text: host, problem: `Not probed (MX of ${facts.domain}): ${parsed.problem}`}];
	});
}

/** As the report calls it. */
export function plannedName(planned: Planned): string {
	return planned.type === 'server' ? nameOf(planned.target) : planned.text;
}

function onPorts(target: Target, ports: Ports, domain: string | null = null): Planned[] {
	const {endpoint} = target;
	if (ports === null || endpoint.kind !== 'tcp') {
		return [server(target, domain)];
	}

	const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
	return ports.map(port => server(targetFrom(`${host}:${port}`), domain));
}

function server(target: Target, domain: string | null = null): Planned {
	return {type: 'server', target, domain};
}
