/** A subcommand: its options, its help, and what it does. */
import type {Manner} from './manner.ts';
import type {Option, Values} from './option.ts';

export type OptionGroup = {readonly title: string; readonly options: readonly Option[]};

export type Subcommand = {
	readonly usage: string;
	readonly about: string;
	readonly groups: readonly OptionGroup[];
	readonly examples: readonly string[];
	/** Options that are accepted and do nothing. */
	readonly unlisted?: readonly Option[];
	/** How these words are read, where it is not as strict as usual. */
	manner?(argv: readonly string[]): Manner;
	/** The words as they are meant, where another program writes them in a way that is something else here. */
	meant?(argv: readonly string[]): Promise<readonly string[]>;
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
