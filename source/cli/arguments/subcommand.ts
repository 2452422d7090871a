/** A subcommand: its options, its help, and what it does. Resolves with the exit code. */
import type {OptionGroup} from './help.ts';
import type {Option, Values} from './option.ts';

export type Subcommand = {
	readonly usage: string;
	readonly about: string;
	readonly groups: readonly OptionGroup[];
	readonly examples: readonly string[];
	/** Options that are taken and do nothing. */
	readonly unlisted?: readonly Option[];
	/** What to type in the place of an option that other programs have. */
	insteadOf?(written: string): string | null;
	run(values: Values, positionals: readonly string[]): Promise<number>;
};
