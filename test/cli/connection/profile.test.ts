import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, it} from 'vitest';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {loadProfile, parseProfile} from '../../../source/cli/connection/profile.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-profile-'));
afterAll(() => rmSync(folder, {recursive: true}));

describe('a profile', () => {
	it('is name = value lines with comments, and sections', () => {
		const text =
			'\ufeff# mine\n\nehlo = me.example\r\nfrom = a=b@c.example\n\n[work]\nserver=mail.example.org:587\n[other.1]\n';
		expect(parseProfile(text, 'profile')).toEqual({
			file: 'profile',
			top: [
				{name: 'ehlo', value: 'me.example', line: 3},
				{name: 'from', value: 'a=b@c.example', line: 4},
			],
			sections: new Map([
				['work', [{name: 'server', value: 'mail.example.org:587', line: 7}]],
				['other.1', []],
			]),
		});
	});

	it.each(['nonsense', '= x', '[work', '[a b]', '[]', '[__proto__ ]x'])(
		'“%s” is refused, with its line',
		text => {
			expect(() => parseProfile(`# ok\n${text}`, 'profile')).toThrow(
				/^Line 2 of the profile “profile” is (?:neither “name = value” nor|not a valid section)/,
			);
		},
	);

	it('of swaks is for the import', () => {
		expect(() => parseProfile('--from a@example.org', '.swaksrc')).toThrow(
			'smtpscope profile import .swaksrc',
		);
	});

	it('may not have a section twice', () => {
		expect(() => parseProfile('[a]\n[a]', 'profile')).toThrow(
			'Line 2 of the profile “profile”: the section [a]',
		);
	});

	it('has a sentence for any text that it cannot read', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), text => {
				try {
					parseProfile(text, 'profile');
				} catch (error) {
					expect(error).toBeInstanceOf(UsageError);
				}
			}),
		);
	});

	it('must exist where --config names it, and be readable', async () => {
		await expect(loadProfile(join(folder, 'none'))).rejects.toThrow('there is no such file');
		await expect(loadProfile(folder)).rejects.toThrow(UsageError);
	});
});

it.each([
	['explain', 'inspect, run, send, probe do.'],
	['listen', 'inspect, run, send, probe do.'],
	['practice', 'inspect, run, send, probe do.'],
])('%s says that it has no use for a section', async (subcommand, words) => {
	const {code, err} = await run(subcommand, '@work');
	expect(code).toBe(1);
	expect(err).toContain(`${subcommand} does not accept as a word: ${words}`);
});
