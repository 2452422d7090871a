import {expect, test} from 'vitest';
import {cells} from '../../source/ui/graphemes.ts';
import {actionOf, footerWords, keymap, shownKey} from '../../source/ui/keymap.ts';

test('no key has two meanings', () => {
	const keys = keymap.flatMap(binding => binding.keys);
	expect(new Set(keys).size).toBe(keys.length);
});

test('keys lead to their actions', () => {
	expect(actionOf('ctrl+up')).toBe('entry-up');
	expect(actionOf('alt+3')).toBe('view-3');
	expect(actionOf('ctrl+q')).toBeUndefined();
});

test('a key is shown as it stands on a keyboard', () => {
	expect(keymap.filter(binding => binding.help).map(shownKey)).toEqual(
		expect.arrayContaining(['Enter', 'Tab', 'Shift+Tab', 'Ctrl+P', 'Alt+↑↓', '?']),
	);
});

test.each([38, 60, 80, 140].flatMap(width => [true, false].map(empty => [width, empty] as const)))(
	'the footer fits %i columns and always names the help; nothing typed: %s',
	(width, empty) => {
		const words = footerWords(width, empty);
		expect(cells(words.map(({key, word}) => ` ${key} ${word} `).join(' '))).toBeLessThanOrEqual(width);
		expect(words.map(({key}) => key)).toContain('?');
		const tab = words.find(({key}) => key === 'Tab')?.word;
		expect([undefined, empty ? 'next view' : 'complete']).toContain(tab);
	},
);
