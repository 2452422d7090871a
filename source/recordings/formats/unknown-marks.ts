/**
 * A log of a tool no one told us of. Its marks are learned: what stands before replies on most lines is the
 * server's mark, what stands before commands the client's.
 */
import type {Format} from '../format.ts';
import {type LogLine, trimBlanks} from '../log-line.ts';
import {readMarked} from '../marked.ts';
import type {Recorder} from '../recorder.ts';
import {isCommandLine, mayBeReplyAt} from '../shapes.ts';
import {readTime} from '../times.ts';
import {readUnmarked} from '../unmarked.ts';

export const unknownMarks: Format = {
	name: 'log of an unknown tool',
	recognise(sample) {
		const learned = learn(sample);
		return learned ? Math.min(learned.share, 0.7) : 0;
	},
	read(lines, recorder) {
		const learned = learn(lines.slice(0, SAMPLE).map(line => line.text));
		if (learned?.marks) {
			readMarked(lines.map(withoutTime), learned.marks, recorder);
		} else if (learned) {
			readPrefixed(lines.map(withoutTime), learned.prefix, recorder);
		}
	},
};

const SAMPLE = 2000;

type Learned =
	| {readonly share: number; readonly marks: {readonly server: RegExp; readonly client: RegExp}}
	/** One prefix for both sides: it only has to come off. */
	| {readonly share: number; readonly marks: null; readonly prefix: RegExp};

type Count = {readonly shape: string; readonly server: number; readonly client: number};

function learn(sample: readonly string[]): Learned | undefined {
	const counts = countShapes(sample);
	const spoken = counts.reduce((sum, count) => sum + timesOf(count), 0);
	const share = sample.length === 0 ? 0 : spoken / sample.length;
	const shapes = withoutStrays(counts, spoken);
	const server = shapes.filter(count => count.server > 2 * count.client).map(({shape}) => shape);
	const client = shapes.filter(count => count.client > 2 * count.server).map(({shape}) => shape);
	const bareOnly = shapes.every(({shape}) => shape === '');
	if (bareOnly) {
		return undefined;
	}

	if (server.length > 0 && client.length > 0) {
		return {share, marks: {server: toPattern(server), client: toPattern(client)}};
	}

	// Marks that mean nothing, or only one: they only have to come off.
	const both = shapes.some(count => count.client > 0 && count.server > 0);
	const prefixes = both ? shapes.map(({shape}) => shape) : server.length > 0 && spoken > 2 ? server : [];
	return prefixes.length > 0 ? {share, marks: null, prefix: toPattern(prefixes)} : undefined;
}

function countShapes(sample: readonly string[]): readonly Count[] {
	const counts = new Map<string, Count>();
	for (const text of sample) {
		const found = placeOf(text.slice(readTime(text)?.end ?? 0).slice(0, 600));
		if (found) {
			const shape = shapeOf(found.prefix);
			const count = counts.get(shape) ?? {shape, server: 0, client: 0};
			counts.set(shape, {...count, [found.from]: count[found.from] + 1});
		}
	}

	return [...counts.values()];
}

function timesOf({server, client}: Count): number {
	return server + client;
}

/** A number within the text of a line looks like a reply behind a longer mark; words look like a command. */
function withoutStrays(counts: readonly Count[], spoken: number): readonly Count[] {
	const rare = spoken < 10 ? 0 : Math.max(1, spoken / 20);
	const marks = counts.filter(
		({shape, ...count}) =>
			!counts.some(
				other =>
					other.shape !== '' && shape.startsWith(other.shape) && timesOf(other) > timesOf({shape, ...count}),
			),
	);
	const often = marks.filter(count => timesOf(count) > rare);
	const side = (from: 'server' | 'client'): boolean => often.some(count => count[from] > 0);
	// The only mark of its side is not a stray, however rare.
	return marks.filter(
		count => timesOf(count) > rare || (count.client > 0 ? !side('client') : !side('server')),
	);
}

function placeOf(text: string): {prefix: string; from: 'server' | 'client'} | undefined {
	for (let start = 0; start < text.length && start < 200; start++) {
		const begins = start === 0 || /[\s:>|\]"'=]/.test(text[start - 1] ?? '');
		if (begins && isCommandLine(text.slice(start))) {
			return {prefix: text.slice(0, start), from: 'client'};
		}

		if (begins && mayBeReplyAt(text, start)) {
			return {prefix: text.slice(0, start), from: 'server'};
		}
	}

	return undefined;
}

// Numbers and identifiers differ from line to line; the rest is the mark.
function shapeOf(prefix: string): string {
	return prefix.replace(/[A-Za-z0-9_.:-]*\d[A-Za-z0-9_.:-]*/g, '\0');
}

function toPattern(shapes: readonly string[]): RegExp {
	const alternatives = [...shapes]
		.sort((a, b) => b.length - a.length)
		.map(shape =>
			shape === ''
				? bareSpeech
				: trimEnd(shape)
						.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
						.replaceAll('\0', String.raw`[A-Za-z0-9_.:-]{1,200}`),
		);
	return new RegExp(`^(?:${alternatives.join('|')})[ \\t]{0,4}(.*)$`);
}

// One side has no mark: only what looks like it is its speech.
const bareSpeech = String.raw`(?=[2-5]\d\d(?:[ -]|$)|[A-Z]{4,10}(?:[ ]|$))`;

function trimEnd(shape: string): string {
	return shape.replace(/[ \t]+$/, '');
}

function withoutTime(line: LogLine): LogLine {
	const time = readTime(line.text);
	return time ? {...line, text: line.text.slice(time.end), at: line.at ?? time.at} : line;
}

function readPrefixed(lines: readonly LogLine[], prefix: RegExp, recorder: Recorder): void {
	readUnmarked(
		lines.map(line => ({...line, text: prefix.exec(line.text)?.[1] ?? trimBlanks(line.text)})),
		recorder,
	);
}
