/** swaks' tokens, where they stand in what is to be sent. */
import process from 'node:process';
import {expect, test} from 'vitest';
import {fillText, fillTokens, tokensFrom, tokensIn} from '../../../source/cli/send/data-tokens.ts';
import {version} from '../../../source/cli/version.ts';
import {typedValues} from '../../support/typed-values.ts';

test('each token that stands in a text is found once, in its order', () => {
	const all =
		'FROM_ADDRESS TO_ADDRESS CC_ADDRESS BCC_ADDRESS DATE MESSAGEID SWAKS_VERSION NEW_HEADERS BODY NEWLINE'.split(
			' ',
		);
	const text = `${all.map(name => `%${name}%`).join(' ')} %BODY% %body% %NOSUCH% %DATE BODY% 100%`;
	expect(tokensIn(Buffer.from(text))).toEqual(all.map(name => `%${name}%`));
	expect(tokensIn(Buffer.from([0xff, 0x25, 0x80]))).toEqual([]);
});

test('what stands for each', () => {
	const now = new Date('2026-01-02T03:04:05.678Z');
	const values = typedValues({
		to: ['Ann <ann@example.org>', 'two@example.org, three@example.org'],
		cc: 'Carl <carl@example.org>',
	});
	const tokens = tokensFrom(values, 'me@example.org', now);
	expect({...tokens, DATE: new Date(tokens.DATE ?? '').getTime()}).toEqual({
		FROM_ADDRESS: 'me@example.org',
		TO_ADDRESS: 'ann@example.org,two@example.org,three@example.org',
		CC_ADDRESS: 'carl@example.org',
		BCC_ADDRESS: '',
		DATE: new Date('2026-01-02T03:04:05Z').getTime(),
		MESSAGEID: `1767323045678.${process.pid}@example.org`,
		SWAKS_VERSION: `smtpscope ${version}`,
		NEWLINE: '\n',
	});
	expect(tokensFrom(typedValues({}), '', now).MESSAGEID).toBe(`1767323045678.${process.pid}@localhost`);
});

test('a token without a value, and what is none, stays', () => {
	expect(fillText('%BODY%|%BODY%|%DATE%|%NOSUCH%|%', {BODY: '%DATE% $&', DATE: 'x'})).toBe(
		'%DATE% $&|%DATE% $&|x|%NOSUCH%|%',
	);
	expect(fillText('%BODY%', {})).toBe('%BODY%');
});

test.each<[string, string, string]>([
	['a written line end', 'a: b\\n\\nc\\n', 'a: b\n\nc\n'],
	['another backslash', 'a\\tb\\\\c', 'a\\tb\\\\c'],
	['a dot alone at the end', 'a\r\n.\r\n', 'a\r\n'],
	['the same without a line end', 'a\n.', 'a\n'],
	['the same as swaks has it', 'a: b\\n\\nc\\n.\\n', 'a: b\n\nc\n'],
	['a dot elsewhere', 'a\n.\nb.\n', 'a\n.\nb.\n'],
	['a dot that is all', '.\n', '.\n'],
	['two dots', 'a\n..\n', 'a\n..\n'],
	['tokens', '%TO_ADDRESS%%NEWLINE%%BODY%', 'jörg@example.org\n%BODY%'],
	['a token whose value looks like a line end', '%FROM_ADDRESS%', 'a\\nb'],
])('in a whole message: %s', (_, given, filled) => {
	const tokens = {TO_ADDRESS: 'jörg@example.org', FROM_ADDRESS: 'a\\nb', NEWLINE: '\n'};
	expect(fillTokens(Buffer.from(given), tokens).toString()).toBe(filled);
});

test('other octets stay as they are', () => {
	const bytes = Buffer.from(Array.from({length: 256}, (_, octet) => octet));
	expect(fillTokens(bytes, {})).toEqual(bytes);
});
