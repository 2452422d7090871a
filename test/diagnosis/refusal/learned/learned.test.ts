import fc from 'fast-check';
import {expect, test} from 'vitest';
import {causeIds} from '../../../../source/diagnosis/causes.ts';
import {chancesOf, escaped, weightsIn} from '../../../../source/diagnosis/refusal/learned/learned.ts';
import {readWeights} from '../../../../source/diagnosis/refusal/learned/weights.ts';
import {readReply} from '../../../../source/diagnosis/refusal/roles.ts';
import {tokensOf} from '../../../../source/diagnosis/refusal/tokens.ts';
import {learnable} from '../../learn.ts';
import {entriesFor} from '../../listing.ts';

const toy = weightsIn(
	[
		'recipient-unknown content-spam not-stated',
		'#550\t12A',
		'\\u4e0d\\u5b58\t20A',
		'always\t5C',
		'nobody\t30A-20B',
		'nobody here\t45A',
		'spam\t40B',
	].join('\n'),
);

function reading(reply: string) {
	const entry = entriesFor('RCPT', reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	return readReply(entry);
}

function chances(reply: string, weights = toy) {
	const read = reading(reply);
	return chancesOf(read, tokensOf(read.text), weights);
}

test('the weights of a feature are those of its line, in ones', () => {
	expect(toy.weightsOf('nobody')).toEqual([
		[0, 3],
		[1, -2],
	]);
	expect(toy.weightsOf('#550')).toEqual([[0, 1.2]]);
	expect(toy.weightsOf('不存')).toEqual([[0, 2]]);
	expect(toy.weightsOf('spam')).toEqual([[1, 4]]);
	// Asked again, it is remembered.
	expect(toy.weightsOf('spam')).toBe(toy.weightsOf('spam'));
	for (const name of ['', 'nobod', 'nobody h', 'zzz', '!', 'recipient-unknown content-spam not-stated']) {
		expect(toy.weightsOf(name)).toEqual([]);
	}
});

test('each line of any text is found, and nothing else', () => {
	const names = fc.uniqueArray(fc.stringMatching(/^[\x20-\x7eä存]{1,12}$/), {maxLength: 40});
	fc.assert(
		fc.property(names, fc.string(), (known, other) => {
			const lines = known.map(escaped).toSorted((one, two) => (one < two ? -1 : 1));
			const {weightsOf} = weightsIn(
				['not-stated', ...lines.map((name, at) => `${name}\t${at + 1}A`)].join('\n'),
			);
			for (const name of known) {
				expect(weightsOf(name)).toEqual([[0, (lines.indexOf(escaped(name)) + 1) / 10]]);
			}

			expect(weightsOf(other).length).toBe(known.includes(other) ? 1 : 0);
		}),
	);
});

test('each cause has a chance of its own, the likeliest first, with the words that speak for it', () => {
	const found = chances('550 There is nobody here');
	expect(found.map(({cause}) => cause)).toEqual(['recipient-unknown', 'not-stated', 'content-spam']);
	// nobody, nobody here, #550, and always for the other.
	const each = 1 / Math.sqrt(8);
	const sums = [(3 + 4.5) * each + 0.35 * 1.2, 0.3 * 0.5, -2 * each];
	expect(found.map(({chance}) => chance)).toEqual(sums.map(sum => expect.closeTo(1 / (1 + Math.exp(-sum)))));
	expect(found[0]?.place).toEqual({from: 2, to: 3, least: {from: 2, to: 3}});
});

test('words beside the telling ones are told as far as they were learned beside each other, at most eight', () => {
	const pairs = ['a b', 'b c', 'c d', 'd e', 'e f', 'f g', 'g h', 'h i', 'i j'];
	const known = weightsIn(
		[
			'server-failed not-stated',
			...[...pairs.map(pair => `${pair}\t5B`), 'd\t90A', 'x\t90A', 'y\t9B'].sort(),
		].join('\n'),
	);
	const placeIn = (words: string) => {
		const [best] = chances(`450 ${words}`, known);
		return best?.cause === 'server-failed' && best.place
			? {from: best.place.from, to: best.place.to}
			: 'none';
	};
	expect(placeIn('a b c d')).toEqual({from: 0, to: 3});
	expect(placeIn('c d e f')).toEqual({from: 0, to: 3});
	// What was never seen beside it may be anything, and a sentence ends there.
	expect(placeIn('a b secret c d secret e f')).toEqual({from: 3, to: 4});
	expect(placeIn('a b c d. e f')).toEqual({from: 0, to: 3});
	expect(placeIn('a x y b')).toEqual({from: 1, to: 1});
	expect(placeIn('a b c d e f g h i j')).toEqual({from: 2, to: 9});
});

test('words that weigh less than the numbers are told, and the one that weighs most by itself', () => {
	const known = weightsIn(['server-failed', '#4\t90A', 'a b\t1A', 'b\t5A', 'b c\t1A'].join('\n'));
	const [best] = chances('450 a b c', known);
	expect(best?.place).toEqual({from: 0, to: 2, least: {from: 1, to: 1}});
});

test('where only numbers speak for a cause there are no words', () => {
	const [best] = chances('550 Good day');
	expect(best).toMatchObject({cause: 'recipient-unknown', place: null});
});

test('what was learned knows every cause of refusals, and usual words', () => {
	const text = readWeights();
	expect(text.slice(0, text.indexOf('\n')).split(' ')).toEqual([...learnable]);
	expect(causeIds).toEqual(expect.arrayContaining([...learnable]));
	const learned = weightsIn(text);
	expect(chances('550 5.1.1 No such user here', learned)[0]?.cause).toBe('recipient-unknown');
	expect(chances('550 5.7.1 Relaying denied', learned)[0]?.cause).toBe('relay-denied');
	expect(chances('452 4.2.2 Mailbox full', learned)[0]?.cause).toBe('recipient-full');
});
