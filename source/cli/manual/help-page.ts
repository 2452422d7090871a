/** `--help` and `smtpscope help`, of the program or of one subcommand. */
import {wrap} from '../../reports/wrap.ts';
import {helpText} from '../arguments/help.ts';
import {inspector, type SubcommandEntry, subcommands} from '../subcommands.ts';
import {description} from '../version.ts';

/** Null is the program itself, which is the inspector with the list of the others. `columns`: of the terminal. */
export async function helpPage(entry: SubcommandEntry | null, columns: number): Promise<string> {
	const subcommand = await (entry ?? inspector).load();
	const listed = subcommands.map(({name, words, about}) => ({name: `${name} ${words}`.trim(), words: about}));
	const about = wrap(description, Math.min(columns, 100)).join('\n');
	const help = helpText(subcommand, {columns, ...(entry === null && {subcommands: listed})});
	return `${about}\n\n${help.trim()}\n`;
}
