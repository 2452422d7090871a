/** Texts, files and standard input as the options of `send` name them: `@file`, `@@text`, `-`. */
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import process from 'node:process';
import {buffer, text as readAll} from 'node:stream/consumers';
import type {Attachment} from '../../message/letter.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {contentProblem, fileProblem} from '../output/files.ts';

/** `option`: without its dashes. Throws a UsageError where the file cannot be read, or the `@` before it is missing. */
export async function textFrom(option: string, given: string): Promise<string> {
	if (given === '-') {
		return readAll(process.stdin);
	}

	if (!isFile(given)) {
		await refuseFileName(option, given);
		return literal(given);
	}

	return (await bytesOf(pathOf(given), option)).toString();
}

/** A text that is the name of a file, and nothing else, lacks its `@`: its name would be sent. */
async function refuseFileName(option: string, given: string): Promise<void> {
	const stats = /[\n\r]/.test(given) || given.length > 1000 ? null : await stat(given).catch(() => null);
	if (stats?.isFile()) {
		throw new UsageError(
			`--${option} “${given}” would send these words, and a file has that name. To send the file, write --${option} @${given}. If the words are meant, end them with \\n.`,
		);
	}
}

async function bytesOf(path: string, option: string): Promise<Buffer> {
	return readFile(path).catch((error: unknown) => {
		throw new UsageError(`--${option}: ${fileProblem(path, error)}`);
	});
}

/** `whole`: to be read, though it is a file. */
export async function emlFrom(given: string, whole: boolean): Promise<{bytes: Buffer} | {path: string}> {
	if (given === '-') {
		return {bytes: await buffer(process.stdin)};
	}

	if (!isFile(given)) {
		await refuseFileName('data', given);
		// swaks allows the dot that ends it.
		return {bytes: Buffer.from(literal(given).replace(/(\r?\n)\.(?:\r?\n)?$/, '$1'))};
	}

	const path = pathOf(given);
	const problem = await contentProblem(path);
	if (problem !== null) {
		throw new UsageError(`--data: ${problem}`);
	}

	return whole ? {bytes: await bytesOf(path, 'data')} : {path};
}

/** Enough of it to see what it holds; nothing where it cannot be read, which is told when it is sent. */
export async function beginningOf(
	source: {readonly bytes: Buffer} | {readonly path: string},
): Promise<Buffer> {
	if ('bytes' in source) {
		return source.bytes.subarray(0, beginning);
	}

	return buffer(createReadStream(source.path, {end: beginning - 1})).catch(() => Buffer.alloc(0));
}

const beginning = 64 * 1024;

/** `@file` and `-` are sent untouched. */
export function isTyped(given: string): boolean {
	return given !== '-' && !isFile(given);
}

/**
 * The content of a file, read when it is sent, or of standard input for `-`. Throws a UsageError where there is no
 * file.
 */
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
