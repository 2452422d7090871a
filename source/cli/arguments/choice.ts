/** Options whose value is one of a few words, or a number: one form of sentence for each. */
import {nearest} from '../../protocol/nearest.ts';
import type {Values} from './option.ts';
import {UsageError} from './usage-error.ts';

/** The word in any case; undefined where the option is not given. Throws a UsageError for any other word. */
export function choiceFrom<Choice extends string>(
	values: Values,
	name: string,
	choices: readonly Choice[],
): Choice | undefined {
	const given = values.get(name);
	if (given === undefined) {
		return undefined;
	}

	const chosen = choices.find(choice => choice.toLowerCase() === given.toLowerCase());
	if (chosen === undefined) {
		const near = choices.length > 4 ? nearest(given.toLowerCase(), choices) : null;
		throw new UsageError(
			`--${name} must be ${listed(choices)}; “${given}” was given.${near === null ? '' : ` Did you mean ${near}?`}`,
		);
	}

	return chosen;
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
	const [last = '', ...others] = words.toReversed();
	return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}

/** A whole number from `least` to `most`; undefined where the option is not given. */
export function numberFrom(
	values: Values,
	name: string,
	{least = 1, most}: {readonly least?: number; readonly most: number},
): number | undefined {
	const given = values.get(name);
	if (given === undefined) {
		return undefined;
	}

	const number = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
	if (!(number >= least && number <= most)) {
		throw new UsageError(`--${name} must be a number from ${least} to ${most}; “${given}” was given.`);
	}

	return number;
}
