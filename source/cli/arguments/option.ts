/** Options as data: parsing, checking, and the help text are all made from these rows. */
export type Option = {
	/** Long name, without dashes. */
	readonly name: string;
	/** One letter or digit. */
	readonly short?: string;
	/** Other long names, such as those of swaks. */
	readonly aliases?: readonly string[];
	/** What the argument is called; a switch has none. FILE, FOLDER and PATH are completed as paths. */
	readonly argument?: string;
	/** The argument may be left out: before another option, and at the end. */
	readonly optional?: boolean;
	/** Without its argument, or with an empty one, the value is asked for at the terminal. */
	readonly asked?: boolean;
	/** Where the argument may be left out: the next word is the argument only if it matches, so a server is not. */
	readonly takes?: RegExp;
	/** A number below zero is a value of it, so that `-4` behind it is not the option `-4`. */
	readonly signed?: boolean;
	/** May be given more than once. */
	readonly multiple?: boolean;
	/** Goes out as a piece of one line, so no line break may stand in it. */
	readonly oneLine?: boolean;
	/** Only on the command line: it says what is done, or is a secret, so neither a profile nor a variable may set it. */
	readonly lineOnly?: boolean;
	/** Beginnings such as `h-`: `--h-Subject Hello` means the same as this option with `Subject: Hello`. */
	readonly prefixes?: readonly string[];
	readonly help: string;
	/** Values that a shell offers: these words, or those that the program knows. */
	readonly offers?: readonly string[] | 'rules' | 'mechanisms';
	/** A value with its option, for the sentence that says that the value is missing. */
	readonly example?: string;
};

export type OptionValues = ReadonlyMap<string, readonly string[]>;

export type Parsed =
	| {readonly ok: true; readonly values: Values; readonly positionals: readonly string[]}
	/** `said`: the problem says everything; a hint at the help would add nothing. */
	| {readonly ok: false; readonly problem: string; readonly said?: boolean};

export class Values {
	/** `defaults`: the options that were not typed, but come from the environment or the profile. */
	constructor(
		private readonly map: OptionValues,
		private readonly defaults: ReadonlySet<string> = new Set(),
	) {}

	/** Whether the option was given on the command line itself. */
	typed(name: string): boolean {
		return this.map.has(name) && !this.defaults.has(name);
	}

	names(): readonly string[] {
		return [...this.map.keys()];
	}

	/** Whether the option was given, on the command line or as a default. */
	has(name: string): boolean {
		return this.map.has(name);
	}

	/** Its last argument; undefined when the option is missing, a switch, or was given without an argument. */
	get(name: string): string | undefined {
		return this.map.get(name)?.at(-1);
	}

	all(name: string): readonly string[] {
		return this.map.get(name) ?? [];
	}
}
