/** Files that the user names to be read. What goes wrong is said with the file's name and in words. */
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {UsageError} from '../arguments/usage-error.ts';

const tooLarge = 'it is too large to be read as a whole';

const words: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EISDIR: 'it is a folder',
	EACCES: 'permission was denied',
	EPERM: 'permission was denied',
	ENOTDIR: 'a part of its path is not a folder',
	EEXIST: 'it already exists',
	ELOOP: 'it is a symbolic link, or its links form a loop',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the quota of this account is used up',
	EROFS: 'the file system is read-only',
	EFBIG: 'the file would be too large',
	ENXIO: 'it cannot be opened',
	ENAMETOOLONG: 'its name is too long',
	ERR_STRING_TOO_LONG: tooLarge,
	ERR_FS_FILE_TOO_LARGE: tooLarge,
};

/** Why a file cannot be used, as the end of a sentence. */
export function reasonOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	// A text that is put together of pieces ends without a code: “Invalid string length”.
	return error instanceof RangeError && code === ''
		? tooLarge
		: (words[code] ?? (error instanceof Error ? error.message : String(error)));
}

const noName = 'The name of the file is missing.';

/** A sentence about a file that could not be read or written. */
export function fileProblem(path: string, error: unknown): string {
	return path === '' ? noName : `“${path}” cannot be used: ${reasonOf(error)}.`;
}

/** For a file that is to be made: a missing folder is named as what it is. */
export function creationProblem(path: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (path === '') {
		return noName;
	}

	switch (code) {
		case 'ENOENT':
			return `“${path}” cannot be created: the folder “${dirname(path)}” does not exist.`;
		case 'EISDIR':
			return `“${path}” is a folder. Give the name of a file.`;
		default:
			return `“${path}” cannot be written: ${reasonOf(error)}.`;
	}
}

/** Throws a UsageError; `option` is named in it. */
export async function readTextFile(path: string, option?: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		throw new UsageError(`${option === undefined ? '' : `--${option}: `}${fileProblem(path, error)}`);
	}
}

/** Why the content of a file cannot be sent, or null. */
export async function contentProblem(path: string): Promise<string | null> {
	if (path === '') {
		return noName;
	}

	try {
		return (await stat(path)).isDirectory() ? `“${path}” cannot be used: it is a folder.` : null;
	} catch (error) {
		return fileProblem(path, error);
	}
}

/** The content as a stream, or the problem in words. */
export async function openContent(
	path: string,
): Promise<AsyncIterable<Uint8Array> | {readonly problem: string}> {
	const problem = await contentProblem(path);
	return problem === null ? createReadStream(path, {highWaterMark: 256 * 1024}) : {problem};
}
