import {expect, test} from 'vitest';
import type {Cause} from '../../../source/diagnosis/causes.ts';
import {
	agreed,
	type Claimed,
	candidatesOf,
	type Readings,
	speakers,
	speakingFor,
} from '../../../source/diagnosis/refusal/agree.ts';

function readings(
	claimed: Claimed,
	scores: Partial<Record<Cause, number>>,
	chances: Partial<Record<Cause, number>>,
): Readings {
	return {
		claimed,
		judged: (Object.entries(scores) as [Cause, number][]).map(([cause, score]) => ({
			cause,
			score,
			evidence: [],
		})),
		learned: (Object.entries(chances) as [Cause, number][]).map(([cause, chance]) => ({
			cause,
			chance,
			place: null,
		})),
	};
}

const unknown = (confidence: 'certain' | 'likely' | 'possible'): Claimed => ({
	cause: 'recipient-unknown',
	confidence,
});

test('what both are sure of is certain, and less so the less sure they are', () => {
	const both = {'recipient-unknown': 0.95, 'content-spam': 0.02};
	const claim = (confidence: 'certain' | 'likely' | 'possible', score: number, chances = both) =>
		agreed(readings(unknown(confidence), {'recipient-unknown': score}, chances));
	expect(claim('certain', 4)).toEqual(unknown('certain'));
	expect(claim('likely', 1.5)).toEqual(unknown('certain'));
	expect(claim('likely', 1.5, {'recipient-unknown': 0.6, 'content-spam': 0.1})).toEqual(unknown('likely'));
	expect(claim('possible', 1, {'recipient-unknown': 0.5, 'content-spam': 0.3})).toEqual(unknown('possible'));
	expect(claim('possible', 1, {'recipient-unknown': 0.05, 'content-spam': 0.3})).toBeNull();
});

test('what is learned against it lowers a claim, and turns it where it is much surer', () => {
	const other = {'content-spam': 0.99, 'recipient-unknown': 0.001};
	expect(agreed(readings(unknown('possible'), {'recipient-unknown': 1.2}, other))).toEqual({
		cause: 'content-spam',
		confidence: 'certain',
	});
	const doubted = {...other, 'content-spam': 0.8};
	expect(agreed(readings(unknown('certain'), {'recipient-unknown': 4}, doubted))).toEqual({
		cause: 'content-spam',
		confidence: 'likely',
	});
	expect(
		agreed(
			readings(
				unknown('likely'),
				{'recipient-unknown': 2, 'content-spam': 1.5},
				{'content-spam': 0.15, 'recipient-unknown': 0.1},
			),
		),
	).toBeNull();
});

test('what only one of them knows is claimed where it is sure enough', () => {
	const learned = (chance: number) =>
		agreed(readings(null, {}, {'content-spam': chance, 'content-policy': 0.1}));
	expect([0.97, 0.9, 0.6, 0.3].map(chance => learned(chance)?.confidence ?? null)).toEqual([
		'certain',
		'likely',
		'possible',
		null,
	]);
	const rules: Claimed = {cause: 'spf', confidence: 'certain'};
	expect(agreed(readings(rules, {spf: 4}, {spf: 0.02}))).toEqual({cause: 'spf', confidence: 'possible'});
	// Evidence that was too little for the rules counts.
	const alike = {'content-spam': 0.5, 'content-policy': 0.45};
	expect(agreed(readings(null, {}, alike))).toBeNull();
	expect(agreed(readings(null, {'content-policy': 1.4}, alike))).toEqual({
		cause: 'content-policy',
		confidence: 'possible',
	});
});

test('nothing is claimed where no reason is the likeliest', () => {
	expect(agreed(readings(null, {}, {'not-stated': 0.9, 'content-spam': 0.7}))).toBeNull();
	expect(agreed(readings(null, {}, {}))).toBeNull();
});

test('what speaks for a cause is what each says of it, and of the next one', () => {
	const both = readings(
		unknown('likely'),
		{'recipient-unknown': 9, 'relay-denied': 1.5},
		{'relay-denied': 0.5, 'content-spam': 0.5},
	);
	expect(speakingFor('recipient-unknown', both)).toEqual({
		always: 1,
		learned: Math.log(0.001 / 0.999),
		learnedOther: 0,
		read: 4,
		readOther: 1.5,
		certain: 0,
		likely: 1,
	});
	expect(speakingFor('relay-denied', both)).toMatchObject({read: 1.5, readOther: 4, likely: 0});
	expect(Object.keys(speakingFor('spf', both))).toEqual([...speakers]);
});

test('each cause that either thinks of is a candidate once, of what was learned the first five', () => {
	const chances = {
		spf: 0.9,
		dkim: 0.8,
		dmarc: 0.7,
		'content-spam': 0.6,
		'content-policy': 0.5,
		'relay-denied': 0.4,
	};
	expect(candidatesOf(readings(unknown('possible'), {spf: 1, 'client-listed': 1}, chances))).toEqual([
		'spf',
		'dkim',
		'dmarc',
		'content-spam',
		'content-policy',
		'client-listed',
		'recipient-unknown',
	]);
});
