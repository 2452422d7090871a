/** `--help` and `smtpscope help`, of the program or of one subcommand. */
import meow from 'meow';
import {wrap} from '../../text/wrap.ts';
import {helpText} from '../arguments/help.ts';
import {inspector, type SubcommandEntry, subcommands} from '../subcommands.ts';
import {description, version} from '../version.ts';

/** Null is the program itself, which is the inspector with the list of the others. `columns`: of the terminal. */
export async function helpPage(entry: SubcommandEntry | null, columns: number): Promise<string> {
	const subcommand = await (entry ?? inspector).load();
	const listed = subcommands.map(({name, words, about}) => ({name: `${name} ${words}`.trim(), words: about}));
	// meow heads the page with the description of the package. It parses nothing: see arguments/parse.ts.
	const {help} = meow({
		// The single executable has no more of it than the address.
		importMeta: {...import.meta, url: import.meta.url},
		argv: [],
		pkg: {name: 'smtpscope', version},
		description: wrap(description, Math.min(columns, 100)).join('\n'),
		help: helpText(subcommand, {columns, ...(entry === null && {subcommands: listed})}),
		helpIndent: 0,
		autoHelp: false,
		autoVersion: false,
	});
	return `${help.trim()}\n`;
}
