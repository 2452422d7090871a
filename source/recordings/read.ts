/** Somebody else's log, a capture, or a line that was pasted, to session events. Told by content, not by name. */
import type {Format} from './format.ts';
import {deliveryReport, readMails} from './formats/delivery-report.ts';
import {fallbacks, formats} from './formats.ts';
import type {LogLine} from './log-line.ts';
import {trimBlanks} from './log-line.ts';
import {defaultLimits, isBinary, type Limits, readLogText} from './log-text.ts';
import {type CaptureLimits, isCapture, readCapture} from './pcap/capture.ts';
import {createRecorder, type Recorder, type RecorderLimits, recorderLimits} from './recorder.ts';
import type {Confidence, Reading, Recording, Unread} from './recording.ts';
import {readSnippet} from './snippet.ts';
import {hideSuspects, suspectedSecrets} from './suspects.ts';
import {unwrap, withoutTerminal} from './wrapping.ts';

export type ReadOptions = Partial<Limits & RecorderLimits & CaptureLimits>;

export function readRecording(input: Uint8Array, options: ReadOptions = {}): Recording {
	const limits = {...defaultLimits, ...recorderLimits, ...options};
	if (isCapture(input)) {
		return {...readCapture(input, limits), suspects: []};
	}

	const {layers, reading} = readText(input, limits);
	const suspects = [...new Set(layers.flatMap(lines => suspectedSecrets(lines)))];
	const unread = reading.unread.map(part => ({...part, text: hideSuspects(part.text, suspects)}));
	return {...reading, unread, suspects};
}

type TextRead = {
	/** The lines as they came, and with all decorations taken off: a secret may stand alone in one only. */
	readonly layers: readonly (readonly LogLine[])[];
	readonly reading: Reading;
};

function readText(input: Uint8Array, limits: Limits & RecorderLimits): TextRead {
	if (isCompressed(input)) {
		return nothing('This file is compressed. Unpack it first, with gunzip or unzip.');
	}

	if (isBinary(input)) {
		return nothing('These bytes are not text, and not a capture file either.');
	}

	const {lines, unread} = readLogText(input, limits);
	const plain = withoutTerminal(lines);
	if (!plain.some(line => trimBlanks(line.text) !== '')) {
		return nothing('There is nothing to read: the input is empty.');
	}

	const snippet = readSnippet(plain);
	return snippet ? {layers: [plain], reading: snippet} : readLog(plain, unread, limits);
}

function isCompressed([first, second]: Uint8Array): boolean {
	return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b);
}

function nothing(why: string): TextRead {
	return {layers: [], reading: {kind: 'nothing', why, unread: []}};
}

const SAMPLE = 2000;
// Recognising looks at the beginnings of lines; a line of megabytes is no reason to try every pattern on all of it.
const SAMPLE_WIDTH = 2000;
const LAYERS = 5;
const CONVINCING = 0.5;

function readLog(lines: readonly LogLine[], unread: readonly Unread[], limits: RecorderLimits): TextRead {
	let innermost = lines;
	for (let layer: readonly LogLine[] | null = lines, depth = 0; layer && depth < LAYERS; depth++) {
		innermost = layer;
		const report = readReport(layer, unread, limits);
		if (report) {
			return {layers: [lines, layer], reading: report};
		}

		const {format, score} = best(layer);
		if (format && score >= CONVINCING) {
			const reading = readAs(format, layer, score >= 0.8 ? 'certain' : 'likely', unread, limits);
			if (reading) {
				return {layers: [lines, layer], reading};
			}
		}

		layer = unwrap(layer);
	}

	for (const fallback of fallbacks) {
		const layer = fallback.layer === 'outermost' ? lines : innermost;
		const score = fallback.format.recognise(sampleOf(layer));
		const reading =
			score > 0 &&
			readAs(fallback.format, layer, score >= CONVINCING ? 'likely' : 'possible', unread, limits);
		if (reading) {
			return {layers: [lines, innermost], reading};
		}
	}

	return nothing('No SMTP was found in it: no reply codes, no commands, and no log format that is known.');
}

/** A whole mail is known by its header and its parts, not by the look of single lines. */
function readReport(
	lines: readonly LogLine[],
	unread: readonly Unread[],
	limits: RecorderLimits,
): Reading | undefined {
	const recorder = createRecorder(limits);
	return readMails(lines, recorder) ? recordingOf(deliveryReport, recorder, 'certain', unread) : undefined;
}

function best(lines: readonly LogLine[]): {format: Format | null; score: number} {
	const sample = sampleOf(lines);
	let found: {format: Format | null; score: number} = {format: null, score: 0};
	for (const format of formats) {
		const score = format.recognise(sample);
		found = score > found.score ? {format, score} : found;
	}

	return found;
}

function sampleOf(lines: readonly LogLine[]): readonly string[] {
	return lines
		.slice(0, SAMPLE)
		.map(line => line.text.slice(0, SAMPLE_WIDTH))
		.filter(text => trimBlanks(text) !== '');
}

function readAs(
	format: Format,
	lines: readonly LogLine[],
	confidence: Confidence,
	unread: readonly Unread[],
	limits: RecorderLimits,
): Reading | undefined {
	const recorder = createRecorder(limits);
	format.read(lines, recorder);
	return recordingOf(format, recorder, confidence, unread);
}

function recordingOf(
	format: Format,
	recorder: Recorder,
	confidence: Confidence,
	unread: readonly Unread[],
): Reading | undefined {
	const sessions = recorder.sessions();
	return sessions.length === 0
		? undefined
		: {
				kind: 'sessions',
				format: format.name,
				confidence,
				sessions,
				unread: [...recorder.leftUnread(), ...unread],
			};
}
