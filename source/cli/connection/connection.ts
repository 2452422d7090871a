/** The connection options to what a session needs, each checked, each problem naming what was typed. */
import type {Practice} from '../../practice/practice.ts';
import type {SessionOptions} from '../../session/session-options.ts';
import {parseTarget, type Target} from '../../session/target.ts';
import {familyOf} from '../../transport/addresses.ts';
import type {TransportOptions} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {type OutputFile, openOutput} from '../output/output-file.ts';
import {warn} from '../output/terminal.ts';
import {lookupFrom} from './names.ts';
import {passwordOptions} from './password.ts';
import {tlsFrom} from './tls.ts';
import {wantsSearch} from './wants-search.ts';
import {wayFrom} from './ways.ts';

export type ConnectionPlan = {
	readonly target: Target;
	/** The port was typed or found, so that no option for the kind of connection changes it. */
	readonly portIsKnown: boolean;
	readonly transport: NonNullable<SessionOptions['transport']>;
	/** Milliseconds, or undefined for those of the RFC. */
	readonly timeout: number | undefined;
	/** Those of single waits, in milliseconds. */
	readonly waits: NonNullable<SessionOptions['waits']>;
	/** The practice server, when it is the target. */
	readonly practice: Practice | null;
	/** The file of `--keylog`. */
	readonly keyLog: OutputFile | null;
	/** To be called at the end: closes the practice server and the key log. */
	close(): Promise<void>;
};

/** How to connect, whatever the server is. */
export type Connecting = {
	readonly transport: ConnectionPlan['transport'];
	readonly keyLog: OutputFile | null;
};

/** Throws a UsageError for what is not a server, or for an address with a password in it. */
export function targetFrom(text: string): Target {
	const result = parseTarget(text);
	if (!result.ok) {
		const places = result.hasPassword ? ` smtpscope asks for it, or reads it from ${passwordOptions}.` : '';
		throw new UsageError(result.problem + places);
	}

	return result.target;
}

/** Throws a UsageError for a word that cannot name a server; asks nobody. */
export function checkServer(word: string, values: Values): void {
	if (wantsSearch(word, values) === null && (namesItself(word) || word.trim() === '')) {
		targetFrom(word);
	}
}

/** A word without a dot may name a provider; what is behind the search is loaded for those alone. */
function namesItself(word: string): boolean {
	return /[.:/[\s]/.test(word);
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
	const {transport, keyLog} = await connectingFrom(values);
	const found = server === 'practice' ? null : await anyTarget(server, values, transport);
	const timeout = timeoutFrom(values, 'timeout');
	const [greeting, message] = [timeoutFrom(values, 'greeting-timeout'), timeoutFrom(values, 'data-timeout')];
	const waits = {...(greeting !== undefined && {greeting}), ...(message !== undefined && {message})};
	if (found) {
		return {
			...found,
			target: withErrors(found.target, screen),
			transport,
			timeout,
			waits,
			practice: null,
			keyLog,
			close: async () => keyLog?.close(),
		};
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
		waits,
		practice,
		keyLog,
		async close() {
			keyLog?.close();
			await practice.close();
		},
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
	if (purpose === null && namesItself(word)) {
		return {target: targetFrom(word), portIsKnown: /:\d+$/.test(word) || word.includes('://')};
	}

	const {findTarget, presetTarget} = await import('./find-server.ts');
	if (purpose !== null) {
		return {target: await findTarget(word, purpose, values, transport), portIsKnown: true};
	}

	const preset = presetTarget(word);
	return {target: preset ?? targetFrom(word), portIsKnown: preset !== null};
}

/** Throws a UsageError for what cannot work, before anything is connected. */
export async function connectingFrom(values: Values): Promise<Connecting> {
	if (values.has('4') && values.has('6')) {
		throw new UsageError('-4 and -6 cannot be used together.');
	}

	const timeout = timeoutFrom(values, 'connect-timeout') ?? timeoutFrom(values, 'timeout');
	const lookup = lookupFrom(values);
	const way = wayFrom(values);
	const tls = await tlsFrom(values);
	const keyLog = openKeyLog(values.get('keylog'));
	return {
		keyLog,
		transport: {
			...(lookup && {lookup}),
			...way,
			...(values.has('4') && {family: 4 as const}),
			...(values.has('6') && {family: 6 as const}),
			...localEndFrom(values),
			...(timeout !== undefined && {connectTimeout: timeout}),
			tls: {
				...tls,
				...(keyLog && {onKeyLog: (line: string) => keyLog.write(line.endsWith('\n') ? line : `${line}\n`)}),
			},
		},
	};
}

/** `--local-address`, with a port behind a colon as swaks has it; `--source-port` counts before that one. */
function localEndFrom(values: Values): Pick<TransportOptions, 'localAddress' | 'localPort'> {
	const text = values.get('local-address');
	if (text === undefined) {
		return {};
	}

	const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(text) ?? [];
	const localAddress = bracketed ?? plain ?? text;
	if (familyOf(localAddress.replace(/%.*$/s, '')) === null || Number(port ?? 1) > 65_535) {
		throw new UsageError(
			`--local-address must be an IP address of this machine, such as 192.0.2.1; “${text}” was given.`,
		);
	}

	return {
		localAddress,
		...(port !== undefined && !values.has('source-port') && {localPort: Number(port)}),
	};
}

/** For those who keep no key log open: `listen`. */
export async function transportFrom(values: Values): Promise<ConnectionPlan['transport']> {
	return (await connectingFrom(values)).transport;
}

function openKeyLog(file: string | undefined): OutputFile | null {
	return file === undefined ? null : openOutput(file, {option: 'keylog', way: 'keys', onProblem: warn});
}

function secondsIn(unit: string): number {
	return unit === 'h' ? 3600 : unit === 'm' ? 60 : 1;
}

/** Milliseconds; undefined where the option is not given. Throws a UsageError. */
export function timeoutFrom(values: Values, option: string): number | undefined {
	const text = values.get(option);
	if (text === undefined) {
		return undefined;
	}

	const [, number, unit = 's'] = /^(\d{1,6}(?:\.\d{1,3})?)([smh])?$/i.exec(text) ?? [];
	const seconds = Number(number ?? 0) * secondsIn(unit.toLowerCase());
	if (number === undefined) {
		throw new UsageError(
			`--${option} must be a number of seconds (0 for no limit), or a time such as 3m; “${text}” was given.`,
		);
	}

	// 0 is no limit, as for swaks; a timer holds no more than this.
	return seconds === 0 ? 0x7fffffff : seconds * 1000;
}
