/** The script of `run`: a file, or standard input. */
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';

export async function readScript(file: string | undefined): Promise<string[]> {
	const fromInput = file === undefined || file === '-';
	const whole = fromInput ? await text(process.stdin) : await readTextFile(file);
	const lines = whole.replace(/^\ufeff/, '').split(/\r?\n/);
	if (lines.at(-1) === '') {
		lines.pop();
	}

	if (lines.every(line => line.trim() === '' || line.startsWith('#'))) {
		const name = fromInput ? 'Standard input' : `The script “${file}”`;
		throw new UsageError(
			`${name} has no line to send. Write one SMTP command a line, such as EHLO me.example.`,
		);
	}

	return lines;
}
