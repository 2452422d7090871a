import {expect, test} from 'vitest';
import {linesOf, unquoted} from '../../../source/cli/profile/account.ts';

test.each([
	['"secret"', 'secret'],
	["'secret'", 'secret'],
	['""', ''],
	['"', '"'],
	['\'secret"', '\'secret"'],
	['"secret', '"secret'],
	['secret"', 'secret"'],
	['xsecretx', 'xsecretx'],
	['', ''],
])('%j without its quotation marks is %j', (text, plain) => {
	expect(unquoted(text)).toBe(plain);
});

test('lines have numbers, and neither a byte order mark nor spaces around them', () => {
	expect(linesOf('\ufeff a = b \r\n\n\tc\ufeff')).toEqual([
		{text: 'a = b', line: 1},
		{text: '', line: 2},
		{text: 'c', line: 3},
	]);
	expect(linesOf('a\ufeffb')).toEqual([{text: 'a\ufeffb', line: 1}]);
});
