/** A verdict in a few words. */
import type {Retry} from '../decode/explanation.ts';
import type {Finding} from './finding.ts';
import {toldNext, toldStep, wordsOf} from './told.ts';

export const retryWords: Readonly<Record<Retry, string>> = {
	none: '',
	now: 'may be tried again at once, once fixed',
	later: 'temporary: try again later',
	never: 'permanent: not again unchanged',
};

/** Who can fix it, and whether to try again; empty for a note, which asks for nothing. */
export function verdictWords({level, fault, retry}: Finding): string {
	if (level === 'note') {
		return '';
	}

	return fault === 'you' && retry === 'now'
		? 'yours to fix, then it may be tried again at once'
		: [faultWords[fault], briefly[retry]].filter(Boolean).join(' · ');
}

/** The line to type and what helps, `RSET; MAIL with another sender`; empty where nothing is asked for. */
export function nextWords({next, step}: Finding): string {
	return [next === undefined ? '' : wordsOf(toldNext(next)), step === undefined ? '' : toldStep(step)]
		.filter(Boolean)
		.join('; ');
}

const faultWords = {
	you: 'yours to fix',
	server: 'the server’s own trouble',
	policy: 'up to the other side',
	network: 'the network or DNS between',
} as const;

/** The next step that stands beside it says the rest. */
const briefly = {
	none: '',
	now: 'may be tried again at once',
	later: 'temporary',
	never: 'permanent: not again unchanged',
} as const;
