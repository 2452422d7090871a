/** Every way to write each option. swaks also writes long names with a single dash. */
import {completed, type Manner} from './manner.ts';
import type {Option} from './option.ts';

/** One word of the command line that is an option of ours. */
export type Spelling = {
	readonly option: Option;
	/** The option as it was typed, without what follows an `=`. */
	readonly written: string;
	/** Behind the `=`. */
	readonly attached: string | undefined;
	/** The header field that `--h-Subject` names; null for every other option. */
	readonly field: string | null;
	/** `--no-NAME`: what was given so far does not count. */
	readonly takenBack?: true;
};

export type Spellings = {
	read(word: string): Spelling | undefined;
	/** Long names, without dashes. */
	names(): readonly string[];
};

/** All ways to write each option, with one hyphen or two. Of a name that two options have, the last counts. */
export function spellingsOf(options: readonly Option[], manner: Manner): Spellings {
	const names = new Map<string, Option>();
	for (const option of options) {
		for (const name of [option.name, ...(option.aliases ?? [])]) {
			names.set(`--${name}`, option);
			names.set(`-${name}`, option);
		}

		if (option.short) {
			names.set(`-${option.short}`, option);
		}
	}

	return {
		names: () => [...names.keys()].filter(name => /^--\w./.test(name)).map(name => name.slice(2)),
		read(word) {
			const equals = word.indexOf('=');
			const written = equals > 0 ? word.slice(0, equals) : word;
			const attached = equals > 0 ? word.slice(equals + 1) : undefined;
			const option = names.get(written);
			return option
				? {option, written, attached, field: null}
				: (fieldIn({written, attached}, options) ?? looser({written, attached}, names, manner));
		},
	};
}

type Word = Pick<Spelling, 'written' | 'attached'>;

/** swaks' way to name a header field in the option itself: `--h-Subject`, `--header-Subject`, `--h-Subject:`. */
function fieldIn(word: Word, options: readonly Option[]): Spelling | undefined {
	for (const option of options) {
		for (const prefix of option.prefixes ?? []) {
			const field = new RegExp(`^--?${prefix}(.+)$`).exec(word.written)?.[1];
			if (field !== undefined) {
				return {...word, option, field: field.replace(/:$/, '')};
			}
		}
	}

	return undefined;
}

/** A name that is shortened, or taken back. */
function looser(word: Word, names: ReadonlyMap<string, Option>, manner: Manner): Spelling | undefined {
	const [, name] = /^--?(\w[\w-]*)$/.exec(word.written) ?? [];
	const {shortened, changeable} = manner;
	if (name === undefined || shortened === undefined) {
		return undefined;
	}

	const meant = completed(name, shortened);
	const option = meant === null ? undefined : names.get(`--${meant}`);
	if (option) {
		return {...word, option, field: null};
	}

	const [, denied] = /^no-(.+)$/.exec(name) ?? [];
	const back = denied === undefined ? null : completed(denied, shortened);
	const taken = back === null || !changeable?.has(back) ? undefined : names.get(`--${back}`);
	return taken && {...word, option: taken, field: null, takenBack: true};
}
