import {describe, expect, it} from 'vitest';
import {createPhraseFinder} from '../../source/reports/phrase-finder.ts';

function finder(...phrases: readonly (readonly [text: string, name: string, exact?: boolean])[]) {
	const made = createPhraseFinder();
	for (const [text, name, exact] of phrases) {
		made.add(text, name, exact);
	}

	return (text: string) => made.find(text).map(({start, end, name}) => `${text.slice(start, end)} ${name}`);
}

describe('phrases', () => {
	it('are found from left to right, the longest at each place', () => {
		const find = finder(['open-sesame', 'a'], ['open-sesame-now', 'b'], ['sesame-now', 'c']);
		expect(find('x open-sesame-now, open-sesame, sesame-now')).toEqual([
			'open-sesame-now b',
			'open-sesame a',
			'sesame-now c',
		]);
	});

	it('are not found where they are cut off, nor if they are short', () => {
		const find = finder(['open-sesame', 'a'], ['short', 'b']);
		expect(find('open-sesam')).toEqual([]);
		expect(find('short')).toEqual([]);
		expect(find('')).toEqual([]);
	});

	it('are found in any capital and small letters, unless they are to be found exactly', () => {
		expect(finder(['Open-Sesame', 'a'])('OPEN-sesame')).toEqual(['OPEN-sesame a']);
		expect(finder(['message', 'a', true])('Message message')).toEqual(['message a']);
	});

	it('that differ in their letters alone are each found', () => {
		expect(finder(['message', 'a', true], ['Message', 'b', true])('Message message MESSAGE')).toEqual([
			'Message b',
			'message a',
		]);
		expect(finder(['message', 'a', true], ['MESSAGE', 'b'])('message Message MESSAGE')).toEqual([
			'message a',
			'Message b',
			'MESSAGE b',
		]);
	});

	it('keep the name that they had first', () => {
		expect(finder(['Open-Sesame', 'a'], ['OPEN-SESAME', 'b'], ['Open-Sesame', 'c'])('open-sesame')).toEqual([
			'open-sesame a',
		]);
	});
});

it('only the wanted ones are found', () => {
	const made = createPhraseFinder();
	made.add('message', 'a', true);
	made.add('open-sesame', 'b');
	expect(made.find('message open-sesame', ({exact}) => !exact).map(({name}) => name)).toEqual(['b']);
});
