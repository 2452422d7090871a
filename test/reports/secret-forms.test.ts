/** The forms in which a secret is looked for, each list compared with a file. */
import {expect, test} from 'vitest';
import {createRedactor} from '../../source/reports/redactor.ts';
import {formsOf, withoutEnd} from '../../source/reports/secret-forms.ts';

const secrets = [
	'open-sesame',
	'two words',
	'grün?>~',
	' padded ',
	'newline\n',
	String.raw`quoted \"x\" \\y`,
	String.raw`logged\r\n"`,
	String.raw`sized\n' size=12`,
	'%41bc=3D',
	'a+b/c',
	'abc',
];

test('the forms of secrets', async () => {
	const lists = secrets.map(
		secret =>
			`${JSON.stringify(secret)}\n${formsOf(secret)
				.map(form => `    ${JSON.stringify(form)}\n`)
				.join('')}`,
	);
	await expect(lists.join('')).toMatchFileSnapshot('snapshots/secret-forms.txt');
});

test.each([
	[String.raw`x\r\n`, 'x'],
	[String.raw`x\r\n"`, 'x'],
	[String.raw`x\n'`, 'x'],
	[String.raw`x\r\n" size=123456789`, 'x'],
	[String.raw`x\r\n" size=1234567890`, String.raw`x\r\n" size=1234567890`],
	[String.raw`x\r\n\r\n\r`, String.raw`x\r`],
	[String.raw`x\rn`, String.raw`x\rn`],
	['x"', 'x"'],
	['x', 'x'],
])('%j without the end of its line is %j', (written, secret) => {
	expect(withoutEnd(written)).toBe(secret);
});

test.each([
	'two words',
	'two+words',
	'two%20words',
	'two=20words',
	Buffer.from('\0ann\0two words').toString('base64'),
	Buffer.from(Buffer.from('two words').toString('base64')).toString('base64'),
	'74776f20776f726473',
	'74 77 6f 20 77 6f 72 64 73',
	String.raw`\u0074wo\x20words`,
	'TWO WORDS',
])('a secret of two words is found in “%s”, and taken out', text => {
	const redactor = createRedactor();
	redactor.learnSecret('two words', 'secret');
	expect([redactor.holds(text), redactor.leaks(`before ${text} after`)]).toEqual([true, true]);
	expect(redactor.sweep(`before ${text} after`)).toContain('[secret-1]');
});
