/**
 * Where passwords come from: a file, a command, the environment, a prompt, and, with a warning, the command line.
 * Asked for once, and only when needed.
 */
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {promisify} from 'node:util';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';
import {askLine} from './ask-line.ts';
import {askPassword} from './ask-password.ts';

export type PasswordSource = {
	/** Null where no password is given and nobody can be asked. Throws a UsageError as `prepare` does. */
	get(): Promise<string | null>;
	/**
	 * Looks where the options say before anything is connected. Throws a UsageError when the file cannot be read, the
	 * command fails or nothing was typed. Without such an option nothing is asked yet.
	 */
	prepare(): Promise<void>;
};

export type PasswordEars = {
	warn(text: string): void;
	/** Is given the password as soon as it is known, so that it can be masked. */
	learn(secret: string): void;
};

export function passwordSource(values: Values, ears: PasswordEars): PasswordSource {
	let found: Promise<string | null> | undefined;
	const get = (): Promise<string | null> => {
		found ??= findPassword(values, ears.warn).then(secret => {
			if (secret !== null) {
				ears.learn(secret);
			}

			return secret;
		});
		return found;
	};

	return {
		get,
		async prepare() {
			if (named.some(option => values.has(option))) {
				await get();
			}
		},
	};
}

/** The ways that no one else on this machine can read, as the end of a sentence. */
export const passwordOptions = '--auth-password-file, --auth-password-command or SMTPSCOPE_PASSWORD';

const named = ['auth-password', 'auth-password-file', 'auth-password-command'];

async function findPassword(values: Values, warn: (text: string) => void): Promise<string | null> {
	if (values.has('auth-password')) {
		const given = values.get('auth-password');
		if (given === undefined) {
			return askOrExplain();
		}

		warn(
			`A password on the command line can be read in the process list and the shell history. Better: ${passwordOptions}.`,
		);
		// swaks' way to write an empty one.
		return given === '<>' ? '' : given;
	}

	const file = values.get('auth-password-file');
	if (file !== undefined) {
		return passwordFromFile('auth-password-file', file);
	}

	const command = values.get('auth-password-command');
	return command === undefined
		? (process.env.SMTPSCOPE_PASSWORD ?? askPassword('Password: '))
		: fromCommand(command);
}

/** `--auth-password` without a value, as in swaks: nothing else is tried instead. Without a terminal a line of standard input is it. */
async function askOrExplain(): Promise<string> {
	const {stdin, stderr} = process;
	const typed =
		stdin.isTTY === true ? await askPassword('Password: ') : await askLine('Password: ', stdin, stderr);
	if (typed === null || (typed === '' && stdin.isTTY !== true)) {
		throw new UsageError(
			`--auth-password was given without a value, and no password was entered. Use ${passwordOptions}.`,
		);
	}

	return typed;
}

/** `option`: without its dashes. Throws a UsageError where the file cannot be read. */
export async function passwordFromFile(option: string, file: string): Promise<string> {
	try {
		return firstLine(await readFile(file, 'utf8'));
	} catch (error) {
		throw new UsageError(`--${option}: ${fileProblem(file, error)}`);
	}
}

async function fromCommand(command: string): Promise<string> {
	const shell = process.platform === 'win32' ? ['cmd', '/c'] : ['sh', '-c'];
	const [program = 'sh', flag = '-c'] = shell;
	try {
		const {stdout} = await promisify(execFile)(program, [flag, command], {timeout: 60_000});
		return firstLine(stdout);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? ` (exit code ${error.code})` : '';
		throw new UsageError(`--auth-password-command: the command failed${code}.`);
	}
}

function firstLine(text: string): string {
	return text.split(/\r?\n/)[0] ?? '';
}
