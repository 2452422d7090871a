/** Texts, files and standard input as the options of `send` name them: `@file`, `@@text`, `-`. */
import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {buffer, text as readAll} from 'node:stream/consumers';
import type {Attachment, ReadyMessage} from '../message/letter.ts';
import {fileProblem} from './files.ts';
import type {Values} from './option.ts';
import {UsageError} from './usage-error.ts';

export async function textFrom(given: string): Promise<string> {
	if (given === '-') {
		return readAll(process.stdin);
	}

	if (!isFile(given)) {
		return literal(given);
	}

	const path = pathOf(given);
	const bytes = await readFile(path).catch((error: unknown) => {
		throw new UsageError(fileProblem(path, error));
	});
	return bytes.toString();
}

export async function emlFrom(given: string): Promise<ReadyMessage['eml']> {
	if (given === '-') {
		return {bytes: await buffer(process.stdin)};
	}

	return isFile(given) ? {path: pathOf(given)} : {bytes: Buffer.from(literal(given))};
}

export async function contentFrom(file: string): Promise<Attachment['content']> {
	return file === '-' ? {bytes: await buffer(process.stdin)} : {path: pathOf(file)};
}

/** swaks since 2023 attaches the *name* when the `@` is missing; nobody wants that. */
export function pathOf(file: string): string {
	return isFile(file) ? file.slice(1) : file;
}

/** The second to read standard input would find it empty. */
export function refuseSharedInput(values: Values): void {
	const readers = ['data', 'body', 'html', 'attach', 'inline'].flatMap(name =>
		values.all(name).flatMap(given => (given === '-' ? [`--${name}`] : [])),
	);
	if (readers.length > 1) {
		throw new UsageError(
			`Standard input (-) can be read once, and ${readers.join(' and ')} ask for it. Put one of them into a file.`,
		);
	}
}

/** `@@text` is the text `@text`. */
function isFile(given: string): boolean {
	return given.startsWith('@') && !given.startsWith('@@');
}

function literal(given: string): string {
	return given.replace(/^@@/, '@').replaceAll('\\n', '\n');
}
