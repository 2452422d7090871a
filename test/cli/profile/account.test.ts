import {expect, test} from 'vitest';
import {unquoted} from '../../../source/cli/profile/account.ts';

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
