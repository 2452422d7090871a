/** A command line of swaks as the parser reads it: its `-h`, and its settings from a file and the environment. */
import {readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {completed} from '../../arguments/manner.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {fileProblem} from '../../output/files.ts';
import {standsFor} from './names.ts';

/** `-h NAME` is EHLO's name; alone it is the help, as everywhere else. */
export function withHello(argv: readonly string[]): readonly string[] {
	return argv.map((word, index) => {
		const next = argv[index + 1];
		return /^--?h$/.test(word) && next !== undefined && !next.startsWith('-')
			? '--ehlo'
			: word.replace(/^--?h=/, '--ehlo=');
	});
}

type Setting = {readonly words: readonly string[]; readonly place: string};

/**
 * The settings of swaks as words that stand before those that were typed: those of the file first, those of the
 * environment win over them. `file`: undefined for the usual one, which may be missing; null for none. Throws a
 * UsageError that names the place.
 */
export async function settingsOfSwaks(
	file: string | null | undefined,
	environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<readonly string[]> {
	const named = environment.SWAKS_OPT_config;
	const path = file === undefined ? (named === undefined ? usualFile(environment) : named || null) : file;
	const text = path === null ? '' : await readSettings(path, file === undefined && named === undefined);
	const settings = [...(path === null ? [] : linesOf(text, path)), ...variablesOf(environment)];
	for (const {words, place} of settings) {
		refuseUnknown(words[0] ?? '', place);
	}

	return settings.flatMap(({words}) => words);
}

function usualFile(environment: Readonly<Record<string, string | undefined>>): string {
	return join(environment.SWAKS_HOME || environment.HOME || homedir(), '.swaksrc');
}

async function readSettings(path: string, optional: boolean): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if (optional && error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return '';
		}

		throw new UsageError(`The settings of swaks: ${fileProblem(path, error)}`);
	}
}

/** An option a line, with its dashes or without, and its value behind the first blank. */
function linesOf(text: string, path: string): readonly Setting[] {
	return text.split(/\r?\n/).flatMap((line, index) => {
		if (line.trim() === '' || line.startsWith('#')) {
			return [];
		}

		const [, name = '', value] = /^(\S+)(?:\s(.*))?$/.exec(line) ?? [];
		const option = name.startsWith('-') ? name : `--${name}`;
		return [
			{words: value === undefined ? [option] : [option, value], place: `Line ${index + 1} of “${path}”`},
		];
	});
}

/** `SWAKS_OPT_auth_user` is `--auth-user`; an empty one is the option without a value. */
function variablesOf(environment: Readonly<Record<string, string | undefined>>): readonly Setting[] {
	return Object.keys(environment)
		.filter(name => name.startsWith('SWAKS_OPT_') && name !== 'SWAKS_OPT_config')
		.sort()
		.map(name => {
			const option = `--${name.slice('SWAKS_OPT_'.length).replaceAll('_', '-')}`;
			const value = environment[name] ?? '';
			return {words: value === '' ? [option] : [option, value], place: `The variable ${name}`};
		});
}

/** The value is never repeated: it may be a password. */
function refuseUnknown(written: string, place: string): void {
	const name = written.replace(/^--?/, '').replace(/=.*/s, '');
	const isHeader = /^h(?:eader)?-./.test(name);
	if (
		!isHeader &&
		completed(name.replace(/^no-/, ''), standsFor) === null &&
		completed(name, standsFor) === null
	) {
		throw new UsageError(`${place}: swaks has no option “${name}”.`);
	}
}
