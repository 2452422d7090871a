/**
 * `${NAME}` in the arguments of local commands: what `/set` gave, else the environment. Lines for the wire are
 * never touched. `$${` stands for `${` itself.
 */
export type Variables = Map<string, string>;

export type Expanded = {readonly text: string} | {readonly problem: string};

/** `variables` come before the environment. A problem for a name that neither has. */
export function expandVariables(
	text: string,
	variables: ReadonlyMap<string, string>,
	environment: Readonly<Record<string, string | undefined>>,
): Expanded {
	let problem: string | undefined;
	const expanded = text.replace(/\$\$\{|\$\{([^}]*)\}/g, (whole, name: string | undefined) => {
		if (name === undefined) {
			return '${';
		}

		const value =
			variables.get(name) ??
			(isName(name) && Object.hasOwn(environment, name) ? environment[name] : undefined);
		if (value === undefined) {
			problem ??= isName(name)
				? `there is no variable ${name}. Set it with /set ${name} VALUE, or in the environment.`
				: `“${whole}” is not a variable: a name has letters, digits and underscores. Write $\${ for these characters themselves.`;
		}

		return value ?? '';
	});
	return problem === undefined ? {text: expanded} : {problem};
}

/** `NAME VALUE`, as `/set` has it. */
export function readSetting(
	argument: string,
): {readonly name: string; readonly value: string} | {readonly problem: string} {
	const [, name = '', value] = /^\s*(\S*)(?:\s(.*))?$/s.exec(argument) ?? [];
	return isName(name) && value !== undefined
		? {name, value}
		: {
				problem:
					'Write /set NAME VALUE; a name has letters, digits and underscores, and does not begin with a digit.',
			};
}

function isName(text: string): boolean {
	return /^[A-Za-z_]\w*$/.test(text);
}
