/** Texts, files and standard input as the options of `send` name them: `@file`, `@@text`, `-`. */
import {constants, isUtf8} from 'node:buffer';
import {createReadStream, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {buffer} from 'node:stream/consumers';
import type {Attachment} from '../../message/letter.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {contentProblem, fileProblem} from '../output/files.ts';
import {warn} from '../output/terminal.ts';

/** `option`: without its dashes. Throws a UsageError where the file cannot be read. */
export async function textFrom(option: string, given: string): Promise<string> {
	if (given === '-') {
		return decoded(await buffer(process.stdin), option, 'standard input');
	}

	const path = isFile(given) ? pathOf(given) : bareFile(option, given);
	return path === null ? literal(given) : decoded(await bytesOf(path, option), option, `“${path}”`);
}

/** Anything else would be sent changed, and no one would see how. */
function decoded(bytes: Buffer, option: string, name: string): string {
	if (!isUtf8(bytes)) {
		throw new UsageError(
			`--${option}: ${name} is not UTF-8 text. Convert it (iconv -f ISO-8859-1 -t UTF-8), or attach it with --attach.`,
		);
	}

	return stringOf(bytes, option, 'utf8');
}

/** Throws a UsageError where Node cannot make a text of so many octets (512 MiB). */
export function stringOf(bytes: Buffer, option: string, encoding: 'utf8' | 'latin1'): string {
	if (bytes.length > constants.MAX_STRING_LENGTH) {
		throw new UsageError(
			`--${option} is larger than 512 MiB. ${option === 'data' ? 'Such a message can only be sent unchanged: leave out --header, --add-header and --tokens' : 'Attach it with --attach'}.`,
		);
	}

	return bytes.toString(encoding);
}

/**
 * A word that is the name of a file, and nothing else, means the file, as it does for swaks up to 2020; it is said,
 * because newer ones send the name itself. Null where there is no such file.
 */
function bareFile(option: string, given: string): string | null {
	if (!isBareFile(given)) {
		return null;
	}

	warn(
		`--${option} “${given}” is the name of a file, so the file is sent. Write --${option} @${given} for the file, or end the text with \\n if the text itself is meant.`,
	);
	return given;
}

function isBareFile(given: string): boolean {
	return !/[\n\r]|\\n/.test(given) && given.length <= 1000 && isExistingFile(given);
}

function isExistingFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

async function bytesOf(path: string, option: string): Promise<Buffer> {
	return readFile(path).catch((error: unknown) => {
		throw new UsageError(`--${option}: ${fileProblem(path, error)}`);
	});
}

export type MessageSource = {readonly bytes: Buffer} | {readonly path: string};

/** Throws a UsageError for a file that cannot be sent, and for words that are neither a file nor a message. */
export async function emlFrom(given: string): Promise<MessageSource> {
	if (given === '-') {
		return {bytes: await buffer(process.stdin)};
	}

	const path = isFile(given) ? pathOf(given) : bareFile('data', given);
	if (path === null) {
		if (!/\n|\\n|%\w+%|^[!-9;-~]+:/.test(given)) {
			throw new UsageError(
				`--data “${given}” is neither a file nor a message: a message has at least one field, such as “Subject: Hello”.`,
			);
		}

		return {bytes: Buffer.from(literal(given))};
	}

	const problem = await contentProblem(path);
	if (problem !== null) {
		throw new UsageError(`--data: ${problem}`);
	}

	return {path};
}

/** All of it. */
export async function wholeOf(source: MessageSource): Promise<Buffer> {
	return 'bytes' in source ? source.bytes : bytesOf(source.path, 'data');
}

/** Enough of it to see what it holds; nothing where it cannot be read, which is told when it is sent. */
export async function beginningOf(source: MessageSource): Promise<Buffer> {
	if ('bytes' in source) {
		return source.bytes.subarray(0, beginning);
	}

	return buffer(createReadStream(source.path, {end: beginning - 1})).catch(() => Buffer.alloc(0));
}

const beginning = 64 * 1024;

/** Files, however they are named, and `-` are sent untouched. */
export function isTyped(given: string): boolean {
	return given !== '-' && !isFile(given) && !isBareFile(given);
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
	const readers = ['data', 'body', 'html', 'attach', 'attach-body', 'inline'].flatMap(name =>
		values.all(name).flatMap(given => (given === '-' ? [`--${name}`] : [])),
	);
	if (readers.length > 1) {
		throw new UsageError(
			`Standard input (-) can be read only once, and ${readers.join(' and ')} both use it. Put one of them into a file.`,
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
