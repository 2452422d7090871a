/** Finds the subcommand, reads its options, runs it, and puts what goes wrong into a sentence. */
import process from 'node:process';
import {EXIT} from '../dialogs/outcome.ts';
import {visibleLines} from '../protocol/visible.ts';
import {parseArguments} from './arguments/parse.ts';
import {helpWords, type SubcommandEntry} from './arguments/subcommand.ts';
import {UsageError} from './arguments/usage-error.ts';
import {optionsOf, splitSection, withDefaults, withPlace} from './defaults.ts';
import {refuseMisspelled, wordsForInspector} from './meant.ts';
import {guardOutput, print, warn} from './output/terminal.ts';
import {inspector, subcommandNamed, subcommands} from './subcommands.ts';
import {versionText} from './version.ts';

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
	const [first = '', second, ...others] = argv;
	if (first === helpWords.help) {
		return showHelp(second === undefined || second === helpWords.help ? null : helpFor(second, others));
	}

	if (first === helpWords.version && second === undefined) {
		return showVersion();
	}

	// These need no subcommand, and not what it loads.
	if (argv.length === 1 && (first === '--version' || first === '-V')) {
		return showVersion();
	}

	const named = subcommandNamed(first);
	if (argv.at(-1) === '--help' && argv.length === (named ? 2 : 1)) {
		return showHelp(named ?? null);
	}

	return runSubcommand(named ?? null, named ? argv.slice(1) : argv);
}

async function runSubcommand(named: SubcommandEntry | null, argv: readonly string[]): Promise<number> {
	const subcommand = await (named ?? inspector).load();
	const meant = (await subcommand.meant?.(argv)) ?? argv;
	const parsed = parseArguments(meant, optionsOf(subcommand), subcommand.manner?.(meant));
	if (!parsed.ok) {
		refuseMisspelled(named, meant);
		const hint = `“smtpscope ${named ? `${named.name} ` : ''}--help” lists the options.`;
		throw new UsageError(parsed.said ? parsed.problem : `${parsed.problem} ${hint}`);
	}

	const {values, positionals} = parsed;
	if (values.has('auth-password')) {
		// Node writes the title over the arguments: from here on the process list no longer shows the password.
		process.title = 'smtpscope';
	}

	if (values.has('help')) {
		return showHelp(named);
	}

	if (values.has('version')) {
		return showVersion();
	}

	const entry = named ?? inspector;
	const {section, words} = splitSection(positionals, entry, subcommands);
	const typed = {section, words: entry === inspector ? await wordsForInspector(words) : words};
	const merged = await withDefaults(entry, subcommand, values, typed, subcommands);
	try {
		return await subcommand.run(merged.values, merged.positionals);
	} catch (error) {
		throw error instanceof UsageError ? new UsageError(withPlace(error.message, merged.places)) : error;
	}
}

function helpFor(word: string, [extra]: readonly string[]): SubcommandEntry {
	if (extra !== undefined && !extra.startsWith('-')) {
		throw new UsageError(`help accepts one subcommand; “${extra}” is extra.`);
	}

	const entry = subcommandNamed(word);
	if (!entry) {
		throw new UsageError(`“${word}” is not a subcommand. “smtpscope help” lists them.`);
	}

	return entry;
}

async function showHelp(entry: SubcommandEntry | null): Promise<number> {
	const {helpPage} = await import('./manual/help-page.ts');
	print(visibleLines(await helpPage(entry, process.stdout.columns ?? 80)));
	return EXIT.done;
}

function showVersion(): number {
	print(visibleLines(`${versionText()}\n`));
	return EXIT.done;
}
