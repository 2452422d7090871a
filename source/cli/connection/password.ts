/**
 * Where passwords come from: a file, a command, the environment, a prompt, and, with a warning, the command line.
 * Asked for once, and only when needed.
 */
import {exec} from 'node:child_process';
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

/** Asks for nothing until the password is needed, and then once. It gives null where there is none. */
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

		if (values.typed('auth-password')) {
			warn(
				`A password on the command line can be read in the process list and the shell history. Better: ${passwordOptions}.`,
			);
		}

		// swaks' way to write an empty one.
		return given === '<>' ? '' : given;
	}

	const file = values.get('auth-password-file');
	const command = values.get('auth-password-command');
	if (file !== undefined && command !== undefined) {
		throw new UsageError('--auth-password-file and --auth-password-command cannot be used together.');
	}

	if (file !== undefined) {
		return passwordFromFile('auth-password-file', file);
	}

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
		throw new UsageError(`The login requires a password, and none was entered. Use ${passwordOptions}.`);
	}

	return typed;
}

/** `option`: without its dashes. Throws a UsageError where the file cannot be read. */
export async function passwordFromFile(option: string, file: string): Promise<string> {
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		throw new UsageError(`--${option}: ${fileProblem(file, error)}`);
	});
	return firstLine(text, `--${option}: “${file}” does not contain a password: its first line is empty.`);
}

async function fromCommand(command: string): Promise<string> {
	// Through the shell of the system: on Windows cmd, which has quotation marks of its own.
	const {stdout} = await promisify(exec)(command, {timeout: 60_000}).catch((error: unknown) => {
		throw new UsageError(`--auth-password-command: ${failureOf(error)} Run the command by hand to see why.`);
	});
	return firstLine(
		stdout,
		'--auth-password-command: the command printed no password: its first line is empty.',
	);
}

/** What the shell reports of a command (POSIX: 127 not found, 126 not executable). */
function failureOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	switch (code) {
		case 127:
			return 'the shell did not find the command (exit code 127).';
		case 126:
			return 'the command cannot be executed (exit code 126).';
		case null:
			return 'the command did not end within a minute, or was killed.';
		default:
			return `the command failed (exit code ${code}).`;
	}
}

/** An empty line would be sent as a password. Throws a UsageError with `ifEmpty`. */
function firstLine(text: string, ifEmpty: string): string {
	const [line = ''] = text.split(/\r?\n/, 1);
	if (line === '') {
		throw new UsageError(`${ifEmpty} To log in with an empty password, write --auth-password '<>'.`);
	}

	return line;
}
