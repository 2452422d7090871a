/** A text in ASCII is read with patterns of its own, to the same words as any other. */
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {tokensOf} from '../../../source/diagnosis/refusal/tokens.ts';

const words = (text: string): readonly string[] => tokensOf(text).map(token => token.text);

it.each([
	['Mailbox/inbox over-quota, can\'t "store" it', 'mailbox inbox overquota cannot store it'],
	['user_name - unknown <addr> 5 times... Retry?', 'username unknown <addr> 5 times retry'],
	['Größe/Länge zu-groß', 'größe länge zu groß'],
	['邮箱 does not exist', '邮 箱 does not exist'],
])('%s', (text, expected) => {
	expect(words(text).join(' ')).toBe(expected);
});

const pieces = [
	'a',
	'Mail',
	'x1',
	'/',
	'-',
	'_',
	' ',
	'.',
	'..',
	'?',
	',',
	'(',
	'"',
	'|',
	'=',
	'<ip>',
	'<',
	"n't",
	'[',
	';',
];

it('reads what is in ASCII as it does beside other letters', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 20}), all => {
			const text = all.join('');
			const [first, ...beside] = tokensOf(`é. ${text}`);
			expect(first?.text).toBe('é');
			// A mark before it sets the first word apart.
			const [head, ...alone] = tokensOf(text);
			const shifted = [...(head ? [{...head, apart: true}] : []), ...alone].map(token => ({
				...token,
				sentence: token.sentence + 1,
			}));
			expect(beside).toEqual(shifted);
		}),
		{numRuns: 2000},
	);
});
