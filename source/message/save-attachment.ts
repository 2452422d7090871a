/** An attachment as a file: under a safe name, and never over another. */
import {mkdir, stat, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {safeFileName} from './file-name.ts';
import {partContent} from './part-content.ts';
import type {MessagePart} from './read.ts';

export type SavedAttachment =
	| {readonly path: string; readonly octets: number; readonly damaged: boolean}
	| {readonly problem: string};

/** `to`: a folder, or the file's own name; the folder the program runs in where it is empty. */
export async function saveAttachment(part: MessagePart, number: number, to = ''): Promise<SavedAttachment> {
	const inFolder = to === '' || to.endsWith('/') || (await isFolder(to));
	return write(part, resolve(inFolder ? join(to || '.', nameOf(part, number)) : to));
}

/** All of them into one folder, which is made; of several with one name each gets its own: `a.txt`, `a (2).txt`. */
export async function saveAttachments(
	parts: readonly MessagePart[],
	folder: string,
): Promise<readonly SavedAttachment[]> {
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
	} catch (error) {
		return [{problem: `The folder ${resolve(folder)} cannot be created (${codeOf(error)}).`}];
	}

	const taken = new Set<string>();
	const saved: SavedAttachment[] = [];
	for (const [index, part] of parts.entries()) {
		const name = freeName(nameOf(part, index + 1), taken);
		taken.add(name.toLowerCase());
		saved.push(await write(part, resolve(join(folder, name))));
	}

	return saved;
}

function nameOf(part: MessagePart, number: number): string {
	return safeFileName(part.name, `attachment-${number}${part.type === 'message/rfc822' ? '.eml' : ''}`);
}

/** Some file systems do not tell capitals from small letters. */
function freeName(name: string, taken: ReadonlySet<string>): string {
	const dot = name.lastIndexOf('.');
	const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let free = name;
	for (let number = 2; taken.has(free.toLowerCase()); number++) {
		free = `${stem} (${number})${ending}`;
	}

	return free;
}

async function write(part: MessagePart, path: string): Promise<SavedAttachment> {
	const {bytes, problem} = partContent(part);
	try {
		await writeFile(path, bytes, {flag: 'wx', mode: 0o600});
		return {path, octets: bytes.length, damaged: problem !== null};
	} catch (error) {
		const code = codeOf(error);
		return {
			problem:
				code === 'EEXIST'
					? `${path} already exists and was not changed. Choose another name.`
					: code === 'ENOENT'
						? `${path} cannot be written: its folder does not exist.`
						: `${path} cannot be written (${code}).`,
		};
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function isFolder(path: string): Promise<boolean> {
	return stat(path).then(
		facts => facts.isDirectory(),
		() => false,
	);
}
