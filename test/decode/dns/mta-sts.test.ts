import {describe, expect, it} from 'vitest';
import {namesMailHost, readMtaStsPolicy} from '../../../source/decode/dns/mta-sts.ts';

const policy = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

it('reads a policy', () => {
	const text = policy(
		'version: STSv1',
		'mode: enforce',
		'mx: a.example.test',
		'mx: *.Example.net.',
		'max_age: 604800',
	);
	expect(readMtaStsPolicy(text)).toEqual({
		ok: true,
		policy: {mode: 'enforce', mx: ['a.example.test', '*.example.net'], maxAge: 604_800},
	});
});

it('reads line ends of LF alone, and fields that it does not know', () => {
	expect(readMtaStsPolicy('version: STSv1\nmode: none\nnew-field: x\nmax_age: 60').ok).toBe(true);
});

it.each([
	['', 'its version is not STSv1'],
	['<html>\n', 'the line “<html>” is not “name: value”'],
	[policy('version: STSv1', 'mx: a.example.test', 'max_age: 1'), 'it has no “mode:” line'],
	[
		policy('version: STSv1', 'mode: strict', 'mx: a.example.test', 'max_age: 1'),
		'“mode: strict” is not a mode',
	],
	[policy('version: STSv1', 'mode: enforce', 'mx: a.example.test'), 'it has no valid “max_age:” line'],
	[policy('version: STSv1', 'mode: enforce', 'max_age: 1'), 'it does not name a mail host (“mx:”)'],
])('says what is wrong with %j', (text, problem) => {
	expect(readMtaStsPolicy(text)).toEqual({ok: false, problem});
});

describe('a wildcard', () => {
	const read = readMtaStsPolicy(
		policy('version: STSv1', 'mode: enforce', 'mx: *.example.test', 'max_age: 1'),
	);
	it.each([
		['a.example.test', true],
		['A.Example.Test.', true],
		['example.test', false],
		['b.a.example.test', false],
		['a.example.test.evil', false],
	])('names %s: %s', (host, named) => {
		expect(read.ok && namesMailHost(read.policy, host)).toBe(named);
	});
});
