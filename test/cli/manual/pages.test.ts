/** The help, the manual page and the completions of a program with an option of every kind, whole. */
import {expect, test} from 'vitest';
import {helpText} from '../../../source/cli/arguments/help.ts';
import type {Option} from '../../../source/cli/arguments/option.ts';
import {general} from '../../../source/cli/arguments/options.ts';
import type {Subcommand, SubcommandEntry} from '../../../source/cli/arguments/subcommand.ts';
import {completionScript, shells} from '../../../source/cli/manual/completions.ts';
import {manualPage} from '../../../source/cli/manual/manual-page.ts';
import {offerOf, optionsOf, subcommandTables} from '../../../source/cli/manual/tables.ts';
import {subcommands} from '../../../source/cli/subcommands.ts';
import {version} from '../../../source/cli/version.ts';
import {run} from '../capture.ts';

const everyKind: readonly Option[] = [
	{name: 'switch', short: 's', aliases: ['x', 'turn'], help: 'a switch with a short name and an alias'},
	{name: 'free', argument: 'TEXT', multiple: true, help: 'may be given again: [a], "b" or c\\d'},
	{name: 'file', argument: 'FILE', help: "a file, one's own"},
	{name: 'folder', argument: 'FOLDER', aliases: ['dir'], help: 'a folder'},
	{name: 'path', argument: 'PATH', help: 'a path'},
	{name: 'words', short: 'w', argument: 'a|b', offers: ['alpha', 'beta'], help: 'one of several'},
	{name: 'maybe', argument: 'host:port', optional: true, help: 'may have a value'},
	{name: 'asked', argument: 'WORD', asked: 'Which word?', help: 'is asked for'},
	{
		name: 'empty',
		argument: 'NAME',
		askedIfEmpty: true,
		prefixes: ['empty-'],
		help: 'is asked for if it is empty',
	},
	{name: '4', short: '4', help: `has a name of one letter; ${'again and '.repeat(12)}again`},
	{name: 'colons', argument: 'A:B:C', help: "there's more: see below"},
];

const toy = (usage: string, over: Partial<Subcommand> = {}): Subcommand => ({
	usage,
	about:
		'Does one thing.\n\n.A line that begins with a dot, and goes on for so long that a terminal of a usual width cannot show it in one row.',
	groups: [
		{title: 'Main "things"', options: everyKind.slice(0, 6)},
		{title: 'Other', options: everyKind.slice(6)},
		{title: 'General', options: general},
	],
	examples: [],
	run: async () => 0,
	...over,
});

const entry = (name: string, words: string, about: string, subcommand: Subcommand): SubcommandEntry => ({
	name,
	words,
	about,
	load: async () => subcommand,
});

const tables = await subcommandTables([
	entry('inspect', '[server]', 'open the inspector', toy('Usage: smtpscope [server]')),
	entry(
		'do',
		'',
		"do what's asked",
		toy('Usage: smtpscope do\n       smtpscope do \\', {examples: ['a | b\\n', "'c'"]}),
	),
	entry('explain', 'words', 'say: what it means', toy('Usage: smtpscope explain', {groups: []})),
]);

test('what is offered as the value of each kind of option', () => {
	expect(everyKind.map(option => JSON.stringify([option.name, offerOf(option)]))).toEqual([
		'["switch",{"kind":"switch"}]',
		'["free",{"kind":"free"}]',
		'["file",{"kind":"path"}]',
		'["folder",{"kind":"path"}]',
		'["path",{"kind":"path"}]',
		'["words",{"kind":"words","words":["alpha","beta"]}]',
		'["maybe",{"kind":"switch"}]',
		'["asked",{"kind":"switch"}]',
		'["empty",{"kind":"free"}]',
		'["4",{"kind":"switch"}]',
		'["colons",{"kind":"free"}]',
	]);
});

test.each(shells)('the completion for %s', async shell => {
	await expect(completionScript(shell, tables)).toMatchFileSnapshot(`snapshots/completion.${shell}.txt`);
});

test('the manual page', async () => {
	await expect(manualPage(tables).replaceAll(version, 'VERSION')).toMatchFileSnapshot(
		'snapshots/manual-page.txt',
	);
});

test.each([40, 80, 200])('the help in %i columns', async columns => {
	const [first, second] = tables;
	const subcommands = tables.map(({entry: {name, about}}) => ({name, words: about}));
	const texts = [
		first && helpText(first.subcommand, {columns, subcommands}),
		second && helpText(second.subcommand, {columns}).split('Exit codes')[0],
	];
	await expect(texts.join('\n━━━━\n')).toMatchFileSnapshot(`snapshots/help.${columns}.txt`);
});

test('words that the subcommands cannot use', async () => {
	const parts: string[] = [];
	for (const argv of [
		['completion'],
		['completion', 'csh'],
		['completion', 'bash', 'zsh'],
		['man', 'send'],
		['licences', 'mit'],
		['help', 'nosuch'],
		['help', 'send', 'run'],
		['version', 'x'],
	]) {
		const {code, out, err} = await run(...argv);
		parts.push(`━━ ${argv.join(' ')}\n${out}stderr: ${err}exit code ${code}\n`);
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/words.txt');
});

test('the options of a subcommand are those of all its groups', () => {
	expect(optionsOf(toy(''))).toEqual([...everyKind, ...general]);
});

/** What each option does stands in `docs/reference.md`, which is compared too. */
test('what each subcommand says of itself', async () => {
	const pages = await subcommandTables(subcommands);
	const texts = pages.map(({entry, subcommand: {usage, about, groups, examples}}) =>
		[
			`━━ ${entry.name} ${entry.words}`.trim(),
			entry.about,
			usage,
			about,
			...groups.map(({title, options}) => `  ${title}: ${options.map(({name}) => name).join(' ')}`),
			...examples.map(example => `  ${example}`),
		].join('\n'),
	);
	await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('snapshots/subcommands.txt');
});
