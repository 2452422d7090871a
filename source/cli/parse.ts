/**
 * argv to checked values. meow reads the words; what is unknown, lacks its argument or has one too many is
 * found here, so that the answer is a sentence with the nearest option and the exit code is ours.
 */
import {nearest} from '../protocol/nearest.ts';
import {type Option, type Parsed, Values} from './option.ts';

export async function parseArguments(
	argv: readonly string[],
	options: readonly Option[],
	pkg: {readonly version: string},
	insteadOf: (written: string) => string | null = () => null,
): Promise<Parsed> {
	const byName = namesOf(options);
	const words: string[] = [];
	const rest: string[] = [];
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index] ?? '';
		if (word === '--') {
			rest.push(...argv.slice(index + 1));
			break;
		}

		if (!isOption(word)) {
			rest.push(word);
			continue;
		}

		const [written = '', attached] = splitAttached(word);
		const field = fieldIn(written, options);
		const option = byName.get(written) ?? field?.option;
		if (!option) {
			const instead = insteadOf(written);
			return instead === null
				? {ok: false, problem: unknownOption(word, byName)}
				: {ok: false, problem: `There is no option “${written}” here. ${instead}`, said: true};
		}

		const needs = field ? 'value' : option.argument;
		const taken = takeArgument(option, {written, attached, next: argv[index + 1], needs});
		if ('problem' in taken) {
			return {ok: false, problem: taken.problem};
		}

		index += taken.consumed;
		// The colon keeps an empty argument from being taken for none.
		words.push(`--${key(option)}=:${field ? `${field.name}: ` : ''}${taken.argument}`);
	}

	return toValues(words, rest, options, pkg);
}

type Given = {
	readonly written: string;
	/** Behind the `=`. */
	readonly attached: string | undefined;
	/** The word that follows. */
	readonly next: string | undefined;
	/** What the argument is called. */
	readonly needs: string | undefined;
};

/** The argument of an option, and how many of the words that follow it takes; `on` for a switch. */
function takeArgument(
	option: Option,
	{written, attached, next, needs}: Given,
): {readonly argument: string; readonly consumed: 0 | 1} | {readonly problem: string} {
	if (option.argument === undefined) {
		return attached === undefined
			? {argument: 'on', consumed: 0}
			: {problem: `${written} takes no value; “${attached}” was given.`};
	}

	const left =
		option.optional && (next === undefined || isOption(next) || option.takes?.test(next) === false);
	const argument = attached ?? (left ? '' : next);
	if (argument === undefined) {
		return {problem: `${written} needs its ${needs}: ${option.help}.`};
	}

	return option.oneLine && /[\0\r\n]/.test(argument)
		? {problem: `${written} takes one line; “${argument}” holds a line break.`}
		: {argument, consumed: attached === undefined && !left ? 1 : 0};
}

async function toValues(
	words: string[],
	positionals: string[],
	options: readonly Option[],
	pkg: {readonly version: string},
): Promise<Parsed> {
	if (words.length === 0) {
		return {ok: true, values: new Values(new Map()), positionals};
	}

	// Loading meow takes longer than all the rest of a short script; without options there is nothing to read.
	const {default: meow} = await import('meow');
	const flags = Object.fromEntries(
		options.map(option => [key(option), {type: 'string', isMultiple: true}] as const),
	);
	const {flags: read} = meow({
		importMeta: import.meta,
		argv: words,
		pkg: {...pkg},
		flags,
		autoHelp: false,
		autoVersion: false,
	});
	const map = new Map<string, readonly string[]>();
	for (const option of options) {
		const given = read[key(option)];
		if (Array.isArray(given) && given.length > 0) {
			if (given.length > 1 && option.argument && !option.multiple) {
				return {
					ok: false,
					problem: `--${option.name} was given ${given.length} times; it can be given once.`,
				};
			}

			map.set(
				option.name,
				given.map(argument => String(argument).slice(1)),
			);
		}
	}

	return {ok: true, values: new Values(map), positionals};
}

// meow takes names in camel case and no digits alone; these never meet the user.
function key({name}: Option): string {
	return `option${name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
}

function isOption(word: string): boolean {
	return word.length > 1 && word.startsWith('-');
}

function splitAttached(word: string): [string, string | undefined] {
	const equals = word.indexOf('=');
	return equals > 0 ? [word.slice(0, equals), word.slice(equals + 1)] : [word, undefined];
}

/** Every way to write each option. swaks writes long names with one dash too. */
function namesOf(options: readonly Option[]): Map<string, Option> {
	const names = new Map<string, Option>();
	for (const option of options) {
		for (const name of [option.name, ...(option.aliases ?? [])]) {
			names.set(`--${name}`, option);
			names.set(`-${name}`, option);
		}

		if (option.short) {
			names.set(`-${option.short}`, option);
		}
	}

	return names;
}

/** swaks' way to name a header field in the option itself: `--h-Subject`, `--header-Subject`. */
function fieldIn(written: string, options: readonly Option[]): {option: Option; name: string} | undefined {
	for (const option of options) {
		for (const prefix of option.prefixes ?? []) {
			const name = new RegExp(`^--?${prefix}(.+)$`).exec(written)?.[1];
			if (name !== undefined) {
				return {option, name};
			}
		}
	}

	return undefined;
}

function unknownOption(word: string, names: ReadonlyMap<string, Option>): string {
	const [written] = splitAttached(word);
	const near = nearest(
		written.replace(/^-+/, ''),
		[...names.keys()].filter(name => /^--\w.+/.test(name)).map(name => name.slice(2)),
	);
	return `There is no option “${written}”.${near ? ` Did you mean --${near}?` : ''}`;
}
