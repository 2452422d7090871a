/** The connection options to what a session needs, each checked, each problem naming what was typed. */
import {appendFileSync} from 'node:fs';
import type {Practice} from '../../practice/practice.ts';
import type {SessionOptions} from '../../session/live-session.ts';
import {parseTarget, type Target} from '../../session/target.ts';
import type {TlsOptions, TlsVersion, TransportOptions} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem, readTextFile} from '../output/files.ts';
import {lookupFrom} from './names.ts';
import {wantsSearch} from './wants-search.ts';
import {wayFrom} from './ways.ts';

export type ConnectionPlan = {
	readonly target: Target;
	/** The port was typed or found, so that no option for the kind of connection changes it. */
	readonly portIsKnown: boolean;
	readonly transport: NonNullable<SessionOptions['transport']>;
	/** Milliseconds, or undefined for those of the RFC. */
	readonly timeout: number | undefined;
	/** The practice server, when it is the target; close it at the end. */
	readonly practice: Practice | null;
};

export function targetFrom(text: string): Target {
	const result = parseTarget(text);
	if (!result.ok) {
		throw new UsageError(result.problem);
	}

	return result.target;
}

/** Stands for the server that takes the mail of a domain. */
export type MailDomain = {readonly domain: string};

/**
 * `practice` names the built-in server wherever a target may stand. `screen`: the program draws, so nobody else may
 * write on the terminal.
 */
export async function planConnection(
	server: string | MailDomain,
	values: Values,
	screen = false,
): Promise<ConnectionPlan> {
	const transport = await transportFrom(values);
	const found = server === 'practice' ? null : await anyTarget(server, values, transport);
	const timeout = timeoutFrom(values.get('timeout'));
	if (found) {
		return {...found, target: withErrors(found.target, screen), transport, timeout, practice: null};
	}

	const {startPractice} = await import('../../practice/practice.ts');
	const practice = await startPractice();
	const tls = {
		...transport.tls,
		ca: [...(transport.tls?.ca ?? []), practice.ca],
		servername: transport.tls?.servername ?? practice.name,
	};
	return {
		target: {...targetFrom(`smtp://${practice.host}:${practice.port}`), host: 'practice'},
		portIsKnown: true,
		transport: {...transport, tls},
		timeout,
		practice,
	};
}

function withErrors(target: Target, screen: boolean): Target {
	const {endpoint} = target;
	return endpoint.kind === 'command' && !screen
		? {...target, endpoint: {...endpoint, errors: 'show'}}
		: target;
}

/** A server, a provider by its name, or the server that belongs to a mail address or domain. */
async function anyTarget(
	server: string | MailDomain,
	values: Values,
	transport: Omit<TransportOptions, 'implicitTls'>,
): Promise<Pick<ConnectionPlan, 'target' | 'portIsKnown'>> {
	const word = typeof server === 'string' ? server : server.domain;
	const purpose = typeof server === 'string' ? wantsSearch(server, values) : 'delivery';
	// A word without a dot may name a provider; what is behind the search is loaded for those alone.
	if (purpose === null && /[.:/[]/.test(word)) {
		return {target: targetFrom(word), portIsKnown: /:\d+$/.test(word) || word.includes('://')};
	}

	const {findTarget, presetTarget} = await import('./find-server.ts');
	if (purpose !== null) {
		return {target: await findTarget(word, purpose, values, transport), portIsKnown: true};
	}

	const preset = presetTarget(word);
	return {target: preset ?? targetFrom(word), portIsKnown: preset !== null};
}

export async function transportFrom(values: Values): Promise<Omit<TransportOptions, 'implicitTls'>> {
	if (values.has('4') && values.has('6')) {
		throw new UsageError('-4 and -6 exclude each other.');
	}

	const timeout = timeoutFrom(values.get('timeout'));
	const localAddress = values.get('local-address');
	const lookup = lookupFrom(values);
	return {
		...(lookup && {lookup}),
		...wayFrom(values),
		...(values.has('4') && {family: 4 as const}),
		...(values.has('6') && {family: 6 as const}),
		...(localAddress !== undefined && {localAddress}),
		...(timeout !== undefined && {connectTimeout: timeout}),
		tls: await tlsFrom(values),
	};
}

async function tlsFrom(values: Values): Promise<TlsOptions> {
	const [cert, key] = [values.get('cert'), values.get('key')];
	if ((cert === undefined) !== (key === undefined)) {
		throw new UsageError(
			cert === undefined ? '--key needs its certificate: --cert FILE.' : '--cert needs its key: --key FILE.',
		);
	}

	const ca = await Promise.all(values.all('ca').map(readTextFile));
	const only = versionFrom('tls-protocol', values);
	const minVersion = only ?? versionFrom('tls-min', values);
	const maxVersion = only ?? versionFrom('tls-max', values);
	const [servername, ciphers, keylog] = [
		values.get('servername'),
		values.get('ciphers'),
		values.get('keylog'),
	];
	return {
		...(ca.length > 0 && {ca}),
		...(cert !== undefined && {cert: await readTextFile(cert)}),
		...(key !== undefined && {key: await readTextFile(key)}),
		...(servername !== undefined && {servername}),
		...(ciphers !== undefined && {ciphers}),
		...(minVersion && {minVersion}),
		...(maxVersion && {maxVersion}),
		...(keylog !== undefined && {onKeyLog: keyLogger(keylog)}),
	};
}

const versions: Readonly<Record<string, TlsVersion>> = {
	'1': 'TLSv1',
	'1.0': 'TLSv1',
	'1.1': 'TLSv1.1',
	'1.2': 'TLSv1.2',
	'1.3': 'TLSv1.3',
};

function versionFrom(name: string, values: Values): TlsVersion | undefined {
	const text = values.get(name);
	if (text === undefined) {
		return undefined;
	}

	const version = versions[text.replace(/^TLSv?/i, '').replace('_', '.')];
	if (!version) {
		throw new UsageError(`--${name} takes 1.0, 1.1, 1.2 or 1.3; “${text}” was given.`);
	}

	return version;
}

function timeoutFrom(text: string | undefined): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	const [, number, unit = 's'] = /^(\d{1,6}(?:\.\d{1,3})?)([smh])?$/.exec(text) ?? [];
	const seconds = Number(number ?? 0) * {s: 1, m: 60, h: 3600}[unit === 'm' || unit === 'h' ? unit : 's'];
	if (seconds <= 0) {
		throw new UsageError(`--timeout takes a number of seconds above 0, or 3m; “${text}” was given.`);
	}

	return seconds * 1000;
}

function keyLogger(file: string): (line: string) => void {
	try {
		appendFileSync(file, '', {mode: 0o600});
	} catch (error) {
		throw new UsageError(`--keylog: ${fileProblem(file, error)}`);
	}

	return line => appendFileSync(file, line.endsWith('\n') ? line : `${line}\n`);
}
