/** What a format is: something that knows its own logs, and reads them line by line. */
import type {Conversation} from './conversation.ts';
import type {LogLine} from './log-line.ts';
import type {Recorder} from './recorder.ts';

export type Format = {
	/** In words, for the user. */
	readonly name: string;
	/** Nothing else looks like it: where it is recognised, no other format is tried, however odd what it says. */
	readonly unmistakable?: true;
	/** Written by this program, with its secrets covered. */
	readonly own?: true;
	/** From 0 (not this) to 1 (surely this), by the first lines; blank ones are left out. */
	recognise(sample: readonly string[]): number;
	read(lines: readonly LogLine[], recorder: Recorder): void;
};

/** Reads a log line by line; what it keeps is bounded by the connections that are open at one time. */
export type LineReader = {
	feed(line: LogLine): void;
	/** The log is over. */
	end(): void;
};

/** A format whose logs may hold any number of sessions, and be of any length. */
export type StreamingFormat = Format & {open(recorder: Recorder): LineReader};

/** The same reader for a log that is there as a whole and for one that comes line by line. */
export function streamingFormat({open, ...format}: Omit<StreamingFormat, 'read'>): StreamingFormat {
	return {
		...format,
		open,
		read(lines, recorder) {
			const reader = open(recorder);
			for (const line of lines) {
				reader.feed(line);
			}

			reader.end();
		},
	};
}

/** A line of the tool itself: known, and not part of the conversation. */
export type Remark = {
	readonly pattern: RegExp;
	/** What it tells of the session. */
	readonly tell?: (conversation: Conversation, match: RegExpExecArray, at: number | null) => void;
	/** It tells that a connection is made. */
	readonly begins?: true;
	/** It may come within a message too, and is not part of it. */
	readonly amidMessage?: true;
};

/** Takes the line if it is one of the tool's own. */
export function takeRemark(
	remarks: readonly Remark[],
	line: LogLine,
	recorder: Recorder,
	key?: string,
	amidMessage = false,
): boolean {
	for (const {pattern, tell, begins, amidMessage: anywhere} of remarks) {
		const match = amidMessage && !anywhere ? null : pattern.exec(line.text);
		if (match) {
			tell?.(begins ? recorder.begin(key) : recorder.conversation(key), match, line.at);
			return true;
		}
	}

	return false;
}

/** Share of the lines that a test is true for. */
export function shareOf(sample: readonly string[], test: (text: string) => boolean): number {
	return sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
}
