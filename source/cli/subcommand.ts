/** A subcommand: its options, its help, and what it does. Resolves with the exit code. */
import type {OptionGroup} from './help.ts';
import type {Values} from './option.ts';

export type Subcommand = {
	readonly usage: string;
	readonly about: string;
	readonly groups: readonly OptionGroup[];
	readonly examples: readonly string[];
	run(values: Values, positionals: readonly string[]): Promise<number>;
};
