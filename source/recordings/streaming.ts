/**
 * Logs that hold many sessions, read as they come: bytes in, sessions out, and memory that does not grow with the
 * log. A log of one session, or in a format that can only be told from the whole, is read by `read.ts`.
 */

import type {LineReader, StreamingFormat} from './format.ts';
import {formats} from './formats.ts';
import type {LogLine} from './log-line.ts';
import {createLogSplitter} from './log-text.ts';
import {createStreamingRecorder, type SessionSink, type StreamLimits} from './streaming-recorder.ts';
import {hideSuspects, suspectedSecrets} from './suspects.ts';

export type {SessionSink, StreamLimits} from './streaming-recorder.ts';

export type StreamSink = SessionSink & {
	/** Texts that may be secrets by where they stood: told before a session or a line is given out that may hold one. */
	suspects(texts: readonly string[]): void;
};

export interface StreamingReader {
	/** Name of the format in words. */
	readonly format: string;
	feed(line: LogLine): void;
	/** Gives out what the lines so far say; for a log that is still written to. */
	flush(): void;
	/** Gives out what is still open. */
	end(): void;
}

/** Lines that are looked at together for secrets, and how many of those before them. */
const BLOCK = 256;
const OVERLAP = 8;

/** By the first lines of a log; null where it is in no format that is read line by line. */
export function openStream(
	sample: readonly LogLine[],
	sink: StreamSink,
	limits?: StreamLimits,
): StreamingReader | null {
	const format = streamingFormatOf(sample);
	return format ? createReader(format, sink, limits) : null;
}

const CONVINCING = 0.5;

function streamingFormatOf(sample: readonly LogLine[]): StreamingFormat | null {
	const texts = sample.map(line => line.text.slice(0, 2000)).filter(text => /\S/.test(text));
	const scored = formats
		.map(format => ({format, score: format.recognise(texts)}))
		.sort((a, b) => b.score - a.score);
	const [best] = scored;
	return best && best.score >= CONVINCING && isStreaming(best.format) ? best.format : null;
}

function isStreaming(format: object): format is StreamingFormat {
	return 'open' in format;
}

function createReader(format: StreamingFormat, sink: StreamSink, limits?: StreamLimits): StreamingReader {
	let suspects: readonly string[] = [];
	const recorder = createStreamingRecorder(
		{
			session: session => sink.session(session),
			unread: part => sink.unread({...part, text: hideSuspects(part.text, suspects)}),
		},
		limits,
	);
	const reader: LineReader = format.open(recorder);
	let before: readonly LogLine[] = [];
	let block: LogLine[] = [];

	function flush(): void {
		suspects = suspectedSecrets([...before, ...block]);
		if (suspects.length > 0) {
			sink.suspects(suspects);
		}

		for (const line of block) {
			reader.feed(line);
		}

		before = [...before, ...block].slice(-OVERLAP);
		block = [];
	}

	return {
		format: format.name,
		feed(line) {
			block.push(line);
			if (block.length >= BLOCK) {
				flush();
			}
		},
		flush,
		end() {
			flush();
			reader.end();
			recorder.endAll();
		},
	};
}

/** As `openStream`, from bytes: the format is told when enough of them have come. */
export type ByteStreamReader = {
	/** Null until it is known. */
	format(): string | null;
	/** False when the log is in no format that is read line by line: it has to be read as a whole. */
	write(bytes: Uint8Array): boolean;
	end(): boolean;
};

const SAMPLE = 2000;

/** Bytes in pieces of any size. */
export function createByteStreamReader(sink: StreamSink, limits?: StreamLimits): ByteStreamReader {
	let sample: LogLine[] = [];
	let reader: StreamingReader | null = null;
	let given = false;
	const splitter = createLogSplitter(line => {
		if (reader) {
			reader.feed(line);
			return;
		}

		sample.push(line);
		if (sample.length === SAMPLE) {
			choose();
		}
	});

	function choose(): void {
		given = true;
		reader = openStream(sample, sink, limits);
		for (const line of reader ? sample : []) {
			reader?.feed(line);
		}

		sample = [];
	}

	return {
		format: () => reader?.format ?? null,
		write(bytes) {
			splitter.write(bytes);
			return !given || reader !== null;
		},
		end() {
			splitter.end();
			if (!given) {
				choose();
			}

			reader?.end();
			return reader !== null;
		},
	};
}
