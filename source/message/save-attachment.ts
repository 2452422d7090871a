/** An attachment as a file: under a safe name, and never over another. */
import {stat, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {safeFileName} from './file-name.ts';
import {partContent} from './part-content.ts';
import type {MessagePart} from './read.ts';

export type SavedAttachment =
	| {readonly path: string; readonly octets: number; readonly damaged: boolean}
	| {readonly problem: string};

/** `to`: a folder, or the file's own name; the folder the program runs in where it is empty. */
export async function saveAttachment(part: MessagePart, number: number, to = ''): Promise<SavedAttachment> {
	const {bytes, problem} = partContent(part);
	const fallback = `attachment-${number}${part.type === 'message/rfc822' ? '.eml' : ''}`;
	const inFolder = to === '' || to.endsWith('/') || (await isFolder(to));
	const path = resolve(inFolder ? join(to || '.', safeFileName(part.name, fallback)) : to);
	try {
		await writeFile(path, bytes, {flag: 'wx', mode: 0o600});
		return {path, octets: bytes.length, damaged: problem !== null};
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		return {
			problem:
				code === 'EEXIST'
					? `${path} exists already, and is left as it is. Give another name after the number.`
					: code === 'ENOENT'
						? `${path} cannot be written: its folder does not exist.`
						: `${path} cannot be written (${code}).`,
		};
	}
}

async function isFolder(path: string): Promise<boolean> {
	return stat(path).then(
		facts => facts.isDirectory(),
		() => false,
	);
}
