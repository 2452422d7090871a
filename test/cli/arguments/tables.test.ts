/** What a row of a table says about an option, beyond its help: all of it, so that a row that changes shows. */
import {describe, expect, test} from 'vitest';
import {type Layer, mergeDefaults} from '../../../source/cli/arguments/defaults.ts';
import {type Option, Values} from '../../../source/cli/arguments/option.ts';
import {inspector, subcommands} from '../../../source/cli/subcommands.ts';

function rowOf({help: _, ...option}: Option): string {
	const words = Object.entries(option).map(
		([name, value]) => `${name}: ${value instanceof RegExp ? value : JSON.stringify(value)}`,
	);
	return `  ${words.join(', ')}`;
}

test('the options of each subcommand', async () => {
	const parts: string[] = [];
	for (const {name, connects, load} of subcommands) {
		const {groups, unlisted = []} = await load();
		parts.push(`━━ ${name}${connects ? ', connects' : ''}`);
		for (const {title, options} of groups) {
			parts.push(title, ...options.map(rowOf));
		}

		parts.push('unlisted', ...unlisted.map(rowOf));
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/options.txt');
	expect(inspector.name).toBe('inspect');
});

describe('what an option replaces where it has the higher place', () => {
	const layer = (...names: readonly string[]): Layer =>
		new Map(names.map(name => [name, {values: ['x'], place: `The line of ${name}`}]));
	const typed = (...names: readonly string[]) =>
		new Values(new Map(names.map(name => [name, ['y']])), new Set(), []);

	test('of all pairs of options', async () => {
		const send = await subcommands.find(({name}) => name === 'send')?.load();
		const probe = await subcommands.find(({name}) => name === 'probe')?.load();
		const names = [
			...new Set(
				[...(send?.groups ?? []), ...(probe?.groups ?? [])].flatMap(({options}) =>
					options.map(({name}) => name),
				),
			),
		].sort();
		const lines = names.map(name => {
			const kept = mergeDefaults(typed(name), [layer(...names.filter(other => other !== name))], null);
			const replaced = names.filter(other => other !== name && !kept.values.has(other));
			return `${name}: ${replaced.filter(other => !['server', 'auth-password'].includes(other)).join(' ')}`;
		});
		await expect(lines.join('\n')).toMatchFileSnapshot('snapshots/replaced.txt');
	});

	test.each<[string, readonly string[], readonly Layer[], string | null]>([
		['a dependent alone', [], [layer('oauth-scope', 'append', 'await-timeout', 'await-password-file')], null],
		[
			'a dependent with its leader',
			[],
			[layer('oauth-scope', 'auth-oauth', 'append', 'log', 'await-timeout', 'await')],
			null,
		],
		[
			'a leader that was typed',
			['log', 'await-file'],
			[layer('append', 'await-timeout', 'await-password-file')],
			null,
		],
		['another server', [], [layer('server', 'port', 'auth', 'auth-user', 'ehlo', 'ca')], 'mail.example.org'],
		['the same server', [], [layer('server', 'port', 'auth', 'ehlo')], 'x'],
		['a user in the server', [], [layer('auth-user', 'port')], 'alice@mail.example.org'],
		['a port in the server', [], [layer('auth-user', 'port')], 'mail.example.org:25'],
		['a scheme in the server', [], [layer('auth-user', 'port')], 'smtps://mail.example.org'],
		['two layers', [], [layer('server', 'ehlo'), layer('server', 'port', 'ehlo', 'ca')], null],
		['a socket', [], [layer('socket', 'port'), layer('server', 'auth')], null],
	])('%s', async (name, words, layers, named) => {
		const {values, server, places} = mergeDefaults(typed(...words), layers, named);
		const text = [
			...values
				.names()
				.map(each => `${each} = ${values.all(each).join(' ')}${values.typed(each) ? ', typed' : ''}`),
			`server: ${server}`,
			...[...places].map(([each, place]) => `${each}: ${place}`),
		].join('\n');
		await expect(text).toMatchFileSnapshot(`snapshots/merged.${name.replaceAll(' ', '-')}.txt`);
	});

	test('what is turned off above stays off', () => {
		const off: Layer = new Map([['ehlo', {values: null, place: 'above'}]]);
		const {values, places} = mergeDefaults(typed(), [off, layer('ehlo', 'ca')], null);
		expect([values.has('ehlo'), values.has('ca'), places.get('ca')]).toEqual([false, true, 'The line of ca']);
	});
});
