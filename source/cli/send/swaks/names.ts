/** What the parser needs to know of swaks' names, made from the table. */
import {completed} from '../../arguments/manner.ts';
import type {Option} from '../../arguments/option.ts';
import {type Here, type SwaksOption, swaksOptions} from './table.ts';

const rows: readonly SwaksOption[] = swaksOptions.flatMap(({options}) => options);

/** The option that a name of swaks stands for; one that has no option here stands for itself. */
export const standsFor: ReadonlyMap<string, string> = new Map(
	rows.flatMap(({names, here}) =>
		names.map((name): [string, string] => [name, here.is === 'option' ? here.option : names[0]]),
	),
);

const rowsFor = Map.groupBy(rows, ({here}) => (here.is === 'option' ? here.option : null));

/** `-h` is not among them: it is the help, unless a name stands behind it (`words.ts`). */
export function withSwaksNames(options: readonly Option[]): readonly Option[] {
	return options.map(option => {
		const others = (rowsFor.get(option.name) ?? [])
			.flatMap(({names}) => names)
			.filter(name => name !== option.name && name !== 'h' && !option.aliases?.includes(name));
		return others.length === 0 ? option : {...option, aliases: [...(option.aliases ?? []), ...others]};
	});
}

/** Accepted without effect; not in the help. */
export const withoutEffect: readonly Option[] = rows.flatMap(({names: [name, ...aliases], here}) =>
	here.is === 'nothing'
		? [{name, aliases, help: here.why, ...(here.argument && {argument: 'TEXT', optional: true})}]
		: [],
);

/** The sentence for an option of swaks that is not here, also where its name is shortened; null for any other. */
export function insteadOf(written: string): string | null {
	const meant = completed(written.replace(/^--?/, ''), standsFor);
	const here: Here | undefined = rows.find(({names}) => names[0] === meant)?.here;
	return here?.is === 'refused' ? here.instead : null;
}

/** Where swaks has several values for an option, and keeps them all. */
const lists: readonly string[] = [
	...[
		'header',
		'add-header',
		'attach',
		'attach-name',
		'attach-type',
		'attach-body',
		'xclient',
		'xclient-delim',
	],
];

/** The options of which swaks keeps the last value alone. */
export const lastValueCounts: ReadonlySet<string> = new Set(
	[...standsFor.values()].filter(name => !lists.includes(name)),
);
