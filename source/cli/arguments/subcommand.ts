/** A subcommand: its options, its help, and what it does. */
import type {Option, Values} from './option.ts';

export type OptionGroup = {readonly title: string; readonly options: readonly Option[]};

export type Subcommand = {
	readonly usage: string;
	readonly about: string;
	readonly groups: readonly OptionGroup[];
	readonly examples: readonly string[];
	/** Options that are accepted and do nothing. */
	readonly unlisted?: readonly Option[];
	/** What to type instead of an option that other programs have. */
	insteadOf?(written: string): string | null;
	/** Whether the command line names the server, so that the profile’s is not used. `section`: the name behind `@`. */
	namesServer?(values: Values, words: readonly string[], section: string | null): boolean;
	/** Resolves with the exit code. Throws a UsageError for what cannot be understood. */
	run(values: Values, positionals: readonly string[]): Promise<number>;
};

export type SubcommandEntry = {
	readonly name: string;
	/** What stands behind the name. */
	readonly words: string;
	/** One line. */
	readonly about: string;
	/** It connects to a server, and reads the profile. */
	readonly connects?: boolean;
	load(): Promise<Subcommand>;
};

/** Words that are understood before any subcommand. */
export const helpWords = {help: 'help', version: 'version'} as const;
