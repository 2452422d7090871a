import {expect, it} from 'vitest';
import {findLinks, replyText} from '../../source/decode/reply-text.ts';
import {reply} from '../support/entries.ts';

it('is all lines together, without their codes', () => {
	expect(replyText(reply(['550-5.7.1 not', '550 5.7.1 here']).lines)).toBe('not here');
});

it('is no longer than anybody reads', () => {
	const long = Array.from({length: 1000}, () => `250-${'x'.repeat(500)}`);
	expect(replyText(reply(long).lines)).toHaveLength(4000);
});

it('finds the first five links, each once, without the full stop behind it', () => {
	const links = Array.from({length: 9}, (_, number) => `https://mx.example/${number}.`);
	expect(findLinks(`${links.join(' ')} ${links[0]}`)).toEqual(
		links.slice(0, 5).map(link => link.slice(0, -1)),
	);
});
