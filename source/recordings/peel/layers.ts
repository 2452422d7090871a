/**
 * A log as it came, and with its decorations taken off one after the other. Each goes only where nearly every line
 * has it; which layer is the log itself, the formats tell.
 */
import type {LogLine} from '../log-line.ts';
import {quoted, spelledLineEnds} from './literals.ts';
import {backQuotes, bullets, emptyBetween, fences, indentation, numbering, quoting, ragged} from './marks.ts';
import {webPage} from './page.ts';
import type {Peel} from './peel.ts';
import {bracketed, container, levels, logger, sameWord, stream, syslog, times} from './prefixes.ts';
import {fields, jsonLines, mailLoggers, twoLines} from './records.ts';
import {sameEnding} from './suffix.ts';

/** The outer ones first: a quotation is around the time of a log, not inside it. */
const peels: readonly Peel[] = [
	webPage,
	emptyBetween,
	fences,
	backQuotes,
	quoting,
	numbering,
	bullets,
	indentation,
	jsonLines,
	fields,
	twoLines,
	mailLoggers,
	container,
	times,
	stream,
	levels,
	bracketed,
	syslog,
	logger,
	sameEnding,
	quoted,
	spelledLineEnds,
	sameWord,
	ragged,
];

const MOST = 16;

/** The outermost first. */
export function layersOf(lines: readonly LogLine[]): readonly (readonly LogLine[])[] {
	const layers = [lines];
	for (let next = unwrap(lines); next && layers.length < MOST; next = unwrap(next)) {
		layers.push(next);
	}

	return layers;
}

function unwrap(lines: readonly LogLine[]): readonly LogLine[] | null {
	for (const peel of peels) {
		const peeled = peel(lines);
		if (
			peeled &&
			(peeled.length !== lines.length || peeled.some((line, index) => line.text !== lines[index]?.text))
		) {
			return peeled;
		}
	}

	return null;
}
