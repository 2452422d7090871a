/** What may stand behind `/auth`: a mechanism, a user name, and whether the first answer goes on the AUTH line. */
import {mechanismOf} from '../sasl/lookup.ts';

export type LoginWords = {
	readonly words: readonly string[];
	/** Absent: as is usual for the mechanism. */
	readonly initialResponse?: boolean;
};

export function readLoginWords(argument: string): LoginWords {
	const all = argument.trim().split(/\s+/).filter(Boolean);
	const wish = all.map(word => setting.exec(word)?.[1]?.toLowerCase()).findLast(Boolean);
	return {
		words: all.filter(word => !setting.test(word)),
		...(wish !== undefined && {initialResponse: wish === 'yes'}),
	};
}

/** For a script: the word that makes `/auth` do again what was done; empty where it does so by itself. */
export function initialWord(mechanism: string, given: boolean): string {
	const usual = mechanismOf(mechanism).speaksFirst === 'client';
	return given === usual ? '' : `initial=${given ? 'yes' : 'no'}`;
}

const setting = /^initial=(yes|no)$/i;
