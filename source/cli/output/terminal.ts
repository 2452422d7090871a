/** What the program knows of the terminal it runs in. */
import process from 'node:process';
import {type Shown, shown, visible, visibleBytes} from '../../protocol/visible.ts';
import {rawLines} from '../../session/raw-lines.ts';
import type {Values} from '../arguments/option.ts';

/** https://no-color.org: any value but the empty one switches colours off. */
export function wantsColor(values: Values): boolean {
	return (
		process.stdout.isTTY === true &&
		!values.has('no-color') &&
		!process.env.NO_COLOR &&
		process.env.TERM !== 'dumb'
	);
}

/** A sentence on standard error, whoever wrote parts of it. */
export function warn(text: string): void {
	aside(shown`smtpscope: ${visible(text)}`);
}

/** A line on standard error. */
export function aside(line: Shown): void {
	process.stderr.write(`${line}\n`);
}

/** Writes to standard output; a reader that has gone away (`| head`) ends the program quietly. */
export function print(text: Shown): void {
	process.stdout.write(text);
}

/** Bytes that are to be exact: into a file or a pipe they are; on a terminal each line is made visible. */
export function printBytes(bytes: Uint8Array): void {
	if (process.stdout.isTTY !== true) {
		process.stdout.write(bytes);
		return;
	}

	for (const line of rawLines(bytes)) {
		print(shown`${visibleBytes(line.bytes)}\n`);
	}
}
