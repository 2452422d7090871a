/** What the program knows of the terminal it runs in, and what it writes to it. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {type Shown, shown, visible, visibleBytes} from '../../protocol/visible.ts';
import {rawLines} from '../../session/raw-lines.ts';
import type {Values} from '../arguments/option.ts';
import {reasonOf} from './files.ts';

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
	sinks.err(`${line}\n`);
}

/** Writes to standard output. What goes wrong there is told once, at the end, by `guardOutput`. */
export function print(text: Shown): void {
	sinks.out(text);
}

type Sink = (piece: string) => void;

const terminal: {readonly out: Sink; readonly err: Sink} = {
	out: piece => process.stdout.write(piece),
	err: piece => process.stderr.write(piece),
};

let sinks = terminal;

/** Lines go somewhere else until what this returns is called: `--output`. */
export function redirect(changes: Partial<typeof terminal>): () => void {
	const before = sinks;
	sinks = {...sinks, ...changes};
	return () => {
		sinks = before;
	};
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

/**
 * Watches standard output for the whole run. A reader that has gone away (`| head`) ends the program quietly; a full
 * disk does not end the session, but is said, and makes a success exit code 44. Resolves with the exit code.
 */
export async function guardOutput(work: () => Promise<number>): Promise<number> {
	let failure: Error | null = null;
	const onError = (error: Error): void => {
		if ('code' in error && error.code === 'EPIPE') {
			process.exit(0);
		}

		failure ??= error;
	};

	process.stdout.on('error', onError);
	try {
		const code = await work();
		await flushed();
		if (failure === null) {
			return code;
		}

		warn(`standard output is incomplete: ${reasonOf(failure)}.`);
		return code === EXIT.done ? EXIT.file : code;
	} finally {
		process.stdout.off('error', onError);
	}
}

/** Errors of earlier writes have been reported when this resolves. */
function flushed(): Promise<void> {
	return new Promise(resolve => {
		if (process.stdout.writableLength === 0) {
			setImmediate(resolve);
		} else {
			process.stdout.write('', () => setImmediate(resolve));
		}
	});
}
