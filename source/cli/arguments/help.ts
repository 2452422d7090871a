/** Help texts, made from the same rows that the options are parsed with. */
import {wrap} from '../../text/wrap.ts';
import type {Option} from './option.ts';
import type {Subcommand} from './subcommand.ts';
import {environment, exitCodes, profileSettings, type Row} from './surroundings.ts';

const indent = 32;

/** `columns`: of the terminal. `subcommands`: listed where the help is that of the program. */
export function helpText(
	{usage, about, groups, examples}: Pick<Subcommand, 'usage' | 'about' | 'groups' | 'examples'>,
	{columns, subcommands = []}: {readonly columns: number; readonly subcommands?: readonly Row[]},
): string {
	// Long lines are hard to read, and options need some room beside their names.
	const width = Math.min(Math.max(columns, 60), 100);
	const rows = (title: string, all: readonly Row[]): string[] =>
		all.length === 0
			? []
			: [title, ...all.flatMap(({name, words}) => twoColumns(`  ${name}`, words, width)), ''];
	return [
		usage,
		'',
		...about.split('\n').flatMap(line => wrap(line, width)),
		'',
		...rows('Subcommands (each has its own --help)', subcommands),
		...groups.flatMap(({title, options}) => rows(title, options.map(optionRow))),
		...(examples.length > 0 ? ['Examples', ...examples.map(example => `  ${example}`), ''] : []),
		...rows('Exit codes', exitCodes),
		...rows('Environment', environment),
		...rows(
			'Profile (lines such as “ehlo = me.example” in smtpscope/profile below the configuration folder)',
			[...profileSettings],
		),
	].join('\n');
}

/** `--name VALUE` with its short name, and what it does with its other names. */
export function optionRow(option: Option): Row {
	const {name, short, argument, optional, askedIfEmpty, aliases = [], prefixes = [], multiple, help} = option;
	const long = name.length > 1 ? `--${name}` : '';
	const names = [short && `-${short}`, long].filter(Boolean).join(', ');
	const shownArgument = argument === undefined ? '' : optional || askedIfEmpty ? `[${argument}]` : argument;
	const others = [...aliases.map(alias => `--${alias}`), ...prefixes.map(prefix => `--${prefix}NAME`)];
	const notes = [
		...(others.length > 0 ? [`also ${others.join(', ')}`] : []),
		...(multiple ? ['repeatable'] : []),
	];
	return {
		name: `${names} ${shownArgument}`.trim(),
		words: notes.length > 0 ? `${help} (${notes.join('; ')})` : help,
	};
}

function twoColumns(left: string, right: string, width: number): string[] {
	const [first = '', ...others] = wrap(right, width - indent).map(row => `${' '.repeat(indent)}${row}`);
	return left.length < indent - 1
		? [`${left.padEnd(indent)}${first.trimStart()}`, ...others]
		: [left, first, ...others];
}
