import {homedir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Option} from '../../../source/cli/arguments/option.ts';
import {environmentLayer, layerFrom} from '../../../source/cli/arguments/settings.ts';

const own: readonly Option[] = [
	{name: 'ehlo', aliases: ['helo'], argument: 'NAME', help: ''},
	{name: 'ca', argument: 'FILE', multiple: true, help: ''},
	{name: 'tls-min', argument: 'VERSION', help: ''},
	{name: 'insecure', help: ''},
	{name: 'auth', argument: 'MECHANISM', optional: true, help: ''},
	{name: 'mx', argument: 'DOMAIN', lineOnly: true, help: ''},
	{name: 'help', lineOnly: true, help: ''},
];

const others: readonly Option[] = [
	{name: 'subject', argument: 'TEXT', help: ''},
	{name: 'mx', help: ''},
];

const read = (...lines: [name: string, value: string][]) =>
	layerFrom(
		lines.map(([name, value], index) => ({name, value, place: `Line ${index + 1}`})),
		own,
		async () => others,
	);

describe('the lines of a profile', () => {
	it('are values, switches, and values that may be left out', async () => {
		const layer = await read(
			['ehlo', 'me.example'],
			['ca', '~/a.pem'],
			['ca', 'b.pem'],
			['insecure', 'No'],
			['auth', 'yes'],
			['server', 'host:25'],
		);
		expect([...layer].map(([name, {values, place}]) => [name, values, place])).toEqual([
			['ehlo', ['me.example'], 'Line 1'],
			['ca', [join(homedir(), 'a.pem'), 'b.pem'], 'Line 3'],
			['insecure', null, 'Line 4'],
			['auth', [], 'Line 5'],
			['server', ['host:25'], 'Line 6'],
		]);
	});

	it('for other subcommands are left to them', async () => {
		expect((await read(['subject', 'x'], ['mx', 'yes'])).size).toBe(0);
	});

	it.each([
		['elho', 'x', 'Line 1: there is no option “elho”. Did you mean ehlo?'],
		['helo', 'x', 'Line 1: there is no option “helo”. Did you mean ehlo?'],
		['toString', 'x', 'Line 1: there is no option “toString”.'],
		['insecure', 'maybe', 'Line 1: “insecure” must be yes or no.'],
		['help', 'yes', 'Line 1: “help” can only be given on the command line.'],
	])('%s = %s is refused', async (name, value, problem) => {
		await expect(read([name, value])).rejects.toThrow(problem);
	});

	it('can only be given once, unless the option is repeatable', async () => {
		await expect(read(['ehlo', 'a'], ['ehlo', 'b'])).rejects.toThrow(
			'Line 2: “ehlo” can only be given once.',
		);
	});

	it.each([
		['auth-password', 'secret'],
		['password', 'secret'],
		['server', 'smtp://alice:secret@host'],
		['server', 'alice:secret@host'],
		['proxy', 'socks5://alice:secret@host'],
	])('never hold a password: %s', async (name, value) => {
		const problem: unknown = await read([name, value]).catch(error => error);
		expect(String(problem)).toContain(
			'Line 1: a password is not accepted in the profile. Use auth-password-command',
		);
		expect(String(problem)).not.toContain('secret');
	});
});

describe('the environment', () => {
	it('may set every option, and says which variable is wrong', () => {
		const layer = environmentLayer(own, {
			SMTPSCOPE_TLS_MIN: '1.2',
			SMTPSCOPE_INSECURE: '1',
			SMTPSCOPE_EHLO: '',
			SMTPSCOPE_HELP: 'yes',
			SMTPSCOPE_SERVER: 'host',
		});
		expect([...layer].map(([name, {values}]) => [name, values])).toEqual([
			['tls-min', ['1.2']],
			['insecure', []],
			['server', ['host']],
		]);
		expect(() => environmentLayer(own, {SMTPSCOPE_INSECURE: 'x'})).toThrow(
			'The variable SMTPSCOPE_INSECURE: “insecure” must be yes or no.',
		);
		expect(() => environmentLayer(own, {SMTPSCOPE_AUTH_PASSWORD: 'x'})).toThrow('SMTPSCOPE_PASSWORD');
	});
});
