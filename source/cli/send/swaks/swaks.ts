/**
 * `smtpscope swaks`: a command line of swaks with swaks' meaning, where `send` is more careful. It is `send` with some
 * options set, so there is nothing that it could do and `send` could not.
 */
import type {Values} from '../../arguments/option.ts';
import type {Subcommand} from '../../arguments/subcommand.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {send} from '../send.ts';
import {fileBehind, mannerOfSend} from './manner.ts';
import {settingsOfSwaks, withHello} from './words.ts';

/** What swaks does unasked, as options of `send`; each with the options that say otherwise. */
const habits: readonly {readonly name: string; readonly unless?: readonly string[]}[] = [
	{name: 'insecure', unless: ['tls-verify', 'require-tls']},
	{name: 'allow-clear-auth'},
	{name: 'auth-each'},
	{name: 'netrc'},
	{name: 'tokens'},
	{name: 'partial-is-done'},
	{name: 'no-pipeline', unless: ['pipeline']},
];

export const swaks: Subcommand = {
	...send,
	usage: 'Usage: smtpscope swaks [options of swaks]',
	about:
		"Does what swaks does with the same options, and reads ~/.swaksrc and SWAKS_OPT_… as it does. It is “smtpscope send” with --insecure (unless --tls-verify is given), --allow-clear-auth, --auth-each, --netrc, --tokens, --partial-is-done, --no-pipeline (unless --pipeline is given) and --style swaks. To type “swaks” alone: alias swaks='smtpscope swaks'",
	groups: send.groups.filter(({title}) => title !== 'Profile'),
	examples: [
		'smtpscope swaks --to bob@example.net --from alice@example.org --server mail.example.org -tls',
		'smtpscope swaks -t bob@example.net -s mail.example.org:587 -tls -a LOGIN -au alice --quit-after AUTH',
	],
	manner: argv => ({...mannerOfSend(argv), withoutWords: true}),
	async meant(argv) {
		const words = withHello(argv).map(word => word.replace(/^--?config(?==|$)/, '--swaks-config'));
		const at = words.findLastIndex(word => /^--swaks-config(?:=|$)/.test(word));
		const file = at < 0 ? undefined : (fileBehind(words, at) ?? null);
		return [...(await settingsOfSwaks(file)), ...words];
	},
	async run(values, [word]) {
		if (word !== undefined) {
			throw new UsageError(
				`“${word}” belongs to no option. swaks names the server with --server; put quotes around text that contains spaces.`,
			);
		}

		return send.run(withHabits(values), []);
	},
};

/** `send` adds these up. */
const ofOneValue: readonly string[] = ['to', 'cc', 'bcc'];

function withHabits(values: Values): Values {
	const own = habits.filter(({unless = []}) => !unless.some(name => values.has(name)));
	const style: [string, readonly string[]][] =
		values.has('style') || values.has('format') ? [] : [['style', ['swaks']]];
	const last = ofOneValue
		.filter(name => values.all(name).length > 1)
		.map((name): [string, readonly string[]] => [name, values.all(name).slice(-1)]);
	return values.with(
		new Map([...own.map(({name}): [string, readonly string[]] => [name, []]), ...style, ...last]),
	);
}
