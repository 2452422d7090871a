/**
 * Which format a log has, and which of its decorations are not part of it. A format that knows its own log is taken
 * at its word; where that is not clear, the first lines are read in every way that comes into question, and the way
 * that makes a conversation of them is taken.
 */

import {verbs} from '../protocol/verb.ts';
import type {Entry, SentEntry} from '../session/entry.ts';
import {entriesOf} from './entries.ts';
import type {Format} from './format.ts';
import {programError} from './formats/program-error.ts';
import {fallbacks, formats} from './formats.ts';
import type {LogLine} from './log-line.ts';
import {trimBlanks} from './log-line.ts';
import {isStackFrame} from './program-failures.ts';
import {createRecorder} from './recorder.ts';

export type Choice = {
	readonly format: Format;
	readonly lines: readonly LogLine[];
	/** From 0 to 1: how surely it is this format. */
	readonly score: number;
};

const SAMPLE = 2000;
// Recognising looks at the beginnings of lines; a line of megabytes is no reason to try every pattern on all of it.
const SAMPLE_WIDTH = 2000;
const CONVINCING = 0.5;
const WORTH_TRYING = 0.2;

/** Undefined where nothing finds a conversation, a reply or a failure in any layer. */
export function chooseFormat(layers: readonly (readonly LogLine[])[]): Choice | undefined {
	for (const lines of layers) {
		const [known] = ofKnownFormats(lines);
		if (known && (known.format.unmistakable || (known.score >= CONVINCING && isSound(known)))) {
			return known;
		}
	}

	const tried = layers
		.flatMap(lines => [...ofKnownFormats(lines), ...ofFallbacks(lines)])
		.map(choice => ({choice, gain: gainOf(choice)}))
		.filter(({gain}) => gain > 0);
	const best = tried.reduce<(typeof tried)[number] | undefined>(
		(found, next) => (found && found.gain >= next.gain ? found : next),
		undefined,
	);
	return best?.choice;
}

function ofKnownFormats(lines: readonly LogLine[]): Choice[] {
	const sample = sampleOf(lines);
	return formats
		.map(format => ({format, lines, score: format.recognise(sample)}))
		.filter(({score}) => score >= WORTH_TRYING)
		.sort((a, b) => b.score - a.score)
		.slice(0, 4);
}

function ofFallbacks(lines: readonly LogLine[]): Choice[] {
	const sample = sampleOf(lines);
	return fallbacks
		.map(format => ({format, lines, score: Math.min(format.recognise(sample), 0.7)}))
		.filter(({score}) => score > 0);
}

function sampleOf(lines: readonly LogLine[]): readonly string[] {
	return lines
		.slice(0, SAMPLE)
		.map(line => line.text.slice(0, SAMPLE_WIDTH))
		.filter((text, index, all) => trimBlanks(text) !== '' && !isOfTrace(all, index));
}

/** Of a stack trace, which says nothing of the log that it stands in; Python prints a line of the program too. */
function isOfTrace(texts: readonly string[], index: number): boolean {
	return isStackFrame(texts[index] ?? '') || /^[ ]{2}File ".{1,300}", line \d/.test(texts[index - 1] ?? '');
}

/** In its reading of the first lines nothing is odd, and most of them are read. */
function isSound(choice: Choice): boolean {
	const {entries, unread} = read(choice);
	const mayBeUnread = sampleOf(choice.lines).length / 3;
	return (
		entries.length > 0 &&
		unread <= mayBeUnread &&
		!withoutForeignGreeting(entries).some(entry => weightOf(entry) < -1)
	);
}

/** What a server of another protocol says first is malformed on the wire too. */
function withoutForeignGreeting(entries: readonly Entry[]): readonly Entry[] {
	const first = entries.findIndex(({type}) => type !== 'connected' && type !== 'secured');
	return first > 0 ? entries.filter((entry, index) => index < first || entry.type !== 'malformed') : entries;
}

/** What the first lines are worth when they are read like this: what was said, less what makes no sense. */
function gainOf(choice: Choice): number {
	const {entries, unread} = read(choice);
	// One side alone is a conversation too, though nothing in it answers anything.
	const oneSided = entries.every(({type}) => type !== 'sent');
	const weights = withoutForeignGreeting(entries).reduce(
		(sum, entry) => sum + (oneSided && entry.type === 'reply' ? 0.5 : weightOf(entry)),
		0,
	);
	// An error holds one reply or two: what else a reader finds in it is hardly a conversation.
	const isError = choice.format === programError ? 2 : 0;
	return entries.length === 0 ? 0 : weights - unread * 0.1 + choice.score + isError;
}

function read({format, lines}: Choice): {entries: readonly Entry[]; unread: number} {
	const recorder = createRecorder({events: 10_000, sessions: 500, unread: SAMPLE});
	const texts = lines.slice(0, SAMPLE).map(({text}) => text.slice(0, SAMPLE_WIDTH));
	format.read(
		lines.slice(0, SAMPLE).flatMap((line, index) => {
			const text = texts[index] ?? '';
			return isOfTrace(texts, index) ? [] : [{...line, text}];
		}),
		recorder,
	);
	const entries = recorder.sessions().flatMap(entriesOf);
	return {entries, unread: recorder.leftUnread().length};
}

function weightOf(entry: Entry): number {
	return keepsMarks(entry) ? -2 : plainWeightOf(entry);
}

/** A line end spelled out, and the quotation mark behind it, are those of the log, which were not taken off. */
function keepsMarks(entry: Entry): boolean {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'command' && spelledEnd.test(entry.line);
		case 'reply':
			return entry.lines.some(({text}) => spelledEnd.test(text));
		default:
			return false;
	}
}

const spelledEnd = /(?:\\r\\n|\\n)["']?$/;

function plainWeightOf(entry: Entry): number {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'command' ? weightOfVerb(entry.verb) : isEmptyAnswer(entry) ? -1 : 0.5;
		case 'reply':
			return entry.answers === null ? -0.5 : entry.complete ? 1 : 0.5;
		case 'malformed':
			return -3;
		case 'failed':
			return 1;
		case 'connected':
		case 'secured':
		case 'closed':
			return 0.5;
		default:
			return 0;
	}
}

function isEmptyAnswer(entry: SentEntry): boolean {
	return entry.kind === 'auth-response' && entry.bytes.length === 0;
}

/** Marks in a verb are those of the log, which were not taken off. */
function weightOfVerb(verb: string | null): number {
	return verb !== null && verbs.includes(verb) ? 1 : /[\\"'<>]/.test(verb ?? '') ? -6 : -2;
}
