/** The options of `listen` to what a listener is told, each checked, each problem naming what was typed. */
import {hostname} from 'node:os';
import {
	type ParsedRule,
	parseAnswer,
	parseCloseAfter,
	parseDelay,
	parseRules,
} from '../../listen/answers/parse.ts';
import type {AnswerRule} from '../../listen/answers/rule.ts';
import type {LoginPolicy} from '../../listen/engine/login.ts';
import type {ListenerOptions, ListenPort, RelayTo} from '../../listen/options.ts';
import {practiceAnswers} from '../../practice/answers.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import {verbs} from '../../protocol/verb.ts';
import {allowList} from '../../transport/allow-list.ts';
import {isLoopback} from '../../transport/loopback.ts';
import {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {transportFrom} from '../connection/connection.ts';
import {passwordSource} from '../connection/password.ts';
import {readTextFile} from '../output/files.ts';
import {warn} from '../output/terminal.ts';
import {isImplicitPort, placeFrom, portFrom} from './place.ts';
import {relayTo} from './relay.ts';

export type ListenPlan = Omit<ListenerOptions, 'identityFor' | 'keeper' | 'onSession' | 'onMessage' | 'busy'>;

const MINUTE = 60_000;
const MEBIBYTE = 1024 * 1024;

/** What the options ask of a listener. Throws a UsageError where they do not fit together. */
export async function planListener(values: Values, positional: string | undefined): Promise<ListenPlan> {
	const mode = modeFrom(values.get('tls'));
	const {address, port} = placeFrom(positional);
	const to = await relayFrom(values);
	const incoming = (await transportFrom(only(values, ['tls-min', 'tls-max', 'ciphers', 'keylog']))).tls ?? {};
	const {rules, dropAfterTls} = await rulesFrom(values, to !== null);
	return {
		address,
		ports: portsFrom(values.get('ports'), port, mode),
		name: values.get('name') ?? hostname(),
		protocol: values.has('lmtp') || to?.target.protocol === 'lmtp' ? 'lmtp' : 'smtp',
		starttls: mode === 'starttls',
		...(incoming.minVersion && {minVersion: incoming.minVersion}),
		...(incoming.maxVersion && {maxVersion: incoming.maxVersion}),
		...(incoming.ciphers !== undefined && {ciphers: incoming.ciphers}),
		...(incoming.onKeyLog && {onKeyLog: incoming.onKeyLog}),
		to,
		login: await loginFrom(values, to !== null),
		tlsBeforeAuth: values.has('tls-before-auth'),
		size: numberFrom(values, 'size', 64 * MEBIBYTE, 4096 * MEBIBYTE),
		without: (values.get('without') ?? '')
			.toUpperCase()
			.split(/[\s,]+/)
			.filter(Boolean),
		rules,
		dropAfterTls,
		maxConnections: numberFrom(values, 'max-connections', 250, 10_000),
		timeout: (await transportFrom(only(values, ['timeout']))).connectTimeout ?? 5 * MINUTE,
		memory: 256 * MEBIBYTE,
		allows: clientsFrom(values, address, to !== null),
	};
}

/** Options that mean something else on each side of a relay are read for one of them. */
function only(values: Values, names: readonly string[]): Values {
	return new Values(new Map(names.filter(name => values.has(name)).map(name => [name, values.all(name)])));
}

type Mode = 'starttls' | 'implicit' | 'none';

function modeFrom(text = 'starttls'): Mode {
	switch (text) {
		case 'starttls':
		case 'implicit':
		case 'none':
			return text;
		default:
			throw new UsageError(`--tls accepts starttls, implicit or none; “${text}” was given.`);
	}
}

function portsFrom(list: string | undefined, port: number | null, mode: Mode): readonly ListenPort[] {
	const listed =
		list === undefined
			? []
			: list
					.split(/[\s,]+/)
					.filter(Boolean)
					.map(portFrom);
	const ports = port === null ? listed : [port, ...listed.filter(other => other !== port)];
	return (ports.length > 0 ? ports : [2525]).map(number => ({
		port: number,
		implicitTls: mode === 'implicit' || (mode !== 'none' && isImplicitPort(number)),
	}));
}

async function relayFrom(values: Values): Promise<RelayTo | null> {
	const text = values.get('to');
	if (text === undefined) {
		const idle = ['insecure', 'allow-clear-auth', 'both-wires', 'servername', 'ca'].find(name =>
			values.has(name),
		);
		if (idle !== undefined) {
			throw new UsageError(
				`--${idle} concerns the server to which sessions are passed on: name it with --to.`,
			);
		}

		return null;
	}

	return relayTo(text, only(values, ['ca', 'servername', 'keylog', 'insecure', 'allow-clear-auth']));
}

async function loginFrom(values: Values, relayed: boolean): Promise<LoginPolicy> {
	const user = values.get('auth-user');
	if (relayed && (user !== undefined || values.has('no-auth'))) {
		throw new UsageError('With --to, the server decides about logins: leave out --auth-user and --no-auth.');
	}

	if (values.has('no-auth')) {
		return {kind: 'none'};
	}

	if (user === undefined) {
		return {kind: 'anything'};
	}

	const password = await passwordSource(values, {warn, learn() {}}).get();
	if (password === null) {
		throw new UsageError(
			'--auth-user requires a password to compare with, such as --auth-password-file FILE.',
		);
	}

	return {kind: 'check', user, password};
}

async function rulesFrom(values: Values, relayed: boolean) {
	const file = values.get('answers');
	const read =
		file === undefined
			? null
			: parseRules(file === 'practice' ? practiceAnswers : await readTextFile(file, 'answers'));
	if (read && !read.ok) {
		throw new UsageError(`--answers ${file}: ${read.problem}`);
	}

	const rules: AnswerRule[] = [
		...values.all('answer').map(text => ruleFrom(parseAnswer(text), 'answer')),
		...values.all('answer-once').map(text => ruleFrom(parseAnswer(text, true), 'answer-once')),
		...values.all('delay').map(text => ruleFrom(parseDelay(text), 'delay')),
		...values.all('close-after').map(text => ruleFrom(parseCloseAfter(text), 'close-after')),
		...(read?.rules ?? []),
	];
	const early = rules.find(({does}) => does.kind === 'answer' && !isNegative(does.answer.code));
	if (relayed && early) {
		throw new UsageError(
			`“${early.pattern}”: with --to, your own answer must be a refusal (4xx or 5xx). Otherwise the server and the client would no longer agree on the state of the session.`,
		);
	}

	return {rules, dropAfterTls: values.has('drop-after-tls') || (read?.dropAfterTls ?? false)};
}

function ruleFrom(parsed: ParsedRule, option: string): AnswerRule {
	if (!parsed.ok) {
		throw new UsageError(`--${option}: ${parsed.problem}`);
	}

	const {pattern} = parsed.rule;
	const [verb = ''] = pattern.trim().toUpperCase().split(/[\s*]/, 1);
	if (verb !== '' && !verbs.includes(verb) && !moments.includes(verb)) {
		warn(
			`--${option} ${pattern}: ${verb} is not an SMTP command that smtpscope knows, so the rule only applies if a client sends it.`,
		);
	}

	return parsed.rule;
}

/** What rules can be about besides commands. */
const moments: readonly string[] = ['CONNECT', 'DATA-END'];

function clientsFrom(values: Values, address: string, relayed: boolean): (address: string) => boolean {
	const networks = values.all('allow-from').flatMap(text => text.split(/[\s,]+/).filter(Boolean));
	const isOpen = !isLoopback(address);
	if (relayed && isOpen && networks.length === 0) {
		throw new UsageError(
			`${address} can be reached from other machines. Name those that may send through you: --allow-from 192.0.2.0/24.`,
		);
	}

	const list = allowList(networks);
	if ('wrong' in list) {
		throw new UsageError(
			`--allow-from: “${list.wrong}” is not a network such as 192.0.2.0/24 or 2001:db8::/32.`,
		);
	}

	return networks.length === 0 && isOpen ? () => true : list.allows;
}

function numberFrom(values: Values, name: string, usual: number, max: number): number {
	const text = values.get(name);
	const value = text === undefined ? usual : /^\d{1,12}$/.test(text) ? Number(text) : 0;
	if (value < 1 || value > max) {
		throw new UsageError(`--${name} accepts a number from 1 to ${max}; “${text}” was given.`);
	}

	return value;
}
