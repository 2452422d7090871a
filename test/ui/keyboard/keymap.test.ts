import {expect, test} from 'vitest';
import {cells} from '../../../source/text/graphemes.ts';
import {footerWords} from '../../../source/ui/keyboard/footer.ts';
import {actionOf, keymap, shownKey} from '../../../source/ui/keyboard/keymap.ts';

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

const tabs = {
	nothing: 'next view',
	ghost: 'next view',
	line: 'complete',
	'no content': 'next view',
	content: undefined,
} as const;

test.each(
	[38, 60, 80, 140].flatMap(width =>
		(['nothing', 'ghost', 'line', 'no content', 'content'] as const).map(at => [width, at] as const),
	),
)('the footer fits %i columns and names only keys that do something; at the prompt: %s', (width, at) => {
	const words = footerWords(width, at);
	const keys = words.map(({key}) => key);
	expect(cells(words.map(({key, word}) => ` ${key} ${word} `).join(' '))).toBeLessThanOrEqual(width);
	expect(keys.includes('?')).toBe(!at.endsWith('content'));
	expect(keys).toContain('Ctrl+P');
	expect([undefined, tabs[at]]).toContain(words.find(({key}) => key === 'Tab')?.word);
});
