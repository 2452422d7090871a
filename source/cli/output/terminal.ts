/** What the program knows of the terminal it runs in. */
import process from 'node:process';
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

export function warn(text: string): void {
	process.stderr.write(`smtpscope: ${text}\n`);
}

/** Writes to standard output; a reader that has gone away (`| head`) ends the program quietly. */
export function print(text: string): void {
	process.stdout.write(text);
}
