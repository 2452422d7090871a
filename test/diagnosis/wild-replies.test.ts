/** How many refusals from the wild get a specific finding, and the right one: figures by theme. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';
import {listingOf} from './listing.ts';
import {wildReplies} from './wild-replies.ts';

const found = wildReplies.map(([theme, answers, reply, rules]) => {
	const rule = diagnose(entriesOf(listingOf(answers, reply))).at(-1)?.rule ?? 'none';
	return {theme, reply, rule, right: rules.test(rule)};
});

test('at least nineteen of twenty are told rightly, in every theme nine of ten', () => {
	const themes = [...new Set(found.map(({theme}) => theme))];
	const figures = themes.map(theme => {
		const all = found.filter(one => one.theme === theme);
		return {theme, all: all.length, right: all.filter(({right}) => right).length};
	});
	console.log(figures.map(({theme, all, right}) => `${theme}: ${right} of ${all}`).join('\n'));
	const wrong = found.filter(({right}) => !right).map(({reply, rule}) => `${rule} for ${reply}`);
	expect(wrong.length / found.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
	for (const {theme, all, right} of figures) {
		expect(right / all, theme).toBeGreaterThanOrEqual(0.9);
	}
});
