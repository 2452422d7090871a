/** `smtpscope man`: the manual page, for those who installed no package that brings it. */
import {EXIT} from '../../dialogs/outcome.ts';
import {visibleLines} from '../../protocol/visible.ts';
import {general} from '../arguments/options.ts';
import type {Subcommand, SubcommandEntry} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from '../output/terminal.ts';

export const manOf = (entries: readonly SubcommandEntry[]): Subcommand => ({
	usage: 'Usage: smtpscope man',
	about: 'Prints the manual page smtpscope(1) in the form that man reads.',
	groups: [{title: 'General', options: general}],
	examples: ['smtpscope man | man -l -', 'smtpscope man > ~/.local/share/man/man1/smtpscope.1'],
	async run(_values, [extra]) {
		if (extra !== undefined) {
			throw new UsageError(`man does not accept arguments; “${extra}” was given.`);
		}

		const [{manualPage}, {subcommandTables}] = await Promise.all([
			import('./manual-page.ts'),
			import('./tables.ts'),
		]);
		print(visibleLines(manualPage(await subcommandTables(entries))));
		return EXIT.done;
	},
});
