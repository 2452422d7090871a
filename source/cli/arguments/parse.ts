/**
 * argv to checked values, by the rows of the options. It is strict: what is unknown, lacks its value or has one
 * too many is a sentence with the nearest option, because a misread option can send a message in clear text.
 */
import {nearest} from '../../protocol/nearest.ts';
import type {Manner} from './manner.ts';
import {type Occurrence, type Option, type Parsed, Values} from './option.ts';
import {type Spelling, type Spellings, spellingsOf} from './spellings.ts';

/** Never throws. */
export function parseArguments(
	argv: readonly string[],
	options: readonly Option[],
	manner: Manner = {},
): Parsed {
	const spellings = spellingsOf(options, manner);
	const found = new Map<string, string[]>();
	const order: Occurrence[] = [];
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
			return unknown(word, spellings, manner);
		}

		if (spelling.takenBack) {
			forget(spelling.option.name, found, order);
			continue;
		}

		const value = readValue(spelling, argv[index + 1], spellings, manner);
		if ('problem' in value) {
			return {ok: false, problem: value.problem};
		}

		index += value.consumed;
		const problem = keep(spelling, value.text, {found, order, manner});
		if (problem !== null) {
			return {ok: false, problem};
		}
	}

	return {ok: true, values: new Values(found, new Set(), order), positionals};
}

type Kept = {
	readonly found: Map<string, string[]>;
	readonly order: Occurrence[];
	readonly manner: Manner;
};

/** Null, or why the option cannot be given again. */
function keep({option, field}: Spelling, text: string | null, {found, order, manner}: Kept): string | null {
	const {name} = option;
	if (found.has(name) && option.argument !== undefined && !option.multiple) {
		if (!manner.changeable?.has(name)) {
			return `--${name} can only be given once.`;
		}

		forget(name, found, order);
	}

	const values = found.get(name) ?? [];
	const value = text === null || field === null ? text : `${field}: ${text}`;
	order.push({name, value: value ?? ''});
	if (value !== null) {
		values.push(value);
	}

	found.set(name, values);
	return null;
}

function forget(name: string, found: Map<string, string[]>, order: Occurrence[]): void {
	found.delete(name);
	order.splice(0, order.length, ...order.filter(each => each.name !== name));
}

type Value = {readonly text: string | null; readonly consumed: 0 | 1} | {readonly problem: string};

/** The value of an option; its text is null for a switch and for a value that was left out. */
function readValue(
	spelling: Spelling,
	next: string | undefined,
	spellings: Spellings,
	manner: Manner,
): Value {
	const {option, written, attached, field} = spelling;
	if (option.argument === undefined && field === null) {
		return attached === undefined
			? {text: null, consumed: 0}
			: {problem: `${written} does not accept a value; “${attached}” was given.`};
	}

	const consumed = attached === undefined ? 1 : 0;
	const text = attached ?? next;
	const omitted = leftOut(spelling, next, manner);
	if (omitted !== null) {
		return omitted;
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

/** Null where there is a value, or must be one. */
function leftOut({option, attached}: Spelling, next: string | undefined, manner: Manner): Value | null {
	if (!option.optional && option.asked === undefined) {
		return null;
	}

	if (option.askedIfEmpty && (attached ?? next) === '') {
		return {text: null, consumed: attached === undefined ? 1 : 0};
	}

	if (attached !== undefined) {
		return null;
	}

	const isMissing = next === undefined || isOption(next);
	const isAnother = !isMissing && !manner.withoutWords && option.takes?.test(next) === false;
	return isMissing || isAnother ? {text: null, consumed: 0} : null;
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

function unknown(word: string, spellings: Spellings, {insteadOf}: Manner): Parsed {
	const [written = ''] = word.split('=', 1);
	const instead = insteadOf?.(written) ?? null;
	if (instead !== null) {
		return {ok: false, problem: `There is no option “${written}” here. ${instead}`, said: true};
	}

	const near = nearest(written.replace(/^-+/, ''), spellings.names());
	return {ok: false, problem: `There is no option “${written}”.${near ? ` Did you mean --${near}?` : ''}`};
}
