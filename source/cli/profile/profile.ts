/** `smtpscope profile`: shows the profile, and imports settings of other programs into it. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {visibleLines} from '../../protocol/visible.ts';
import type {Option, Values} from '../arguments/option.ts';
import {general, profileOptions} from '../arguments/options.ts';
import type {Subcommand, SubcommandEntry} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {usualProfilePath} from '../connection/profile.ts';
import {profileOptionRows} from '../defaults.ts';
import {print, warn} from '../output/terminal.ts';
import type {Account} from './account.ts';

const own: readonly Option[] = [
	{
		name: 'name',
		argument: 'NAME',
		lineOnly: true,
		help: 'name of the section; if the file has several accounts, the one to import',
	},
	{name: 'write', lineOnly: true, help: 'add the section to the profile'},
];

export const profileOf = (entries: readonly SubcommandEntry[]): Subcommand => ({
	usage: 'Usage: smtpscope profile show\n       smtpscope profile import FILE [--name NAME] [--write]',
	about:
		'Shows the profile, or what it would get from the settings of msmtp (.msmtprc), swaks (.swaksrc), mutt (muttrc) or Thunderbird (prefs.js). Passwords are never imported, but a command that prints one is. Nothing is written without --write.',
	groups: [
		{title: 'Import', options: own},
		{title: 'Profile', options: profileOptions},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope profile show',
		'smtpscope profile import ~/.msmtprc',
		'smtpscope profile import ~/.msmtprc --name work --write',
	],
	async run(values, [verb, file, extra]) {
		const config = values.get('config') ?? (process.env.SMTPSCOPE_CONFIG || undefined);
		const profile = config ?? (await usualProfilePath());
		if (verb === 'show' && file === undefined) {
			return await show(profile, config === undefined, entries);
		}

		if (verb === 'import' && file !== undefined && extra === undefined) {
			return await importInto(profile, file, values);
		}

		const known = verb === 'show' || verb === 'import' || verb === undefined;
		const wrong = known ? '' : `“${verb}” is not something to do with the profile. `;
		throw new UsageError(
			`${wrong}Write “smtpscope profile show”, or “smtpscope profile import FILE” with the file of another program, such as ~/.msmtprc.`,
		);
	},
});

async function show(profile: string, missing: boolean, entries: readonly SubcommandEntry[]): Promise<number> {
	const {showProfile} = await import('./show.ts');
	const {text, problems} = await showProfile(profile, missing, await profileOptionRows(entries));
	print(visibleLines(text));
	for (const problem of problems) {
		warn(problem);
	}

	return problems.length === 0 ? EXIT.done : EXIT.usage;
}

async function importInto(profile: string, file: string, values: Values): Promise<number> {
	const {addSections, importFrom, sectionText} = await import('./import.ts');
	const accounts = await importFrom(file, values.get('name'));
	if (values.has('write')) {
		await addSections(profile, accounts);
	}

	print(visibleLines(accounts.map(account => `${sectionText(account)}${leftOutText(account)}`).join('\n')));
	const [first] = accounts;
	warn(
		values.has('write')
			? `Added to “${profile}”. Try it: smtpscope @${first?.name ?? ''}`
			: `Nothing was written. --write adds this to “${profile}”.`,
	);
	return EXIT.done;
}

/** As comments, so that the whole output can be pasted into a profile. */
function leftOutText({leftOut}: Account): string {
	return leftOut
		.map(({line, what, why}) => `# left out: ${what}${line === 0 ? '' : ` (line ${line})`}: ${why}\n`)
		.join('');
}
