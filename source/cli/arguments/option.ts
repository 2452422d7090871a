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
	/** The prompt with which the value is asked for where the argument is left out. */
	readonly asked?: string;
	/** An empty argument counts as left out too, as that of an unset variable. */
	readonly askedIfEmpty?: boolean;
	/** Where the argument may be left out: the next word is the argument only if it matches, so a server is not. */
	readonly takes?: RegExp;
	/** A number below zero is a value of it, so that `-4` behind it is not the option `-4`. */
	readonly signed?: boolean;
	/** May be given more than once. */
	readonly multiple?: boolean;
	/** Goes out as a piece of one line, so no line break may stand in it. */
	readonly oneLine?: boolean;
	/**
	 * Only on the command line: it says what is done, is a secret, or means something else to another subcommand, so
	 * neither a profile nor a variable may set it.
	 */
	readonly lineOnly?: boolean;
	/** Beginnings such as `h-`: `--h-Subject Hello` means the same as this option with `Subject: Hello`. */
	readonly prefixes?: readonly string[];
	readonly help: string;
	/** Values that a shell offers: these words, or those that the program knows. */
	readonly offers?: readonly string[] | 'rules' | 'mechanisms';
	/** A value with its option, for the sentence that says that the value is missing. */
	readonly example?: string;
};

/** Options of a subcommand that share their names, but not their meaning, with those of others. */
export function onlyTyped(options: readonly Option[]): readonly Option[] {
	return options.map(option => ({...option, lineOnly: true}));
}

export type OptionValues = ReadonlyMap<string, readonly string[]>;

export type Parsed =
	| {readonly ok: true; readonly values: Values; readonly positionals: readonly string[]}
	/** `said`: the problem says everything; a hint at the help would add nothing. */
	| {readonly ok: false; readonly problem: string; readonly said?: boolean};

/** One value as it was typed, by the name of its option; empty for a switch. */
export type Occurrence = {readonly name: string; readonly value: string};

export class Values {
	/**
	 * `defaults`: the options that were not typed, but come from the environment or the profile. `typedOrder`: the
	 * values in the order of the command line, for options whose order among one another counts.
	 */
	constructor(
		private readonly map: OptionValues,
		private readonly defaults: ReadonlySet<string> = new Set(),
		readonly typedOrder: readonly Occurrence[] = [],
	) {}

	/** The values of these options in the order in which they were typed; those of a default come last. */
	sequence(names: readonly string[]): readonly Occurrence[] {
		const typed = this.typedOrder.filter(({name}) => names.includes(name));
		const rest = names.filter(name => !typed.some(each => each.name === name));
		return [...typed, ...rest.flatMap(name => this.all(name).map(value => ({name, value})))];
	}

	/** The same with other values for some options; null takes an option away. */
	with(changes: ReadonlyMap<string, readonly string[] | null>): Values {
		const map = new Map(this.map);
		for (const [name, values] of changes) {
			if (values === null) {
				map.delete(name);
			} else {
				map.set(name, values);
			}
		}

		const order = this.typedOrder.filter(({name}) => !changes.has(name));
		return new Values(map, this.defaults, order);
	}

	/** The same with further options that no one typed. */
	withUntyped(found: ReadonlyMap<string, readonly string[]>): Values {
		const defaults = new Set([...this.defaults, ...found.keys()]);
		return new Values(new Map([...this.map, ...found]), defaults, this.typedOrder);
	}

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
