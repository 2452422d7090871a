/** The manual page in man(7)'s macros, made from the tables of the program. */
import {optionRow} from '../arguments/help.ts';
import {general} from '../arguments/options.ts';
import {environment, exitCodes, profileSettings, type Row} from '../arguments/surroundings.ts';
import {description, version} from '../version.ts';
import type {SubcommandTable} from './tables.ts';

export function manualPage(tables: readonly SubcommandTable[]): string {
	return [
		`.TH SMTPSCOPE 1 "" ${quoted(`smtpscope ${version}`)} "User Commands"`,
		'.SH NAME',
		`smtpscope \\- ${text(description)}`,
		'.SH SYNOPSIS',
		...tables.flatMap(({subcommand}) => ['.nf', text(subcommand.usage.replace(/^Usage: /, '')), '.fi']),
		'.SH SUBCOMMANDS',
		'Every subcommand has a \\-\\-help of its own. Without one, the inspector opens.',
		...tables.map(({entry}) => row({name: `${entry.name} ${entry.words}`.trim(), words: entry.about})),
		...tables.flatMap(subcommandSection),
		'.SH OPTIONS OF EVERY SUBCOMMAND',
		...general.map(option => row(optionRow(option))),
		'.SH EXIT STATUS',
		...exitCodes.map(row),
		'.SH ENVIRONMENT',
		...environment.map(row),
		'.SH FILES',
		row({
			name: '~/.config/smtpscope/profile',
			words:
				'Settings of inspect, run, send and probe, one to a line: name = value. The command line wins. It never contains a password.',
		}),
		...profileSettings.map(row),
		row({
			name: '~/.local/state/smtpscope/history',
			words: 'The lines typed in the inspector, without secrets.',
		}),
		row({name: '~/.cache/smtpscope', words: 'Compiled code, so that the next start is quicker.'}),
		'.SH SEE ALSO',
		'swaks(1), openssl\\-s_client(1ssl), curl(1), msmtp(1)',
		'',
	].join('\n');
}

function subcommandSection({entry, subcommand}: SubcommandTable): string[] {
	return [
		`.SH ${quoted(entry.name.toUpperCase())}`,
		...subcommand.about.split('\n').map(line => (line === '' ? '.PP' : text(line))),
		...subcommand.groups
			.filter(({title}) => title !== 'General')
			.flatMap(({title, options}) => [
				`.SS ${quoted(title)}`,
				...options.map(option => row(optionRow(option))),
			]),
		...(subcommand.examples.length > 0
			? ['.SS Examples', '.nf', ...subcommand.examples.map(example => text(example)), '.fi']
			: []),
	];
}

function row({name, words}: Row): string {
	return `.TP\n.B ${text(name)}\n${text(words)}`;
}

/** Free of everything that troff would read as an instruction. */
function text(words: string): string {
	return words
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replace(/^(?=[.'])/, '\\&');
}

function quoted(words: string): string {
	return `"${text(words).replaceAll('"', '\\(dq')}"`;
}
