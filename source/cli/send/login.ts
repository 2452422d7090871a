/** Who logs in, and with which mechanisms: swaks' options for it, and the name of the protocol. */
import process from 'node:process';
import type {Login, LoginWay} from '../../dialogs/log-in.ts';
import {clientMechanism, clientMechanisms, tokenMechanisms} from '../../sasl/lookup.ts';
import {parseTarget, type Target} from '../../session/target.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import type {SecretSource} from '../connection/secret.ts';
import {warn} from '../output/terminal.ts';
import {answerTo} from './asked.ts';
import type {QuitAfter} from './delivery.ts';
import {protocolAsksForLogin} from './server.ts';

/** In swaks' order, where several are given. */
const authOptions = ['auth', 'auth-optional-strict', 'auth-optional'] as const;

/** Whether the words of the command line ask for a login. */
export function asksForLogin(values: Values): boolean {
	return (
		authOptions.some(name => values.has(name)) || values.typed('auth-user') || protocolAsksForLogin(values)
	);
}

/** Stages that end before anybody logs in. */
export const beforeLogin: readonly QuitAfter[] = ['connect', 'first-ehlo', 'xclient', 'tls', 'ehlo'];

const passwordOptions = ['auth-password', 'auth-password-file', 'auth-password-command', 'auth-oauth'];

/** A login that the words ask for has a user and a password: what is missing is asked for before the connection, as swaks does. */
export async function withCredentials(values: Values, server: string | undefined): Promise<Values> {
	const asked = asksForLogin(values) || values.typed('auth-password');
	const named = values.get('auth')?.split(',') ?? [];
	const needsNone = named.some(name => clientMechanism(name.trim().toUpperCase())?.needs === 'nothing');
	if (!asked || needsNone || values.has('auth-oauth') || named.some(isForCertificates)) {
		return values;
	}

	const hasUser = values.has('auth-user') || server?.includes('@') === true;
	const hasPassword =
		process.env.SMTPSCOPE_PASSWORD !== undefined ||
		passwordOptions.some(name => (name === 'auth-password' ? values.get(name) : values.has(name)));
	const known = hasPassword
		? new Map<string, readonly string[]>()
		: await knownCredentials(values, server, hasUser);
	const changes = new Map<string, readonly string[]>();
	if (!hasUser && !known.has('auth-user')) {
		changes.set('auth-user', [await answerTo('Username: ', 'A login was requested (--auth-user alice)')]);
	}

	if (!hasPassword && !known.has('auth-password')) {
		changes.set('auth-password', []);
	}

	return values.with(changes).withUntyped(known);
}

/** What `--netrc` leads to, as options. */
async function knownCredentials(
	values: Values,
	server: string | undefined,
	hasUser: boolean,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const parsed = server !== undefined && values.has('netrc') ? parseTarget(server) : null;
	if (!parsed?.ok) {
		return new Map();
	}

	const {lookUpNetrc} = await import('../connection/netrc.ts');
	const user = hasUser ? (values.get('auth-user') ?? parsed.target.user) : undefined;
	const entry = await lookUpNetrc(parsed.target.host, user);
	return new Map<string, readonly string[]>([
		...(entry?.login && !hasUser ? [['auth-user', [entry.login]] as const] : []),
		...(entry?.password ? [['auth-password', [entry.password]] as const] : []),
	]);
}

function isForCertificates(name: string): boolean {
	return clientMechanism(name.trim().toUpperCase())?.needs === 'certificate';
}

/** `user`: also from the server's URL. Throws a UsageError for a mechanism that cannot be done. */
export function loginFrom(
	values: Values,
	target: Target,
	user: string | undefined,
	secret: SecretSource,
): Login {
	const extra = extrasFrom(values);
	return {
		ways: waysFrom(values) ?? (secret.token ? tokenMechanisms.map(({name}) => ({mechanism: name})) : null),
		tryEach: values.has('auth-each'),
		user: user !== undefined && extra !== null ? `${extra}\\${user}` : user,
		authzid: values.get('auth-as'),
		asked: secret.token || values.typed('auth-password') || target.user !== undefined || asksForLogin(values),
		demand: values.has('auth')
			? 'demanded'
			: values.has('auth-optional-strict')
				? 'strict'
				: values.has('auth-optional')
					? 'optional'
					: 'demanded',
		password: secret.get,
	};
}

function waysFrom(values: Values): readonly LoginWay[] | null {
	const named = authOptions.map(name => values.get(name)).find(list => list !== undefined && list !== '');
	const renamed = renamedFrom(values);
	if (named === undefined) {
		return renamed.length > 0 ? renamed : null;
	}

	const names = named.split(',').map(name => name.trim().toUpperCase());
	const ways = names.map(name => renamed.find(({spokenAs}) => spokenAs === name) ?? wayOf(name));
	const known = ways.filter(way => way !== null);
	const unknown = names.filter((_name, index) => ways[index] === null);
	if (known.length === 0) {
		const supported = clientMechanisms.map(({name}) => name).join(', ');
		throw new UsageError(
			`smtpscope cannot log in with ${unknown.join(', ')}. Supported: ${supported}. With “smtpscope run” you can write an exchange by hand.`,
		);
	}

	if (unknown.length > 0) {
		warn(`smtpscope cannot log in with ${unknown.join(', ')}, so that is left out.`);
	}

	return known;
}

/** swaks' own names for mechanisms. */
const otherNames: Readonly<Record<string, LoginWay>> = {
	'LOGIN-INITIAL': {mechanism: 'LOGIN', spokenAs: 'LOGIN', initialResponse: true},
	SPA: {mechanism: 'NTLM', spokenAs: 'SPA'},
	MSN: {mechanism: 'NTLM', spokenAs: 'MSN'},
};

function wayOf(name: string): LoginWay | null {
	return otherNames[name] ?? (clientMechanism(name) ? {mechanism: name} : null);
}

/** `--auth-map NAME=MECHANISM`, several with commas. */
function renamedFrom(values: Values): readonly LoginWay[] {
	return pairs(values, 'auth-map').map(([spokenAs, name]) => {
		const way = wayOf(name.toUpperCase());
		if (way === null) {
			throw new UsageError(`--auth-map: smtpscope cannot log in with ${name}.`);
		}

		return {...way, spokenAs: spokenAs.toUpperCase()};
	});
}

/** The domain that stands before the user name; null where none is given. */
function extrasFrom(values: Values): string | null {
	const known = ['realm', 'domain'];
	const given = pairs(values, 'auth-extra');
	const stray = given.find(([key]) => !known.includes(key.toLowerCase()));
	if (stray) {
		throw new UsageError(
			`--auth-extra can be realm or domain; “${stray[0]}” was given. The other parts of a DIGEST-MD5 response come from the server’s challenge and its name.`,
		);
	}

	const domain = given.find(([key]) => key.toLowerCase() === 'domain');
	return domain?.[1] ?? null;
}

function pairs(values: Values, option: string): readonly (readonly [string, string])[] {
	const given = values.get(option);
	return (given?.split(',') ?? []).map(pair => {
		const [, key, value] = /^([^=]+)=(.+)$/.exec(pair.trim()) ?? [];
		if (key === undefined || value === undefined) {
			throw new UsageError(`--${option} must have the form NAME=VALUE; “${pair}” was given.`);
		}

		return [key, value] as const;
	});
}
