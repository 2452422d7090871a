/**
 * What was not typed, from the environment and the profile: the command line wins over each of them, and each wins
 * over those below it. An option also wins over its counterparts, so that a default never makes a conflict.
 */
import {type OptionValues, Values} from './option.ts';

export type Setting = {
	/** Null: the option is turned off here, whatever stands further below. Empty: a switch that is on. */
	readonly values: readonly string[] | null;
	/** Where it is written, as the beginning of a sentence. */
	readonly place: string;
};

/** By the names of the options. */
export type Layer = ReadonlyMap<string, Setting>;

export type Merged = {
	readonly values: Values;
	/** The server where the command line names none; undefined where no layer names one either. */
	readonly server: string | undefined;
	/** Where each option comes from that was not typed. */
	readonly places: ReadonlyMap<string, string>;
};

const letterParts = [
	...['body', 'html', 'attach', 'attach-name', 'attach-type', 'inline', 'header', 'subject', 'reply-to'],
	...['charset', 'encoding', 'dkim-key', 'dkim-selector', 'dkim-domain'],
];

/** One of the left replaces those on the right where it has the higher place, and the other way round. */
const counterparts: ReadonlyArray<readonly [one: readonly string[], other: readonly string[]]> = [
	[['4'], ['6']],
	[['tls'], ['tls-optional', 'tls-on-connect']],
	[['tls-optional'], ['tls-on-connect', 'require-tls']],
	[['require-tls'], ['insecure', 'allow-clear-auth']],
	[['protocol'], ['tls', 'tls-optional', 'tls-on-connect']],
	[['tls-protocol'], ['tls-min', 'tls-max']],
	[['submission'], ['mx']],
	[['server'], ['socket', 'pipe']],
	[['socket'], ['pipe', 'port']],
	[['pipe'], ['port']],
	[['cert'], ['key']],
	[['auth-password'], ['auth-password-file', 'auth-password-command', 'auth-oauth']],
	[['auth-password-file'], ['auth-password-command', 'auth-oauth']],
	[['auth-password-command'], ['auth-oauth']],
	[['quit-after'], ['drop-after', 'drop-after-send']],
	[['drop-after'], ['drop-after-send']],
	[['auth'], ['ports', 'targets']],
	[['to'], ['no-auth']],
	[['pipeline'], ['no-pipeline']],
	[['hold-for'], ['hold-until']],
	[['await'], ['await-file']],
	[
		['await', 'await-file'],
		['count', 'quit-after', 'drop-after', 'dump-mail'],
	],
	[['data'], letterParts],
	[
		['watch', 'count'],
		['save', 'compare'],
	],
];

/** Without any of the options on the right these mean nothing. */
const dependents: Readonly<Record<string, readonly string[]>> = {
	'oauth-client-id': ['auth-oauth'],
	'oauth-client-secret-file': ['auth-oauth'],
	'oauth-scope': ['auth-oauth'],
	'oauth-grant': ['auth-oauth'],
	'oauth-tokens': ['auth-oauth'],
	append: ['log'],
	'await-timeout': ['await', 'await-file'],
	'await-password-file': ['await'],
};

/** A layer that names a server says these of that server alone: no other gets its secrets. */
const ofTheServer: readonly string[] = [
	...['port', 'protocol', 'tls-on-connect', 'servername', 'verify-name', 'submission', 'mx'],
	...['auth', 'auth-password-file', 'auth-password-command', 'auth-oauth', 'allow-clear-auth', 'insecure'],
];

/** `layers`: the highest first. `named`: the server on the command line, or null. */
export function mergeDefaults(typed: Values, layers: readonly Layer[], named: string | null): Merged {
	const found = new Map<string, readonly string[]>(typed.names().map(name => [name, typed.all(name)]));
	const settled = new Set(found.keys());
	const places = new Map<string, string>();
	let server = named;
	for (const layer of layers) {
		// Within one layer counterparts stand side by side: that conflict is for the user to see.
		const above = [...found.keys(), ...(server === null ? [] : ['server'])];
		const own = ownServer(layer);
		const elsewhere = server !== null && own !== undefined && own !== server;
		for (const [name, {values, place}] of layer) {
			if (settled.has(name) || (elsewhere && ofTheServer.includes(name))) {
				continue;
			}

			if (isReplaced(name, above) || isInServer(name, server)) {
				continue;
			}

			settled.add(name);
			if (values !== null) {
				found.set(name, values);
				places.set(name, place);
			}
		}

		server ??= own ?? null;
	}

	return finish(found, places, named, typed.typedOrder);
}

/** The server is a word, and the password of the environment is looked up there; what depends on something that is missing is left out. */
function finish(
	found: Map<string, readonly string[]>,
	places: Map<string, string>,
	named: string | null,
	order: Values['typedOrder'],
): Merged {
	const server = places.has('server') ? found.get('server')?.at(-1) : undefined;
	const stray = [...places.keys()].filter(name => {
		const leaders = dependents[name];
		return (
			name === 'server' ||
			name === 'auth-password' ||
			(leaders !== undefined && !leaders.some(each => found.has(each)))
		);
	});
	for (const name of stray) {
		found.delete(name);
		places.delete(name);
	}

	const values: OptionValues = found;
	return {
		values: new Values(values, new Set(places.keys()), order),
		server: named === null ? server : undefined,
		places,
	};
}

function ownServer(layer: Layer): string | undefined {
	return ['server', 'socket', 'pipe']
		.map(name => layer.get(name)?.values?.at(-1))
		.find(each => each !== undefined);
}

function isReplaced(name: string, above: readonly string[]): boolean {
	return counterparts.some(
		([one, other]) =>
			(one.includes(name) && other.some(each => above.includes(each))) ||
			(other.includes(name) && one.some(each => above.includes(each))),
	);
}

/** `smtp://alice@host:587` itself says who logs in, and at which port. */
function isInServer(name: string, server: string | null): boolean {
	switch (name) {
		case 'server':
			return server !== null;
		case 'auth-user':
			return server?.includes('@') === true;
		case 'port':
			return server !== null && (/:\d+$/.test(server) || server.includes('://'));
		default:
			return false;
	}
}
