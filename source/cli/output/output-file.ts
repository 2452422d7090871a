/**
 * Files that smtpscope writes: logs, TLS keys, kept results, messages. What a session says may be private, masked or
 * not, so only the user may read them (0600). They are opened before anything is connected, and a disk that fills up
 * ends the file, not the session.
 */
import {closeSync, constants, fchmodSync, fstatSync, lstatSync, openSync, writeSync} from 'node:fs';
import {EXIT} from '../../dialogs/outcome.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {creationProblem, reasonOf} from './files.ts';

export type OutputFile = {
	/** Never throws: what goes wrong is told once, and what follows is not written. */
	write(content: string | Uint8Array): void;
	close(): void;
	/** Why not everything could be written; null when all is well. */
	problem(): string | null;
};

export type Opening = {
	/** The option that names the file, without its dashes. */
	readonly option: string;
	/** `new`: refused where it exists. `append`: added to. `keys`: added to, but never through a symbolic link. */
	readonly way: 'new' | 'append' | 'keys';
	/** Told once when the file cannot be written any further. */
	readonly onProblem: (sentence: string) => void;
};

/** Throws a UsageError when the file cannot be opened for writing. */
export function openOutput(path: string, {option, way, onProblem}: Opening): OutputFile {
	const descriptor = open(path, option, way);
	let problem: string | null = null;
	const fail = (error: unknown): void => {
		problem = `--${option}: “${path}” is incomplete: ${reasonOf(error)}. The session continues without it.`;
		onProblem(problem);
	};

	return {
		write(content) {
			try {
				if (problem === null) {
					writeAll(descriptor, typeof content === 'string' ? Buffer.from(content) : content);
				}
			} catch (error) {
				fail(error);
			}
		},
		close() {
			try {
				closeSync(descriptor);
			} catch (error) {
				// Some file systems only say here that the last writes failed.
				if (problem === null) {
					fail(error);
				}
			}
		},
		problem: () => problem,
	};
}

/** The exit code of the session; where all went well but a file is incomplete, the one that says so. */
export function exitCodeWith(code: number, files: readonly (OutputFile | null)[]): number {
	return code === EXIT.done && files.some(file => file !== null && file.problem() !== null)
		? EXIT.file
		: code;
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
	for (let written = 0; written < bytes.length; ) {
		written += writeSync(descriptor, bytes, written);
	}
}

function open(path: string, option: string, way: Opening['way']): number {
	try {
		const descriptor = openSync(path, flagsOf(way), 0o600);
		if (way === 'keys' && fstatSync(descriptor).isFile()) {
			fchmodSync(descriptor, 0o600);
		}

		return descriptor;
	} catch (error) {
		throw new UsageError(`--${option}: ${openingProblem(path, option, error)}`);
	}
}

function flagsOf(way: Opening['way']): number {
	const {O_WRONLY, O_CREAT, O_EXCL, O_APPEND, O_NOFOLLOW = 0} = constants;
	switch (way) {
		case 'new':
			return O_WRONLY | O_CREAT | O_EXCL;
		case 'append':
			return O_WRONLY | O_CREAT | O_APPEND;
		case 'keys':
			return O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW;
	}
}

function openingProblem(path: string, option: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'ELOOP') {
		return `“${path}” is a symbolic link, and secret keys are not written through one.`;
	}

	if (code !== 'EEXIST') {
		return creationProblem(path, error);
	}

	if (isFolder(path)) {
		return `“${path}” is a folder. Give the name of a file.`;
	}

	return option === 'log'
		? `“${path}” already exists. Add to it with --append, or name another file.`
		: `“${path}” already exists and is not overwritten. Name another file.`;
}

function isFolder(path: string): boolean {
	try {
		return lstatSync(path).isDirectory();
	} catch {
		return false;
	}
}
