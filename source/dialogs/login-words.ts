/** What may stand behind `/auth`: a mechanism, a user name, whom to act as, and whether the first answer goes on the AUTH line. */
import {mechanismOf} from '../sasl/lookup.ts';

export type LoginWords = {
	readonly words: readonly string[];
	/** Absent: as is usual for the mechanism. */
	readonly initialResponse?: boolean;
	/** Whom to act as, where that is not the user who logs in. */
	readonly authzid?: string;
};

/** Of a setting that is given twice, the last counts. */
export function readLoginWords(argument: string): LoginWords {
	const all = argument.trim().split(/\s+/).filter(Boolean);
	const answer = all.map(word => initial.exec(word)?.[1]?.toLowerCase()).findLast(Boolean);
	const authzid = all.map(word => actAs.exec(word)?.[1]).findLast(Boolean);
	return {
		words: all.filter(word => !initial.test(word) && !actAs.test(word)),
		...(answer !== undefined && {initialResponse: answer === 'yes'}),
		...(authzid !== undefined && {authzid}),
	};
}

/** For a script: the word that makes `/auth` do again what was done; empty where it does so by itself. */
export function initialWord(mechanism: string, given: boolean): string {
	const usual = mechanismOf(mechanism).speaksFirst === 'client';
	return given === usual ? '' : `initial=${given ? 'yes' : 'no'}`;
}

const initial = /^initial=(yes|no)$/i;
const actAs = /^as=(.+)$/i;
