/**
 * `docs/reference.md` is made from the tables of the program, so that it can say neither more nor less than they
 * do. The readme is held against the same tables.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Option} from '../../source/cli/arguments/option.ts';
import type {OptionGroup} from '../../source/cli/arguments/subcommand.ts';
import {environment, exitCodes} from '../../source/cli/arguments/surroundings.ts';
import {optionsOf, subcommandTables} from '../../source/cli/manual/tables.ts';
import {inspector, subcommands} from '../../source/cli/subcommands.ts';
import {placesOf} from '../../source/commands/command.ts';
import {allCommands} from '../../source/commands/commands.ts';
import {EXIT} from '../../source/dialogs/outcome.ts';
import {keymap, shownKey} from '../../source/ui/keyboard/keymap.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'readme.md'), 'utf8');
const tables = await subcommandTables(subcommands);
const options = tables.flatMap(({subcommand}) => optionsOf(subcommand));

test('docs/reference.md is up to date; `vitest run test/cli/reference.test.ts -u` makes it so', async () => {
	await expect(page()).toMatchFileSnapshot(join(root, 'docs/reference.md'));
});

test('the readme names no option that is not there', () => {
	const known = new Set(
		options.flatMap(({name, aliases = [], prefixes = []}) => [name, ...aliases, ...prefixes]),
	);
	const foreign = ['global', 'install-links', 'project'];
	const named = [...readme.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => name);
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter(name => !known.has(name) && !foreign.includes(name))).toEqual([]);
});

test('the readme names no local command that is not there', () => {
	const known = new Set(allCommands.map(({name}) => name));
	const named = [...readme.matchAll(/^\/([a-z0-9-]+)|`\/([a-z0-9-]+)/gm)].map(
		([, line, quoted]) => line ?? quoted ?? '',
	);
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter(name => !known.has(name))).toEqual([]);
});

test('the readme tells every exit code, and no other', () => {
	const section = readme.split('### Exit codes')[1]?.split('\n###')[0] ?? '';
	const told = [...section.matchAll(/(?:^|· ?)(\d+) /gm)].map(([, code]) => Number(code));
	expect(told.toSorted((a, b) => a - b)).toEqual(Object.values(EXIT).toSorted((a, b) => a - b));
});

function page(): string {
	return [
		'# Reference',
		'Everything you can type. The [readme](../readme.md) says what it is for.',
		'## Subcommands',
		...table(
			['subcommand', 'what it does'],
			subcommands.map(({name, words, about}) => [code(`smtpscope ${name} ${words}`.trim()), about]),
		),
		'## Options',
		'Give the value of an option as `--ehlo NAME` or `--ehlo=NAME`; one dash works as well as two. Names in brackets are aliases.',
		...optionSections(),
		'## Exit codes',
		...table(
			['code', 'meaning'],
			exitCodes.map(({name, words}) => [name, words]),
		),
		'## Environment variables',
		...table(
			['variable', 'meaning'],
			environment.map(({name, words}) => [code(name), words]),
		),
		'## Keys',
		...table(
			['key', 'what it does'],
			keymap.filter(({help}) => help !== '').map(binding => [shownKey(binding), binding.help]),
		),
		'## Local commands',
		'A line that begins with `/` is for smtpscope. In the inspector such a line is typed at the prompt or chosen with Ctrl+P; in a script it is a line of its own.',
		...table(
			['command', 'what it does', 'where'],
			allCommands.map(command => [
				code(`/${command.name} ${command.argument}`.trim()),
				command.help,
				placesOf(command).join(', '),
			]),
		),
	]
		.join('\n\n')
		.concat('\n');
}

/** Groups that several subcommands share stand there once. */
function optionSections(): string[] {
	const sections = new Map<string, {readonly group: OptionGroup; readonly users: string[]}>();
	for (const {entry, subcommand} of tables) {
		for (const group of subcommand.groups) {
			const key = JSON.stringify(group);
			const section = sections.get(key) ?? {group, users: []};
			section.users.push(entry === inspector ? 'inspector' : entry.name);
			sections.set(key, section);
		}
	}

	return [...sections.values()].flatMap(({group, users}) => [
		`### ${group.title} (${users.join(', ')})`,
		...table(
			['option', 'what it does'],
			group.options.map(option => [optionName(option), option.help]),
		),
	]);
}

function optionName({name, short, aliases = [], prefixes = [], argument, multiple}: Option): string {
	const value = argument === undefined ? '' : ` ${argument}`;
	const [first = '', ...others] = [
		...(name.length > 1 ? [`--${name}`] : []),
		...(short === undefined ? [] : [`-${short}`]),
		...aliases.map(alias => `--${alias}`),
		...prefixes.map(prefix => `--${prefix}…`),
	];
	const also = others.length === 0 ? '' : ` (${others.map(code).join(', ')})`;
	return `${code(first + value)}${also}${multiple ? ', repeatable' : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const line = (cells: readonly string[]) =>
		`| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

function code(text: string): string {
	return `\`${text}\``;
}
