/** Finds the subcommand, reads its options, runs it, and puts what goes wrong into a sentence. */
import process from 'node:process';
import {EXIT} from '../dialogs/outcome.ts';
import {nearest} from '../protocol/nearest.ts';
import {visibleLines} from '../protocol/visible.ts';
import {helpText} from './arguments/help.ts';
import {parseArguments} from './arguments/parse.ts';
import type {Subcommand} from './arguments/subcommand.ts';
import {UsageError} from './arguments/usage-error.ts';
import {guardOutput, print, warn} from './output/terminal.ts';
import {version} from './version.ts';

const subcommands: Readonly<Record<string, () => Promise<Subcommand>>> = {
	inspect: async () => (await import('./inspect/inspect.tsx')).inspect,
	run: async () => (await import('./run/run.ts')).run,
	send: async () => (await import('./send/send.ts')).send,
	explain: async () => (await import('./explain/explain.ts')).explain,
	probe: async () => (await import('./probe/probe.ts')).probe,
	listen: async () => (await import('./listen/listen.ts')).listen,
	practice: async () => (await import('./practice/practice.ts')).practice,
};

/** Resolves with the exit code. */
export function main(argv: readonly string[]): Promise<number> {
	return guardOutput(async () => {
		try {
			return await dispatch(argv);
		} catch (error) {
			if (error instanceof UsageError) {
				warn(error.message);
				return EXIT.usage;
			}

			throw error;
		}
	});
}

async function dispatch(argv: readonly string[]): Promise<number> {
	const [first = ''] = argv;
	const named = Object.hasOwn(subcommands, first);
	const load = subcommands[named ? first : 'inspect'];
	if (!load) {
		throw new UsageError(`“${first}” is not a subcommand.`);
	}

	const subcommand = await load();
	const options = [...subcommand.groups.flatMap(group => group.options), ...(subcommand.unlisted ?? [])];
	const parsed = parseArguments(named ? argv.slice(1) : argv, options, subcommand.insteadOf);
	if (!parsed.ok) {
		throw new UsageError(
			parsed.said
				? parsed.problem
				: `${parsed.problem} “smtpscope ${named ? `${first} ` : ''}--help” lists the options.`,
		);
	}

	const {values, positionals} = parsed;
	if (values.has('auth-password')) {
		// Node writes the title over the arguments: from here on the process list no longer shows the password.
		process.title = 'smtpscope';
	}

	if (values.has('help')) {
		print(visibleLines(helpText(subcommand.usage, subcommand.about, subcommand.groups, subcommand.examples)));
		return 0;
	}

	if (values.has('version')) {
		print(visibleLines(`${version}\n`));
		return 0;
	}

	const [target, extra] = positionals;
	if (!named && target && extra) {
		const near = nearest(target, Object.keys(subcommands));
		throw new UsageError(
			`“${target}” is no subcommand, and the inspector takes one server.${near ? ` Did you mean “smtpscope ${near}”?` : ''}`,
		);
	}

	return subcommand.run(values, positionals);
}
