import fc from 'fast-check';
import {expect, test} from 'vitest';
import {featuresOf} from '../../../../source/diagnosis/refusal/learned/features.ts';
import {readReply} from '../../../../source/diagnosis/refusal/roles.ts';
import {tokensOf} from '../../../../source/diagnosis/refusal/tokens.ts';
import {entriesFor} from '../../listing.ts';

function featuresIn(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	const reading = readReply(entry);
	return featuresOf(reading, tokensOf(reading.text));
}

test('words, their beginnings and their neighbours within a sentence, then numbers, stage and links', () => {
	const found = featuresIn(
		'RCPT',
		'550 5.7.1 Sender rejected. See https://www.mail.Example.org/why?x and http://a.example',
	);
	expect(found.map(({name, place}) => `${name} ${place ? `${place.from}-${place.to}` : ''}`)).toEqual([
		'sender 0-0',
		'sende* 0-0',
		'sender rejected 0-1',
		'rejected 1-1',
		'rejec* 1-1',
		'see 2-2',
		'see <link> 2-3',
		'<link> 3-3',
		'<link> and 3-4',
		'and 4-4',
		'and <link> 4-5',
		'sender @RCPT 0-0',
		'rejected @RCPT 1-1',
		'<link> @RCPT 3-3',
		'@RCPT ',
		'#550 ',
		'#5 ',
		'#7.1 ',
		'#7.* ',
		'/example.org ',
		'/a.example ',
		'always ',
	]);
	const each = 1 / Math.sqrt(11);
	expect(found.map(({strength}) => strength)).toEqual(
		[
			...Array.from({length: 11}, () => each),
			...Array.from({length: 3}, () => 0.7 * each),
			...Array.from({length: 7}, () => 0.35),
			0.3,
		].map(strength => expect.closeTo(strength)),
	);
});

test('a word read as another counts as that; without an enhanced code there are fewer numbers', () => {
	const entry = entriesFor('', '450 Usr').findLast(({type}) => type === 'reply');
	const reading = entry?.type === 'reply' ? readReply(entry) : null;
	expect(reading).not.toBeNull();
	const names = reading
		? featuresOf(reading, [{text: 'usr', form: 'user', sentence: 0, apart: false, asked: false}]).map(
				({name}) => name,
			)
		: [];
	expect(names).toEqual(['user', 'user @OTHER', '@OTHER', '#450', '#4', 'always']);
});

test('whatever is said, each feature comes once, and a long reply is told by its beginning', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[\x21-\x7e]{1,12}$/), {maxLength: 400}), words => {
			const names = featuresIn('MAIL', `550 ${words.join(' ')}`).map(({name}) => name);
			expect(new Set(names).size).toBe(names.length);
			expect(names.length).toBeLessThan(200 * 4 + 20);
		}),
	);
});
