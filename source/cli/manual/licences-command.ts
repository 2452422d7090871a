/** `smtpscope licences`: what the program and the libraries in it may be used for. */
import {EXIT} from '../../dialogs/outcome.ts';
import {visibleLines} from '../../protocol/visible.ts';
import {general} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from '../output/terminal.ts';
import {thirdPartyLicences} from './third-party-licences.ts';

export const licences: Subcommand = {
	usage: 'Usage: smtpscope licences',
	about: 'Prints the licence of smtpscope and those of the libraries that it contains.',
	groups: [{title: 'General', options: general}],
	examples: ['smtpscope licences | less'],
	async run(_values, [extra]) {
		if (extra !== undefined) {
			throw new UsageError(`licences does not accept arguments; “${extra}” was given.`);
		}

		const third = await thirdPartyLicences();
		print(visibleLines(`smtpscope is free software under the MIT licence.\n\n${third.trimEnd()}\n`));
		return EXIT.done;
	},
};
