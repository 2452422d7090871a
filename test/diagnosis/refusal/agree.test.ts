import {expect, test} from 'vitest';
import type {Cause} from '../../../source/diagnosis/causes.ts';
import {agreed, type Claimed} from '../../../source/diagnosis/refusal/agree.ts';
import type {Chance} from '../../../source/diagnosis/refusal/learned/learned.ts';

function learned(chances: Partial<Record<Cause, number>>): readonly Chance[] {
	return (Object.entries(chances) as [Cause, number][]).map(([cause, chance]) => ({
		cause,
		chance,
		place: null,
	}));
}

function judged(scores: Partial<Record<Cause, number>>) {
	return (Object.entries(scores) as [Cause, number][]).map(([cause, score]) => ({
		cause,
		score,
		evidence: [],
	}));
}

const unknown = (confidence: 'certain' | 'likely' | 'possible'): Claimed => ({
	cause: 'recipient-unknown',
	confidence,
});

test('what both say is claimed as surely as the rules claim it', () => {
	const scores = judged({'recipient-unknown': 4});
	const both = learned({'recipient-unknown': 0.95, 'content-spam': 0.02, 'not-stated': 0.03});
	expect(agreed(unknown('certain'), scores, both)).toEqual(unknown('certain'));
	// The rules did not understand all of it.
	expect(agreed(unknown('likely'), scores, both)).toEqual(unknown('likely'));
	expect(agreed(unknown('possible'), scores, both)).toEqual(unknown('likely'));
});

test('what is learned against it lowers a claim, and turns it where it is much surer', () => {
	const scores = judged({'recipient-unknown': 2});
	const doubting = learned({'recipient-unknown': 0.3, 'recipient-disabled': 0.4, 'sender-blocked': 0.3});
	expect(agreed(unknown('certain'), scores, doubting)).toEqual(unknown('likely'));
	expect(agreed(unknown('possible'), scores, doubting)).toEqual(unknown('possible'));
	const other = learned({'content-spam': 0.97, 'recipient-unknown': 0.001, 'content-virus': 0.03});
	expect(agreed(unknown('possible'), judged({'recipient-unknown': 1.2}), other)).toEqual({
		cause: 'content-spam',
		confidence: 'likely',
	});
	// Of what rules are certain of against all that was learned, one in four is true.
	expect(agreed(unknown('certain'), judged({'recipient-unknown': 4}), other)).toEqual({
		cause: 'content-spam',
		confidence: 'likely',
	});
});

test('what only one of them knows is claimed where it is sure enough', () => {
	expect(agreed(null, [], learned({'content-spam': 0.8, 'content-policy': 0.2}))).toEqual({
		cause: 'content-spam',
		confidence: 'likely',
	});
	expect(
		agreed(null, [], learned({'content-spam': 0.45, 'content-policy': 0.3, 'not-stated': 0.25})),
	).toEqual({
		cause: 'content-spam',
		confidence: 'possible',
	});
	// Evidence that was too little for the rules counts.
	expect(
		agreed(null, judged({'content-policy': 0.9}), learned({'content-spam': 0.45, 'content-policy': 0.4})),
	).toMatchObject({cause: 'content-policy'});
});

test('nothing is claimed where many causes are alike, or where no reason is the likeliest', () => {
	const names: readonly Cause[] = ['content-spam', 'content-policy', 'spf', 'dkim', 'dmarc', 'client-listed'];
	const alike = learned(Object.fromEntries(names.map(cause => [cause, 1 / 6])));
	expect(agreed(null, [], alike)).toBeNull();
	// A sure rule needs less.
	expect(agreed({cause: 'spf', confidence: 'likely'}, [], alike)).toEqual({
		cause: 'spf',
		confidence: 'possible',
	});
	expect(agreed({cause: 'spf', confidence: 'possible'}, [], alike)).toBeNull();
	expect(agreed(null, [], learned({'not-stated': 0.9, 'content-spam': 0.1}))).toBeNull();
});
