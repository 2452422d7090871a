/** Who answers, as far as its own words tell: software, service, and a in between that rewrites them. */
import {type Guess, type Recognised, recogniseInEntries} from '../../decode/server-software.ts';
import type {Entry} from '../../session/entry.ts';
import {type Line, line, type Piece, piece} from '../screen/lines.ts';

export function softwareLines(entries: readonly Entry[]): Line[] {
	const recognised = recogniseInEntries(entries);
	return guesses.flatMap(([label, name]) => {
		const guess = recognised[name];
		return guess ? guessLines(label, guess, name === 'middlebox') : [];
	});
}

const guesses: readonly (readonly [string, keyof Recognised])[] = [
	['software', 'software'],
	['service', 'service'],
	['in between', 'middlebox'],
];

const confidences: Readonly<Record<Guess['confidence'], string>> = {
	certain: 'certain',
	likely: 'likely, not certain',
	possible: 'possible, a guess',
};

const shownEvidence = 2;

function guessLines(label: string, {name, version, confidence, evidence}: Guess, isAlarm: boolean): Line[] {
	const who: Piece = piece([name, version].filter(Boolean).join(' '), isAlarm ? 'bad' : 'strong');
	const more = evidence.length - shownEvidence;
	return [
		line(
			piece(`${label.padEnd(12)}  `, 'dim'),
			isAlarm ? piece('! ', 'bad') : '',
			who,
			`  ${confidences[confidence]}`,
		),
		...evidence.slice(0, shownEvidence).map(({words}, index) => ({
			...line(
				piece(
					`${' '.repeat(14)}${words}${index === shownEvidence - 1 && more > 0 ? ` And ${more} more.` : ''}`,
					'dim',
				),
			),
			indent: 14,
		})),
	];
}
