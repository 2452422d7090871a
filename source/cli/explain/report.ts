/** Inputs, read, as one report. */
import {diagnoseSession} from '../../message/session-findings.ts';
import {entriesOf} from '../../recordings/entries.ts';
import {readRecording} from '../../recordings/read.ts';
import type {RecordedSession, Recording, Unread} from '../../recordings/recording.ts';
import type {Report, ReportedSession} from '../../reports/report.ts';
import type {Input} from './input.ts';

export type Explained = {
	readonly report: Report;
	/** Base64 that stood alone. */
	readonly base64: readonly string[];
	/** Why nothing could be read, one sentence for each such input. */
	readonly problems: readonly string[];
};

/** An input of which nothing can be read is among the problems. */
export function explainInputs(inputs: readonly Input[]): Explained {
	const read = inputs.map(input => ({input, recording: readRecording(input.bytes)}));
	const several = inputs.length > 1;
	return {
		report: {
			title: inputs.map(({name}) => name).join(', '),
			source: [...new Set(read.flatMap(({recording}) => sourceOf(recording)))].join(', '),
			sessions: read.flatMap(({input, recording}) =>
				sessionsOf(recording).map(session => reported(session, several ? input.name : null)),
			),
			unread: read.flatMap(({input, recording}) => unreadOf(input, recording.unread, several)),
			suspects: read.flatMap(({recording}) => recording.suspects),
		},
		base64: read.flatMap(({recording}) => (recording.kind === 'base64' ? [recording.text] : [])),
		problems: read.flatMap(({input, recording}) =>
			recording.kind === 'nothing' ? [`${input.name}: ${recording.why}`] : [],
		),
	};
}

function sourceOf(recording: Recording): string[] {
	if (recording.kind === 'nothing') {
		return [];
	}

	return [
		recording.confidence === 'certain' ? recording.format : `${recording.format} (${recording.confidence})`,
	];
}

function sessionsOf(recording: Recording): readonly RecordedSession[] {
	return recording.kind === 'sessions' || recording.kind === 'replies' ? recording.sessions : [];
}

function reported(session: RecordedSession, file: string | null): ReportedSession {
	const entries = entriesOf(session);
	return {
		title: [file, session.title].filter(Boolean).join(': ') || null,
		host: session.host ?? null,
		entries,
		findings: diagnoseSession(entries),
	};
}

function unreadOf(input: Input, unread: readonly Unread[], several: boolean): Unread[] {
	const named = several ? unread.map(part => ({...part, why: `${input.name}: ${part.why}`})) : [...unread];
	return input.cut
		? [
				...named,
				{
					line: 0,
					text: '',
					why: `${input.name} is longer than 64 MiB; the rest was not read.`,
				},
			]
		: named;
}
