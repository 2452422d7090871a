/** The command line with what the environment and the profile add: the one place where either is looked up. */
import {existsSync} from 'node:fs';
import process from 'node:process';
import {type Layer, type Merged, mergeDefaults, type Setting} from './arguments/defaults.ts';
import type {Option, Values} from './arguments/option.ts';
import {connection, credentials, oauth, output, purpose, screen} from './arguments/options.ts';
import {environmentLayer, layerFrom} from './arguments/settings.ts';
import type {Subcommand, SubcommandEntry} from './arguments/subcommand.ts';
import {UsageError} from './arguments/usage-error.ts';
import {linesOf, linesOfSection, loadProfile, type Profile, sectionName} from './connection/profile.ts';

export type Words = {readonly section: string | null; readonly words: readonly string[]};

export type WithDefaults = Pick<Merged, 'values' | 'places'> & {readonly positionals: readonly string[]};

/** `@work` among the words names a section of the profile, for the subcommands that connect to a server. */
export function splitSection(
	positionals: readonly string[],
	{name, connects = false}: Pick<SubcommandEntry, 'name' | 'connects'>,
	entries: readonly SubcommandEntry[],
): Words {
	const isSection = (word: string): boolean => word.startsWith('@') && sectionName.test(word.slice(1));
	const [section, another] = positionals.filter(isSection);
	if (!connects) {
		const stray =
			name === 'profile' ? undefined : positionals.find(word => isSection(word) && !existsSync(word));
		if (stray !== undefined) {
			const readers = entries.filter(entry => entry.connects).map(entry => entry.name);
			throw new UsageError(
				`“${stray}” names a section of the profile, which ${name} does not accept as a word: ${readers.join(', ')} do.`,
			);
		}

		return {section: null, words: positionals};
	}

	if (another !== undefined) {
		throw new UsageError(`Only one section of the profile can be used: ${section} or ${another}.`);
	}

	return {section: section?.slice(1) ?? null, words: positionals.filter(word => !isSection(word))};
}

/** `words`: without the section. Throws a UsageError that names the line or the variable. */
export async function withDefaults(
	entry: SubcommandEntry,
	subcommand: Subcommand,
	typed: Values,
	{section, words}: Words,
	entries: readonly SubcommandEntry[],
): Promise<WithDefaults> {
	const own = optionsOf(subcommand);
	const environment = withPassword(
		await withoutForeignValues(environmentLayer(own, process.env), own, entries),
	);
	if (!entry.connects) {
		const {values, places} = mergeDefaults(typed, [environment], null);
		return {values, places, positionals: words};
	}

	const profile = await loadProfile(typed.get('config') ?? (process.env.SMTPSCOPE_CONFIG || undefined));
	const layers = [
		environment,
		...(await profileLayers(profile, section, own, name => rowsFor(name, entries))),
	];
	const named = namedServer(subcommand, typed, words, section);
	const {values, places, server} = mergeDefaults(typed, layers, named);
	const reached = server !== undefined || named !== null || values.has('socket') || values.has('pipe');
	if (section !== null && !reached && entry.name !== 'send') {
		throw new UsageError(
			`The section [${section}] of “${profile.file}” does not name a server. Add a line such as “server = mail.example.org:587”.`,
		);
	}

	return {values, places, positionals: server === undefined ? words : [server, ...words]};
}

/** Without values that only another subcommand knows, such as a format that this one cannot write. */
async function withoutForeignValues(
	layer: Layer,
	own: readonly Option[],
	entries: readonly SubcommandEntry[],
): Promise<Layer> {
	const isUnknown = ([name, {values}]: [string, Setting]): boolean => {
		const rows = own.filter(row => row.name === name);
		return (values ?? []).some(
			value => rows.length > 0 && !rows.some(row => offersValue(row, value) ?? true),
		);
	};
	const unknown = [...layer].filter(isUnknown);
	if (unknown.length === 0) {
		return layer;
	}

	const everywhere = (await Promise.all(entries.map(entry => entry.load()))).flatMap(optionsOf);
	const foreign = unknown.filter(([name, {values}]) =>
		values?.every(value => everywhere.some(row => row.name === name && offersValue(row, value))),
	);
	return new Map([...layer].filter(([name]) => !foreign.some(([each]) => each === name)));
}

/** Null where the option has no closed list of values. */
function offersValue({offers}: Option, value: string): boolean | null {
	return typeof offers === 'object' ? offers.includes(value) : null;
}

/** The sentence about an option that was not typed says where the option is written. */
export function withPlace(message: string, places: ReadonlyMap<string, string>): string {
	const written = [...places].find(
		([name]) => message.startsWith(`--${name} `) || message.startsWith(`--${name}:`),
	);
	if (written !== undefined) {
		return `${written[1]}: ${message}`;
	}

	const named = new Set(message.match(/--[a-z\d][a-z\d-]*/g));
	const sources = [...places].filter(([name]) => named.has(`--${name}`));
	return [message, ...sources.map(([name, place]) => `${place} sets --${name}.`)].join(' ');
}

export function optionsOf({groups, unlisted = []}: Subcommand): readonly Option[] {
	return [...groups.flatMap(group => group.options), ...unlisted];
}

/** Nearly every name is found in tables that are quick to load; the start is not to wait for whole subcommands. */
async function rowsFor(name: string, entries: readonly SubcommandEntry[]): Promise<readonly Option[]> {
	const {awaitOptions, deliveryOptions, reportOptions, serverOptions} = await import('./send/options.ts');
	const {letterOptions} = await import('./send/letter-options.ts');
	const rows = [
		...[...connection, ...purpose, ...credentials, ...oauth, ...output, ...screen],
		...[...letterOptions, ...deliveryOptions, ...serverOptions, ...awaitOptions, ...reportOptions],
	];
	return rows.some(row => row.name === name && !row.lineOnly) ? rows : profileOptionRows(entries);
}

/** The options of every subcommand that reads the profile. */
export async function profileOptionRows(entries: readonly SubcommandEntry[]): Promise<readonly Option[]> {
	const loaded = await Promise.all(entries.filter(({connects}) => connects).map(entry => entry.load()));
	return loaded.flatMap(optionsOf);
}

async function profileLayers(
	profile: Profile,
	section: string | null,
	own: readonly Option[],
	others: (name: string) => Promise<readonly Option[]>,
): Promise<Layer[]> {
	const lines = section === null ? [] : linesOfSection(profile, section);
	return Promise.all([lines, profile.top].map(each => layerFrom(linesOf(profile, each), own, others)));
}

function namedServer(
	{namesServer}: Subcommand,
	typed: Values,
	words: readonly string[],
	section: string | null,
): string | null {
	const isNamed = namesServer ? namesServer(typed, words, section) : words.length > 0;
	return isNamed ? (words[0] ?? typed.get('server') ?? '') : null;
}

/** The password of the environment wins over what the profile says about one. */
function withPassword(layer: Layer): Layer {
	const place = 'The variable SMTPSCOPE_PASSWORD';
	return process.env.SMTPSCOPE_PASSWORD === undefined
		? layer
		: new Map([...layer, ['auth-password', {values: [], place}]]);
}
