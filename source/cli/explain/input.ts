/** What `explain` is given: files, standard input, or the reply or base64 itself. */
import {readFileSync, statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import process from 'node:process';
import {readRecording} from '../../recordings/read.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';
import {standardInput} from './standard-input.ts';

export type Input = {
	/** As the user named it. */
	readonly name: string;
	readonly bytes: Uint8Array;
	/** There was more than is read at once. */
	readonly cut: boolean;
};

/** More than this of one input is not read at once. */
const limit = 64 * 1024 * 1024;

/** A file of this size is read before threads for it would have started. */
const small = 1024 * 1024;

/**
 * Files, standard input, or words that are themselves to be read. Throws a UsageError where there is nothing to
 * read.
 */
export async function readInputs(words: readonly string[]): Promise<readonly Input[]> {
	if (words.length === 0) {
		if (process.stdin.isTTY === true) {
			throw new UsageError(
				'Name a file, give a reply or base64 itself, or pipe a log in: smtpscope explain session.log',
			);
		}

		return [await fromStdin()];
	}

	const files = await Promise.all(words.map(word => (word === '-' ? fromStdin() : fromFile(word))));
	const inputs = files.filter(file => file !== null);
	if (inputs.length === words.length) {
		return inputs;
	}

	// A reply that was not quoted comes in several words.
	const together = inputs.length === 0 ? asText(words.join(' ')) : null;
	return together ? [together] : words.map((word, index) => files[index] ?? asTextOrProblem(word));
}

/** Null when there is no such file. */
async function fromFile(path: string): Promise<Input | null> {
	try {
		const facts = statSync(path);
		if (facts.isFile() && facts.size <= small) {
			return {name: path, bytes: new Uint8Array(readFileSync(path)), cut: false};
		}

		const handle = await open(path);
		try {
			const {size} = await handle.stat();
			const {bytes, cut} = await readSome(
				handle.createReadStream({autoClose: false, highWaterMark: 1024 * 1024}),
			);
			return {name: path, bytes, cut: cut || size > limit};
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (
			code === 'ENOENT' ||
			code === 'ENAMETOOLONG' ||
			code === 'ENOTDIR' ||
			code === 'ERR_INVALID_ARG_VALUE'
		) {
			return null;
		}

		throw new UsageError(fileProblem(path, error));
	}
}

async function fromStdin(): Promise<Input> {
	return {name: 'standard input', ...(await readSome(standardInput()))};
}

/** All of one input, up to the limit; `tell` gets the octets so far. */
export async function readWhole(
	{name, bytes}: {readonly name: string; readonly bytes: AsyncIterable<Uint8Array>},
	tell: (octets: number) => void,
): Promise<Input> {
	return {name, ...(await readSome(bytes, tell))};
}

async function readSome(
	stream: AsyncIterable<Uint8Array>,
	tell: (octets: number) => void = () => {},
): Promise<{bytes: Uint8Array; cut: boolean}> {
	const pieces: Uint8Array[] = [];
	let octets = 0;
	for await (const piece of stream) {
		pieces.push(piece);
		octets += piece.length;
		tell(octets);
		if (octets > limit) {
			break;
		}
	}

	return {bytes: new Uint8Array(Buffer.concat(pieces)).subarray(0, limit), cut: octets > limit};
}

function asText(text: string): Input | null {
	const bytes = new Uint8Array(Buffer.from(text.replaceAll('\\r\\n', '\n').replaceAll('\\n', '\n')));
	return readRecording(bytes).kind === 'nothing' ? null : {name: 'the text given', bytes, cut: false};
}

function asTextOrProblem(word: string): Input {
	const input = asText(word);
	if (!input) {
		throw new UsageError(`“${word}” is not a file, an SMTP reply or base64 text.`);
	}

	return input;
}
