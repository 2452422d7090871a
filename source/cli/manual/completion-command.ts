/** `smtpscope completion bash`, `zsh` or `fish`. */
import {EXIT} from '../../dialogs/outcome.ts';
import {visibleLines} from '../../protocol/visible.ts';
import {listed} from '../arguments/choice.ts';
import {general} from '../arguments/options.ts';
import type {Subcommand, SubcommandEntry} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from '../output/terminal.ts';

export const completionOf = (entries: readonly SubcommandEntry[]): Subcommand => ({
	usage: 'Usage: smtpscope completion <shell>',
	about:
		'Prints the completion for bash, zsh or fish: subcommands, options and their values, rules, mechanisms, and the server of the profile.',
	groups: [{title: 'General', options: general}],
	examples: [
		'eval "$(smtpscope completion bash)"',
		'smtpscope completion zsh > ~/.zfunc/_smtpscope',
		'smtpscope completion fish > ~/.config/fish/completions/smtpscope.fish',
	],
	async run(_values, [word, extra]) {
		const {completionScript, shells} = await import('./completions.ts');
		const shell = shells.find(known => known === word);
		if (!shell || extra !== undefined) {
			const wrong = word === undefined ? '' : `There is no completion for “${extra ?? word}”. `;
			throw new UsageError(
				`${wrong}Name the shell: ${listed(shells)}. For example: eval "$(smtpscope completion bash)"`,
			);
		}

		const {subcommandTables} = await import('./tables.ts');
		print(visibleLines(completionScript(shell, await subcommandTables(entries))));
		return EXIT.done;
	},
});
