/** Files that the user names. What goes wrong is told with the file's name and in words. */
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {UsageError} from '../arguments/usage-error.ts';

const words: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EISDIR: 'it is a directory',
	EACCES: 'it may not be read',
	ENOTDIR: 'a part of its path is not a directory',
	EEXIST: 'it exists already',
	ENAMETOOLONG: 'the name is too long',
};

export function fileProblem(path: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return `“${path}” cannot be used: ${words[code] ?? (error instanceof Error ? error.message : String(error))}.`;
}

export async function readTextFile(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		throw new UsageError(fileProblem(path, error));
	}
}

/** The content as a stream, or the problem in words. */
export async function openContent(
	path: string,
): Promise<AsyncIterable<Uint8Array> | {readonly problem: string}> {
	if (path === '') {
		return {problem: 'The name of the file is missing.'};
	}

	try {
		if ((await stat(path)).isDirectory()) {
			return {problem: `“${path}” cannot be used: it is a directory.`};
		}

		return createReadStream(path, {highWaterMark: 256 * 1024});
	} catch (error) {
		return {problem: fileProblem(path, error)};
	}
}
