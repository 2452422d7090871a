/** One decoration taken off the lines of a log: what a mail, a ticket, a container or a logging library put around them. */

import type {LogLine} from '../log-line.ts';
import {isStackFrame} from '../program-failures.ts';

/** The same lines with one layer less, or null where there is none of this kind to take off. */
export type Peel = (lines: readonly LogLine[]) => readonly LogLine[] | null;

/** What nearly every line must have; some lines of a paste are not the log’s. */
export const NEARLY_ALL = 0.85;

const SAMPLE = 500;
const WIDTH = 2000;

/** The beginnings of the first lines that are not blank, nor of a stack trace: those have no decoration. */
export function sampleOf(lines: readonly LogLine[]): readonly string[] {
	return lines
		.slice(0, 2 * SAMPLE)
		.filter(line => /[^ \t]/.test(line.text.slice(0, WIDTH)) && !isStackFrame(line.text.slice(0, 200)))
		.slice(0, SAMPLE)
		.map(line => line.text.slice(0, WIDTH));
}

/** Share of the sampled lines that a test is true for; 0 without any. */
export function share(lines: readonly LogLine[], test: (text: string, index: number) => boolean): number {
	const sample = sampleOf(lines);
	return sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
}

/** A peel that takes off what the pattern matches at the beginning of a line, where enough lines have it. */
export function prefix(pattern: RegExp, least = NEARLY_ALL): Peel {
	return lines =>
		share(lines, text => pattern.test(text)) < least
			? null
			: lines.map(line => ({...line, text: line.text.replace(pattern, '')}));
}
