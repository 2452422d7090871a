import {expect, test} from 'vitest';
import {isTyped} from '../../../source/cli/send/input.ts';

test.each([
	['-', false],
	['@letter.txt', false],
	[import.meta.filename, false],
	['some words', true],
	['', true],
	['--', true],
])('%j is typed: %s', (given, typed) => {
	expect(isTyped(given)).toBe(typed);
});
