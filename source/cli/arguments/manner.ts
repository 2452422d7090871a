/** How a command line is read where it is not as strict as usual: for those who come from another program. */

export type Manner = {
	/** The sentence for an option that another program has, or null. */
	insteadOf?(written: string): string | null;
	/** Names that may be shortened to a beginning that no other of them has; each with the option it stands for. */
	readonly shortened?: ReadonlyMap<string, string>;
	/** Options that may be given again (the last one counts), and taken back with `--no-NAME`. By their names here. */
	readonly changeable?: ReadonlySet<string>;
	/** No word is a server, so an optional argument may be any word. */
	readonly withoutWords?: boolean;
};

/** The option that a beginning of a name stands for: null where there is none, or more than one. */
export function completed(beginning: string, names: ReadonlyMap<string, string>): string | null {
	const exact = names.get(beginning);
	if (exact !== undefined) {
		return exact;
	}

	const meant = new Set(
		[...names].filter(([name]) => name.startsWith(beginning)).map(([, option]) => option),
	);
	const [only, another] = meant;
	return only !== undefined && another === undefined ? only : null;
}
