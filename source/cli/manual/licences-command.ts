/** `smtpscope licences`: what the program and the libraries in it may be used for. */
import {readFile} from 'node:fs/promises';
import {EXIT} from '../../dialogs/outcome.ts';
import {visibleLines} from '../../protocol/visible.ts';
import {general} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';
import {print} from '../output/terminal.ts';

/** Written beside the program when it is built. */
const beside = new URL('third-party-licences.txt', import.meta.url);

export const licences: Subcommand = {
	usage: 'Usage: smtpscope licences',
	about: 'Prints the licence of smtpscope and those of the libraries that it contains.',
	groups: [{title: 'General', options: general}],
	examples: ['smtpscope licences | less'],
	async run() {
		const third = await readFile(beside, 'utf8').catch((error: unknown) => {
			throw new UsageError(`The licences ${fileProblem(beside.pathname, error)}`);
		});
		print(visibleLines(`smtpscope is free software under the MIT licence.\n\n${third.trimEnd()}\n`));
		return EXIT.done;
	},
};
