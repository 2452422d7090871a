/** `--keep FOLDER`: each accepted message in a file of its own, exactly as the client sent it. */
import {closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Keeper, KeptFile} from '../../listen/mail.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

/** Makes the folder where there is none. */
export function keepIn(folder: string): Keeper {
	try {
		if (statSync(folder, {throwIfNoEntry: false})?.isDirectory() === false) {
			throw new UsageError(
				`--keep: “${folder}” is not a folder. Give the name of a folder; it is created if it does not exist.`,
			);
		}

		mkdirSync(folder, {recursive: true, mode: 0o700});
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(`--keep: ${fileProblem(folder, error)}`);
	}

	let last = 0;
	return {
		begin(session) {
			const name = `${stamp()}-session-${session}-${++last}`;
			return openKept(join(folder, `.${name}.part`), join(folder, `${name}.eml`));
		},
	};
}

/** Written under a name of its own until it is whole. */
function openKept(part: string, file: string): KeptFile | string {
	let descriptor: number | null;
	try {
		descriptor = openSync(part, 'wx', 0o600);
	} catch (error) {
		return problem(part, error);
	}

	function drop(): void {
		if (descriptor !== null) {
			closeSync(descriptor);
			descriptor = null;
			rmSync(part, {force: true});
		}
	}

	return {
		write(bytes) {
			try {
				for (let at = 0; descriptor !== null && at < bytes.length; ) {
					at += writeSync(descriptor, bytes, at);
				}

				return null;
			} catch (error) {
				drop();
				return problem(part, error);
			}
		},
		finish() {
			try {
				if (descriptor !== null) {
					closeSync(descriptor);
					descriptor = null;
				}

				renameSync(part, file);
				return {file};
			} catch (error) {
				return {problem: problem(file, error)};
			}
		},
		abandon: drop,
	};
}

function problem(file: string, error: unknown): string {
	return `The message was not written: ${fileProblem(file, error)}`;
}

/** Sorts by time, and has no character that any file system refuses. */
function stamp(): string {
	return new Date().toISOString().slice(0, 19).replace(/[:-]/g, '').replace('T', '-');
}
