/** The script of `run`: a file, or standard input. */

import {isUtf8} from 'node:buffer';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {buffer} from 'node:stream/consumers';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

// A typed session has a few lines; a large message is nothing to be typed.
const largest = 64 * 1024 * 1024;

/** The lines of a script, without an empty one at the end. Throws a UsageError where there is nothing to run. */
export async function readScript(file: string | undefined): Promise<string[]> {
	const fromInput = file === undefined || file === '-';
	const bytes = fromInput ? await buffer(process.stdin) : bytesOf(file);
	const name = fromInput ? 'Standard input' : `The script “${file}”`;
	if (bytes.length > largest) {
		throw new UsageError(
			`${name} is larger than 64 MiB, too much for a script. “smtpscope send” sends messages of any size.`,
		);
	}

	const lines = decoded(bytes, name)
		.replace(/^\ufeff/, '')
		.split(/\r?\n/);
	if (lines.at(-1) === '') {
		lines.pop();
	}

	if (lines.every(line => line.trim() === '' || line.startsWith('#'))) {
		throw new UsageError(
			`${name} has no line to send. Write one SMTP command on each line, such as EHLO me.example.`,
		);
	}

	return lines;
}

function bytesOf(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new UsageError(`The script ${fileProblem(file, error)}`);
	}
}

/** Throws a UsageError for what is not text: it would go out changed, and no one would see how. */
function decoded(bytes: Buffer, name: string): string {
	if (bytes.includes(0)) {
		throw new UsageError(
			`${name} is not text: it contains a NUL byte. Exact bytes are sent with /raw "\\x00".`,
		);
	}

	const line = bytes
		.toString('latin1')
		.split('\n')
		.findIndex(each => !isUtf8(Buffer.from(each, 'latin1')));
	if (line !== -1) {
		throw new UsageError(
			`${name} is not UTF-8 text: see line ${line + 1}. Write it as UTF-8 and choose with /charset how it is sent, or send the bytes with /raw "\\xE9".`,
		);
	}

	return bytes.toString('utf8');
}
