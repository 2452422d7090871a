/**
 * Where passwords come from: a file, a command, the environment, a prompt, and, with a warning, the command
 * line. Asked for once, and only when needed.
 */
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {promisify} from 'node:util';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';
import {askPassword} from './ask-password.ts';

export type PasswordSource = () => Promise<string | null>;

export function passwordSource(values: Values, warn: (text: string) => void): PasswordSource {
	let found: Promise<string | null> | undefined;
	return () => {
		found ??= findPassword(values, warn);
		return found;
	};
}

async function findPassword(values: Values, warn: (text: string) => void): Promise<string | null> {
	if (values.has('auth-password')) {
		const given = values.get('auth-password');
		if (given === undefined) {
			return askOrExplain();
		}

		warn(
			'A password on the command line can be read in the process list and the shell history. Better: --auth-password-file, --auth-password-command or SMTPSCOPE_PASSWORD.',
		);
		return given;
	}

	const file = values.get('auth-password-file');
	if (file !== undefined) {
		return fromFile(file);
	}

	const command = values.get('auth-password-command');
	return command === undefined
		? (process.env.SMTPSCOPE_PASSWORD ?? askPassword('Password: '))
		: fromCommand(command);
}

/** `--auth-password` without a value, as in swaks: nothing else is tried in its place. */
async function askOrExplain(): Promise<string> {
	const typed = await askPassword('Password: ');
	if (typed === null) {
		throw new UsageError(
			'--auth-password was given without a value, and no password was typed at a terminal. Use --auth-password-file, --auth-password-command or SMTPSCOPE_PASSWORD.',
		);
	}

	return typed;
}

async function fromFile(file: string): Promise<string> {
	try {
		return firstLine(await readFile(file, 'utf8'));
	} catch (error) {
		throw new UsageError(`--auth-password-file: ${fileProblem(file, error)}`);
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
