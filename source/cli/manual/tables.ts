/** What the manual page and the completions are made from: every subcommand with its rows. */
import {ruleIds} from '../../diagnosis/stories.ts';
import {knownMechanisms} from '../../sasl/grades.ts';
import type {Option} from '../arguments/option.ts';
import type {Subcommand, SubcommandEntry} from '../arguments/subcommand.ts';

export type SubcommandTable = {readonly entry: SubcommandEntry; readonly subcommand: Subcommand};

/** Each subcommand with its options: all of them are loaded. */
export async function subcommandTables(
	entries: readonly SubcommandEntry[],
): Promise<readonly SubcommandTable[]> {
	return Promise.all(entries.map(async entry => ({entry, subcommand: await entry.load()})));
}

/** What a shell offers as the value of an option. `free`: anything, so nothing is offered. */
export type Offer =
	| {readonly kind: 'switch' | 'path' | 'free'}
	| {readonly kind: 'words'; readonly words: readonly string[]};

/** What the shell completes behind the option. */
export function offerOf({argument, offers, optional, asked}: Option): Offer {
	if (argument === undefined) {
		return {kind: 'switch'};
	}

	if (offers !== undefined) {
		return {kind: 'words', words: wordsOf(offers)};
	}

	// Without its value it ends there, so what follows may be anything.
	if (optional || asked) {
		return {kind: 'switch'};
	}

	return {kind: ['FILE', 'FOLDER', 'PATH'].includes(argument) ? 'path' : 'free'};
}

function wordsOf(offers: NonNullable<Option['offers']>): readonly string[] {
	switch (offers) {
		case 'rules':
			return ruleIds;
		case 'mechanisms':
			return knownMechanisms;
		default:
			return offers;
	}
}

/** `--name`, its aliases and `-x`, as they are offered. */
export function spellingsOf({name, short, aliases = []}: Option): readonly string[] {
	const long = [name, ...aliases].filter(each => each.length > 1).map(each => `--${each}`);
	return short === undefined ? long : [...long, `-${short}`];
}

export function optionsOf({groups}: Subcommand): readonly Option[] {
	return groups.flatMap(({options}) => options);
}
