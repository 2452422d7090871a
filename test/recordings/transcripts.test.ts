/** Conversations with real servers, in every notation: the same codes, verbs and directions must come out. */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Recording} from '../../source/recordings/recording.ts';
import {type Line, notations} from './notations.ts';

type Transcript = {readonly server: string; readonly source: string; readonly lines: readonly string[]};

const transcripts: readonly Transcript[] = JSON.parse(
	readFileSync(new URL('./transcripts.json', import.meta.url), 'utf8'),
);

function toLine(text: string): Line {
	const from = text.startsWith('S') ? 'S' : text.startsWith('C') ? 'C' : '-';
	return {from, text: text.slice(2)};
}

/** Words in brackets stand for the message and for answers that were taken out. */
function expected(lines: readonly Line[]): string[] {
	return lines.flatMap(({from, text}) => {
		if (from === 'S') {
			return /^\d{3}-/.test(text) ? [] : [`S ${text.slice(0, 3)}`];
		}

		if (/^\(message/.test(text)) {
			return [];
		}

		return from === '-'
			? []
			: [/^\(base64/.test(text) ? 'C answer' : `C ${text.split(' ')[0]?.toUpperCase()}`];
	});
}

function heard(recording: Recording): string[] {
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	return sessions.flatMap(entriesOf).flatMap(entry => {
		if (entry.type === 'reply') {
			return [`S ${entry.code}`];
		}

		if (entry.type !== 'sent' || entry.kind === 'message' || entry.kind === 'message-line') {
			return entry.type === 'malformed' ? ['malformed'] : [];
		}

		return [entry.kind === 'auth-response' ? 'C answer' : `C ${entry.verb}`];
	});
}

describe.each(Object.entries(notations))('%s', (_, render) => {
	it.each(transcripts.map(transcript => [transcript.server, transcript] as const))('%s', (_name, {lines}) => {
		const conversation = lines.map(toLine);
		const recording = readRecording(new Uint8Array(Buffer.from(render(conversation))));
		expect(heard(recording)).toEqual(expected(conversation));
	});
});
