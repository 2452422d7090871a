/** Somebody else's log, a capture, or a line that was pasted, to session events. Told by content, not by name. */

import {secretsWithin} from '../sasl/secrets-within.ts';
import {type Choice, chooseFormat} from './choose.ts';
import {unpacked} from './compressed.ts';
import {deliveryReport, readMails} from './formats/delivery-report.ts';
import type {LogLine} from './log-line.ts';
import {trimBlanks} from './log-line.ts';
import {defaultLimits, isBinary, type Limits, readLogText} from './log-text.ts';
import {type CaptureLimits, isCapture, readCapture} from './pcap/capture.ts';
import {layersOf} from './peel/layers.ts';
import {withoutOwnReport} from './peel/own-report.ts';
import {withoutPage} from './peel/page.ts';
import {withoutTerminal} from './peel/terminal.ts';
import {type Progress, prepared, watched} from './progress.ts';
import {createRecorder, type Recorder, type RecorderLimits, recorderLimits} from './recorder.ts';
import type {Reading, Recording, Unread} from './recording.ts';
import {isSettingsListing} from './settings-listing.ts';
import {readSnippet} from './snippet.ts';
import {hideSuspects, suspectedSecrets} from './suspects.ts';

export type ReadOptions = Partial<Limits & RecorderLimits & CaptureLimits> & Progress;

/** Never throws: what cannot be read stands in `unread`. */
export function readRecording(input: Uint8Array, options: ReadOptions = {}): Recording {
	const limits = {...defaultLimits, ...recorderLimits, ...options};
	const bytes = unpacked(input, limits.octets);
	if (bytes !== null && isCapture(bytes)) {
		return {...readCapture(bytes, limits), suspects: []};
	}

	const {layers, reading, hidden = []} = bytes === null ? nothing(packed) : readText(bytes, limits);
	const suspects = [
		...new Set([...layers.flatMap(lines => suspectedSecrets(lines)), ...hidden.flatMap(secretsWithin)]),
	];
	const unread = reading.unread.map(part => ({...part, text: hideSuspects(part.text, suspects)}));
	return {...reading, unread, suspects};
}

const packed = 'This file is compressed. Unpack it first, for example with gunzip, unzip, unxz or unzstd.';

type TextRead = {
	/** The lines as they came, and with all decorations taken off: a secret may stand alone in one only. */
	readonly layers: readonly (readonly LogLine[])[];
	readonly reading: Reading;
	/** Words that no reader made sense of, where an answer to a login may stand. */
	readonly hidden?: readonly string[];
};

function readText(input: Uint8Array, limits: Limits & RecorderLimits & Progress): TextRead {
	if (isBinary(input)) {
		return nothing('These bytes are neither text nor a capture file.');
	}

	const {lines, unread} = readLogText(input, limits);
	const plain = withoutPage(withoutOwnReport(withoutTerminal(lines)));
	if (!plain.some(line => trimBlanks(line.text) !== '')) {
		return nothing('There is nothing to read: the input is empty.');
	}

	const snippet = readSnippet(plain);
	limits.onProgress?.(prepared / 3);
	return snippet ? {layers: [plain], reading: snippet} : readLog(plain, unread, limits);
}

function nothing(why: string, layers: TextRead['layers'] = []): TextRead {
	return {layers, reading: {kind: 'nothing', why, unread: []}};
}

const listing =
	'This is a list of swaks’ own settings and abilities, not a session: swaks prints it instead of connecting. Run swaks again without the option that asks for the list.';

const CERTAIN = 0.8;
const LIKELY = 0.5;

function readLog(
	lines: readonly LogLine[],
	unread: readonly Unread[],
	limits: RecorderLimits & Progress,
): TextRead {
	const layers = layersOf(lines);
	limits.onProgress?.((prepared * 2) / 3);
	const read = [lines, layers.at(-1) ?? lines];
	if (layers.some(isSettingsListing)) {
		return nothing(listing, read);
	}

	const {choice, recorder} = readReport(layers, limits) ?? readChosen(layers, limits) ?? {};
	const sessions = recorder?.sessions() ?? [];
	if (!choice || !recorder || sessions.length === 0) {
		return nothing('No SMTP was found in it: no reply codes, no commands, and no known log format.', read);
	}

	const {format, score} = choice;
	const confidence = score >= CERTAIN ? 'certain' : score >= LIKELY ? 'likely' : 'possible';
	return {
		layers: format.own ? [] : read,
		hidden: recorder.hidden(),
		reading: {
			kind: 'sessions',
			format: format.name,
			confidence,
			sessions,
			unread: [...recorder.leftUnread(), ...unread],
		},
	};
}

type Read = {readonly choice: Choice; readonly recorder: Recorder};

/** A whole mail is known by its header and its parts, not by the look of single lines. */
function readReport(layers: readonly (readonly LogLine[])[], limits: RecorderLimits): Read | undefined {
	for (const lines of layers) {
		const recorder = createRecorder(limits);
		if (readMails(lines, recorder)) {
			return {choice: {format: deliveryReport, lines, score: 1}, recorder};
		}
	}

	return undefined;
}

function readChosen(
	layers: readonly (readonly LogLine[])[],
	limits: RecorderLimits & Progress,
): Read | undefined {
	const choice = chooseFormat(layers);
	const recorder = createRecorder(limits);
	choice?.format.read(watched(choice.lines, limits), recorder);
	return choice && {choice, recorder};
}
