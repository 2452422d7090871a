/**
 * argv to checked values, by the rows of the options. It is strict: what is unknown, lacks its value or has one
 * too many is a sentence with the nearest option, because a misread option can send a message in clear text.
 */
import {nearest} from '../../protocol/nearest.ts';
import {type Option, type Parsed, Values} from './option.ts';

/** `insteadOf`: the sentence for an option that another program has, or null. Never throws. */
export function parseArguments(
	argv: readonly string[],
	options: readonly Option[],
	insteadOf: (written: string) => string | null = () => null,
): Parsed {
	const spellings = spellingsOf(options);
	const found = new Map<string, string[]>();
	const positionals: string[] = [];
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index] ?? '';
		if (word === '--') {
			positionals.push(...argv.slice(index + 1));
			break;
		}

		if (!isOption(word)) {
			positionals.push(word);
			continue;
		}

		const spelling = spellings.read(word);
		if (!spelling) {
			return unknown(word, spellings, insteadOf);
		}

		const value = readValue(spelling, argv[index + 1], spellings);
		if ('problem' in value) {
			return {ok: false, problem: value.problem};
		}

		index += value.consumed;
		const {option, field} = spelling;
		const given = found.get(option.name);
		if (given && option.argument !== undefined && !option.multiple) {
			return {ok: false, problem: `--${option.name} can only be given once.`};
		}

		const values = given ?? [];
		if (value.text !== null) {
			values.push(field === null ? value.text : `${field}: ${value.text}`);
		}

		found.set(option.name, values);
	}

	return {ok: true, values: new Values(found), positionals};
}

/** One word of the command line that is an option of ours. */
type Spelling = {
	readonly option: Option;
	/** The option as it was typed, without what follows an `=`. */
	readonly written: string;
	/** Behind the `=`. */
	readonly attached: string | undefined;
	/** The header field that `--h-Subject` names; null for every other option. */
	readonly field: string | null;
};

type Spellings = {
	read(word: string): Spelling | undefined;
	readonly names: readonly string[];
};

type Value = {readonly text: string | null; readonly consumed: 0 | 1} | {readonly problem: string};

/** The value of an option; its text is null for a switch and for a value that was left out. */
function readValue(
	{option, written, attached, field}: Spelling,
	next: string | undefined,
	spellings: Spellings,
): Value {
	if (option.argument === undefined && field === null) {
		return attached === undefined
			? {text: null, consumed: 0}
			: {problem: `${written} does not accept a value; “${attached}” was given.`};
	}

	const consumed = attached === undefined ? 1 : 0;
	const text = attached ?? next;
	if (attached === undefined && (option.optional || option.asked) && isLeftOut(option, next)) {
		return {text: null, consumed: 0};
	}

	if (text === undefined) {
		return {problem: `${written} needs a value${exampleOf(option)}.`};
	}

	const isNumber = option.signed === true && /^-\d+(?:;|$)/.test(text);
	if (attached === undefined && !isNumber && (text === '--' || looksLikeOption(text, spellings))) {
		return {problem: optionInstead(written, spellings.read(text)?.written)};
	}

	return option.oneLine && /[\0\r\n]/.test(text)
		? {problem: `${written} needs a single line, but “${text}” contains a line break.`}
		: {text, consumed};
}

function isLeftOut(option: Option, next: string | undefined): boolean {
	if (next === undefined || isOption(next)) {
		return true;
	}

	return option.asked ? next === '' : option.takes?.test(next) === false;
}

/** A mistyped option counts too: `--tsl` as a subject would send the message in clear text. */
function looksLikeOption(word: string, spellings: Spellings): boolean {
	return /^--[a-z]/i.test(word) || (isOption(word) && spellings.read(word) !== undefined);
}

// A word that is not one of our options may be a password, so it is not repeated.
function optionInstead(written: string, option: string | undefined): string {
	return option === undefined
		? `${written} needs a value, but the next word looks like an option. If it is the value, write ${written}=VALUE.`
		: `${written} needs a value, but the option ${option} follows. If that is the value, write ${written}=${option}.`;
}

function exampleOf({example}: Option): string {
	return example === undefined ? '' : `, such as ${example}`;
}

function isOption(word: string): boolean {
	return word.length > 1 && word.startsWith('-');
}

/** Every way to write each option. swaks also writes long names with a single dash. */
function spellingsOf(options: readonly Option[]): Spellings {
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

	return {
		names: [...names.keys()].filter(name => /^--\w./.test(name)).map(name => name.slice(2)),
		read(word) {
			const equals = word.indexOf('=');
			const written = equals > 0 ? word.slice(0, equals) : word;
			const attached = equals > 0 ? word.slice(equals + 1) : undefined;
			const option = names.get(written);
			return option ? {option, written, attached, field: null} : fieldIn({written, attached}, options);
		},
	};
}

/** swaks' way to name a header field in the option itself: `--h-Subject`, `--header-Subject`. */
function fieldIn(
	word: Pick<Spelling, 'written' | 'attached'>,
	options: readonly Option[],
): Spelling | undefined {
	for (const option of options) {
		for (const prefix of option.prefixes ?? []) {
			const field = new RegExp(`^--?${prefix}(.+)$`).exec(word.written)?.[1];
			if (field !== undefined) {
				return {...word, option, field};
			}
		}
	}

	return undefined;
}

function unknown(word: string, spellings: Spellings, insteadOf: (written: string) => string | null): Parsed {
	const [written = ''] = word.split('=', 1);
	const instead = insteadOf(written);
	if (instead !== null) {
		return {ok: false, problem: `There is no option “${written}” here. ${instead}`, said: true};
	}

	const near = nearest(written.replace(/^-+/, ''), spellings.names);
	return {ok: false, problem: `There is no option “${written}”.${near ? ` Did you mean --${near}?` : ''}`};
}
