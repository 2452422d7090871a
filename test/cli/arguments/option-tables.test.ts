/**
 * No option may swallow the one behind it: `--auth-password $EMPTY --tls` once sent the password “--tls” in clear
 * text. Held for every option of every subcommand, before every other.
 */
import process from 'node:process';
import {Readable} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import type {Option} from '../../../source/cli/arguments/option.ts';
import {parseArguments} from '../../../source/cli/arguments/parse.ts';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {passwordSource} from '../../../source/cli/connection/password.ts';
import {optionsOf, subcommandTables} from '../../../source/cli/manual/tables.ts';
import {send} from '../../../source/cli/send/send.ts';
import {subcommands} from '../../../source/cli/subcommands.ts';

const tables = (await subcommandTables(subcommands)).map(
	({entry, subcommand}) => [entry.name, [...optionsOf(subcommand), ...(subcommand.unlisted ?? [])]] as const,
);

describe.each(tables)('the options of %s', (_name, options) => {
	const needy = options.filter(({argument}) => argument !== undefined);
	const words = options.flatMap(spellings);

	it('never give an option as the value of another', () => {
		for (const option of needy) {
			for (const spelling of [...spellings(option), ...(option.prefixes ?? []).map(name => `--${name}X`)]) {
				const signed = (next: string) => option.signed === true && /^-\d$/.test(next);
				// Every option by one of its names, and this one by all of them: pairs of all spellings take minutes.
				const others = [...options.map(({name}) => `--${name}`), ...spellings(option), '-h', '--'];
				for (const next of others.filter(word => !signed(word))) {
					const parsed = parseArguments([spelling, next], options);
					const values = parsed.ok ? parsed.values.all(option.name) : [];
					expect(values, `${spelling} ${next}`).toEqual([]);
					const mayBeLeftOut = option.optional === true || option.asked !== undefined;
					expect(parsed.ok || parsed.problem, `${spelling} ${next}`).toEqual(
						mayBeLeftOut ? expect.anything() : expect.stringContaining(`${spelling} needs a value`),
					);
				}
			}
		}
	});

	it('need a value at the end of the line, unless it may be left out', () => {
		for (const option of needy) {
			const parsed = parseArguments([`--${option.name}`], options);
			expect(parsed.ok, option.name).toBe(option.optional === true || option.asked !== undefined);
		}
	});

	it('accept any option as a value behind an equals sign', () => {
		for (const option of needy) {
			for (const next of words) {
				const parsed = parseArguments([`--${option.name}=${next}`], options);
				expect(parsed.ok && parsed.values.get(option.name)).toBe(next);
			}
		}
	});

	it('leave the option behind one with an optional value in force', () => {
		for (const option of needy.filter(({optional, asked}) => optional || asked !== undefined)) {
			const parsed = parseArguments([`--${option.name}`, '--help'], options);
			expect(parsed.ok && [parsed.values.has('help'), parsed.values.get(option.name)]).toEqual([
				true,
				undefined,
			]);
		}
	});

	it('have no spelling twice', () => {
		expect(words.length).toBe(new Set(words).size);
	});
});

it.each([['--auth-password'], ['--auth-password', ''], ['--ap'], ['-ap', '--tls']])(
	'%j without a terminal is an error, whatever else names a password',
	async (...argv) => {
		const options = [...send.groups.flatMap(group => group.options)];
		const parsed = parseArguments(argv, options);
		if (!parsed.ok) {
			throw new Error(parsed.problem);
		}

		vi.stubEnv('SMTPSCOPE_PASSWORD', 'another');
		vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([]) as never);
		await expect(passwordSource(parsed.values, {warn() {}, learn() {}}).get()).rejects.toThrow(UsageError);
		vi.unstubAllEnvs();
	},
);

function spellings({name, short, aliases = []}: Option): string[] {
	return [
		...new Set([name, ...aliases].flatMap(each => [`--${each}`, `-${each}`])),
		...(short === undefined || short === name ? [] : [`-${short}`]),
	];
}
