/** Lines of the profile and variables of the environment as settings of options, each checked against its row. */
import {expandHome} from '../../message/home.ts';
import {nearest} from '../../protocol/nearest.ts';
import type {Layer, Setting} from './defaults.ts';
import type {Option} from './option.ts';
import {UsageError} from './usage-error.ts';

export type WrittenSetting = {readonly name: string; readonly value: string; readonly place: string};

/** These concern every subcommand that connects, whatever its options are. */
export const always: readonly string[] = ['server', 'from'];

export const passwordPlaces =
	'Use auth-password-command or auth-password-file, or the variable SMTPSCOPE_PASSWORD.';

/**
 * `own`: the options of the subcommand. `others`: those of the other subcommands, asked for only for a name that is not
 * among its own. Throws a UsageError that begins with the place.
 */
export async function layerFrom(
	written: readonly WrittenSetting[],
	own: readonly Option[],
	others: (name: string) => Promise<readonly Option[]>,
): Promise<Layer> {
	const layer = new Map<string, Setting>();
	for (const setting of written) {
		refusePassword(setting);
		const mine = own.find(({name}) => name === setting.name);
		const option = mine?.lineOnly ? undefined : mine;
		if (option === undefined && !always.includes(setting.name)) {
			refuseUnknown(setting, await others(setting.name), own);
			continue;
		}

		const value = option === undefined ? [setting.value] : valuesOf(option, setting);
		const before = layer.get(setting.name);
		if (before !== undefined && !option?.multiple) {
			throw new UsageError(`${setting.place}: “${setting.name}” can only be given once.`);
		}

		layer.set(setting.name, {
			values: value === null ? null : [...(before?.values ?? []), ...value],
			place: setting.place,
		});
	}

	return layer;
}

/** Variables such as SMTPSCOPE_TLS_MIN. An empty one counts as not set. */
export function environmentLayer(
	own: readonly Option[],
	environment: Readonly<Record<string, string | undefined>>,
): Layer {
	// Most people set none, and the options are many. Windows knows a variable by its letters in either case.
	if (!Object.keys(environment).some(key => key.toUpperCase().startsWith(prefix))) {
		return new Map();
	}

	const names = [...new Set([...own.filter(({lineOnly}) => !lineOnly).map(({name}) => name), ...always])];
	if (environment.SMTPSCOPE_AUTH_PASSWORD) {
		throw new UsageError('The variable for the password is SMTPSCOPE_PASSWORD, not SMTPSCOPE_AUTH_PASSWORD.');
	}

	return new Map(
		names.flatMap((name): [string, Setting][] => {
			const variable = variableOf(name);
			const value = environment[variable];
			const place = `The variable ${variable}`;
			const option = own.find(each => each.name === name);
			return value === undefined || value === ''
				? []
				: [[name, {values: option ? valuesOf(option, {name, value, place}) : [value], place}]];
		}),
	);
}

const prefix = 'SMTPSCOPE_';

/** The environment variable of an option, `auth-user` as `SMTPSCOPE_AUTH_USER`. */
export function variableOf(name: string): string {
	return `${prefix}${name.toUpperCase().replaceAll('-', '_')}`;
}

/** Null where a switch is turned off. */
function valuesOf(option: Option, {name, value, place}: WrittenSetting): readonly string[] | null {
	const turned = turnedBy(value);
	if (option.argument === undefined) {
		if (turned === null) {
			throw new UsageError(`${place}: “${name}” must be yes or no.`);
		}

		return turned ? [] : null;
	}

	if (option.optional && turned !== null) {
		return turned ? [] : null;
	}

	const isPath = ['FILE', 'FOLDER', 'PATH'].includes(option.argument);
	return [isPath ? expandHome(value) : value];
}

function turnedBy(value: string): boolean | null {
	const word = value.toLowerCase();
	return ['yes', 'on', 'true', '1'].includes(word)
		? true
		: ['no', 'off', 'false', '0'].includes(word)
			? false
			: null;
}

/** The value is never repeated: it may be the password. */
function refusePassword({name, value, place}: WrittenSetting): void {
	const isPassword = ['auth-password', 'ap', 'password', 'pass', 'passwd'].includes(name.toLowerCase());
	const inUrl =
		['server', 'proxy', 'await'].includes(name) && !value.startsWith('pipe:') && hasPassword(value);
	if (isPassword || inUrl) {
		throw new UsageError(`${place}: a password is not accepted in the profile. ${passwordPlaces}`);
	}
}

/** `user:password@host`, with a scheme or without. */
function hasPassword(url: string): boolean {
	const scheme = url.indexOf('://');
	const rest = scheme < 0 ? url : url.slice(scheme + 3);
	return rest.slice(0, Math.max(rest.indexOf('@'), 0)).includes(':');
}

function refuseUnknown(
	{name, place}: WrittenSetting,
	others: readonly Option[],
	own: readonly Option[],
): void {
	const all = [...own, ...others];
	if (all.some(option => option.name === name && !option.lineOnly)) {
		return;
	}

	if (all.some(option => option.name === name)) {
		throw new UsageError(`${place}: “${name}” can only be given on the command line.`);
	}

	const meant = all.find(({aliases = []}) => aliases.includes(name))?.name;
	const names = [...new Set(all.filter(({lineOnly}) => !lineOnly).map(option => option.name))];
	const near = meant ?? nearest(name, [...names, ...always]);
	throw new UsageError(
		`${place}: there is no option “${name}”.${near === null ? ' The long names of the options are allowed, without dashes.' : ` Did you mean ${near}?`}`,
	);
}
