/**
 * What a log gathers on its way to us, and what has to come off before it can be read: colours, the quoting
 * marks of a mail or a ticket, line numbers, times, the escapes of a web page. Each is taken off only where
 * nearly every line has it.
 */
import type {LogLine} from './log-line.ts';
import {toView} from './log-line.ts';
import {readTime} from './times.ts';

type Peel = (lines: readonly LogLine[]) => readonly LogLine[] | null;

const SAMPLE = 500;

/** The same lines with one layer less, or null when there is none to take off. */
export function unwrap(lines: readonly LogLine[]): readonly LogLine[] | null {
	for (const peel of [webPage, quoting, numbering, times, indentation]) {
		const peeled = peel(lines);
		if (peeled) {
			return peeled;
		}
	}

	return null;
}

// CSI and OSC sequences, and the two-character ones (ECMA-48).
const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,1000}(?:\x07|\x1b\\)|[@-Z\\-_])/g;

/** Without the escape sequences and typed-over characters of a terminal. */
export function withoutTerminal(lines: readonly LogLine[]): readonly LogLine[] {
	return lines.map(line =>
		/[\x1b\b]/.test(line.text) ? {...line, text: erase(line.text.replace(escapes, ''))} : line,
	);
}

function erase(text: string): string {
	if (!text.includes('\b')) {
		return text;
	}

	const kept: string[] = [];
	for (const character of text) {
		if (character === '\b') {
			kept.pop();
		} else {
			kept.push(character);
		}
	}

	return kept.join('');
}

function share(lines: readonly LogLine[], test: (text: string, index: number) => boolean): number {
	const sample = lines.slice(0, SAMPLE).filter(line => line.text !== '');
	return sample.length === 0
		? 0
		: sample.filter((line, index) => test(line.text, index)).length / sample.length;
}

const pageMarks = /(?:FROM|TO)[ ]?:[ ]?&lt;|-&gt;|&lt;-|=&gt;|&lt;CR&gt;|&lt;(?:&lt;|~)/i;

const webPage: Peel = lines => {
	const broken = share(lines, text => lineBreak.test(text)) > 0.5;
	if (!broken && !lines.slice(0, SAMPLE).some(line => pageMarks.test(line.text))) {
		return null;
	}

	return lines.flatMap(line =>
		line.text
			.replace(lineBreakAtEnd, '')
			.split(lineBreak)
			.map(text => ({...line, text: fromHtml(text)})),
	);
};

const lineBreak = /<br ?\/?>/i;
const lineBreakAtEnd = /<br ?\/?>[ \t]{0,20}$/i;

const entities: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

function fromHtml(text: string): string {
	return text
		.replace(/<\/?(?:span|pre|code|div|p|b|i|em|strong|font|tt|samp)(?:[ ][^<>]{0,200})?>/gi, '')
		.replace(
			/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
			(whole, decimal?: string, hex?: string, name?: string) => {
				if (name) {
					return entities[name.toLowerCase()] ?? whole;
				}

				const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
				return point > 0 && point <= 0x10ffff ? toView(String.fromCodePoint(point)) : whole;
			},
		);
}

const quoting: Peel = lines => strip(lines, /^[ \t]{0,3}[>|](?![<>-])[ ]?/, 0.9);

const numbering: Peel = lines => {
	const pattern = /^[ \t]*(\d{1,7})(?:[ ]?[:.|)\]]|\t|[ ])[ ]?/;
	let expected: number | undefined;
	const counted = share(lines, text => {
		const found = Number(pattern.exec(text)?.[1] ?? Number.NaN);
		const follows = expected === undefined || (found > expected - 1 && found < expected + 3);
		expected = Number.isNaN(found) ? expected : found + 1;
		return !Number.isNaN(found) && follows;
	});
	return counted > 0.9 && lines.length > 2 ? strip(lines, pattern, 0.9) : null;
};

const times: Peel = lines => {
	if (share(lines, text => readTime(text) !== null) < 0.6) {
		return null;
	}

	return lines.map(line => {
		const time = readTime(line.text);
		return time ? {...line, text: line.text.slice(time.end), at: line.at ?? time.at} : line;
	});
};

// A code block in Markdown, a quoted passage in a book.
const indentation: Peel = lines => {
	const filled = lines.slice(0, SAMPLE).filter(line => /[^ \t]/.test(line.text));
	const depth = Math.min(...filled.map(line => /^[ \t]*/.exec(line.text)?.[0].length ?? 0));
	if (filled.length === 0 || depth === 0) {
		return null;
	}

	return lines.map(line => ({
		...line,
		text: /^[ \t]*$/.test(line.text.slice(0, depth)) ? line.text.slice(depth) : line.text,
	}));
};

function strip(lines: readonly LogLine[], pattern: RegExp, least: number): readonly LogLine[] | null {
	if (share(lines, text => pattern.test(text)) < least) {
		return null;
	}

	return lines.map(line => ({...line, text: line.text.replace(pattern, '')}));
}
