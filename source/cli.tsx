/** The program. Each subcommand is loaded when it is asked for, so that `run` never loads the screen. */
import process from 'node:process';
import {main} from './cli/main.ts';

/** Runs the program with these words; its exit code becomes the one of the process. */
export async function start(words: readonly string[]): Promise<void> {
	process.once('uncaughtException', error => {
		void import('./cli/output/fault.ts').then(({endWithFault}) => endWithFault(error));
	});
	process.exitCode = await main(words);
	// A socket or a timer that someone forgot must not keep the program alive.
	setTimeout(() => process.exit(), 1000).unref();
}
