import {describe, expect, it} from 'vitest';
import type {Manner} from '../../../source/cli/arguments/manner.ts';
import type {Option, Values} from '../../../source/cli/arguments/option.ts';
import {parseArguments} from '../../../source/cli/arguments/parse.ts';

const options: readonly Option[] = [
	{name: 'from', argument: 'ADDRESS', asked: 'From: ', help: 'who'},
	{name: 'force', help: 'a switch'},
	{name: 'header', argument: 'FIELD', multiple: true, prefixes: ['h-'], help: 'a field'},
	{name: 'auth', argument: 'NAME', optional: true, takes: /^[A-Z]+$/, help: 'a mechanism'},
	{name: 'own', argument: 'TEXT', help: 'no option of the other program'},
];

const manner: Manner = {
	shortened: new Map([
		['from', 'from'],
		['f', 'from'],
		['force', 'force'],
		['header', 'header'],
		['auth', 'auth'],
		['only-there', 'only-there'],
	]),
	changeable: new Set(['from', 'force', 'header', 'auth']),
	insteadOf: written => (written === '--only-there' ? 'Do this instead.' : null),
};

function parsed(argv: readonly string[], more: Manner = {}): Values {
	const result = parseArguments(argv, options, {...manner, ...more});
	if (!result.ok) {
		throw new Error(result.problem);
	}

	return result.values;
}

describe('names of another program', () => {
	it.each([['--fro'], ['-fro'], ['--from'], ['--f']])('%s is --from', written => {
		expect(parsed([written === '--f' ? '--from' : written, 'a@b']).get('from')).toBe('a@b');
	});

	it('are not shortened to what two of them begin with, nor to an own name', () => {
		expect(() => parsed(['--fo', '--from', 'a'])).not.toThrow();
		expect(() => parsed(['--fr=a', '--f'])).not.toThrow();
		expect(parseArguments(['--ow', 'x'], options, manner)).toMatchObject({ok: false});
		expect(parseArguments(['--o', 'x'], options, manner)).toMatchObject({ok: false});
	});

	it('are answered by a sentence where they are not here', () => {
		expect(parseArguments(['--only-there'], options, manner)).toEqual({
			ok: false,
			problem: 'There is no option “--only-there” here. Do this instead.',
			said: true,
		});
	});

	it('may be repeated, and the last value counts; an own one may not', () => {
		expect(parsed(['--from', 'a', '--from', 'b']).all('from')).toEqual(['b']);
		expect(parsed(['--auth', 'PLAIN', '--auth']).all('auth')).toEqual([]);
		expect(parseArguments(['--own', 'a', '--own', 'b'], options, manner)).toMatchObject({
			problem: '--own can only be given once.',
		});
	});

	it('are taken back with --no-', () => {
		const values = parsed(['--force', '--h-X', '1', '--no-force', '--no-header', '--h-Y', '2']);
		expect([values.has('force'), values.all('header')]).toEqual([false, ['Y: 2']]);
		expect(values.sequence(['header'])).toEqual([{name: 'header', value: 'Y: 2'}]);
	});

	it('take any word where no word is a server', () => {
		expect(parsed(['--auth', 'mail.example']).get('auth')).toBeUndefined();
		expect(parsed(['--auth', 'mail.example'], {withoutWords: true}).get('auth')).toBe('mail.example');
	});

	it('without a value are there without one, to be asked for', () => {
		const values = parsed(['--from', '--force']);
		expect([values.has('from'), values.get('from'), values.has('force')]).toEqual([true, undefined, true]);
	});
});

it('a field named in the option may end with its colon', () => {
	expect(parsed(['--h-Subject:', 'Hello']).all('header')).toEqual(['Subject: Hello']);
});

it('values of several options keep their order', () => {
	expect(parsed(['--header', 'a: 1', '--own', 'x', '--header', 'b: 2']).sequence(['own', 'header'])).toEqual([
		{name: 'header', value: 'a: 1'},
		{name: 'own', value: 'x'},
		{name: 'header', value: 'b: 2'},
	]);
});
