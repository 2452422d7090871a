/** What every format of a report is written from. */
import type {Finding} from '../diagnosis/finding.ts';
import type {Shown} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';

export type ReportedSession = {
	/** What tells it from the others, or null. */
	readonly title: string | null;
	readonly host: string | null;
	readonly entries: readonly Entry[];
	readonly findings: readonly Finding[];
	/** Milliseconds since 1970; absent where the day is not known. */
	readonly startedAt?: number;
};

/** A part of the recording that could not be read. */
export type UnreadPart = {readonly line: number; readonly text: string; readonly why: string};

export type Report = {
	/** What was read: a file's name, a server's. */
	readonly title: string;
	/** Where it comes from: `swaks transcript`, `session`. */
	readonly source: string;
	readonly sessions: readonly ReportedSession[];
	readonly unread: readonly UnreadPart[];
	/** Of a recording: texts that may be secrets by where they stood, whoever is thought to have said them. */
	readonly suspects?: readonly string[];
};

export type WriteOptions = {
	/** ANSI colours, in the one format that has them. */
	readonly color?: boolean;
};

/** Bytes are exact: a message as it was sent. */
export type Written = Shown | Uint8Array | {readonly problem: string};

export type ReportFormat = {
	readonly name: string;
	/** Ending of a file's name that asks for it, without the dot. */
	readonly extension?: string;
	/** One line. */
	readonly help: string;
	write(report: Report, options: WriteOptions): Written;
};

/** The findings shown at this entry, in their order. */
export function findingsAt({findings}: ReportedSession, entry: Entry): readonly Finding[] {
	return byEntry(findings).get(entry.id) ?? [];
}

// Formats ask for each entry in turn: a search through all findings each time would be quadratic.
const indexes = new WeakMap<readonly Finding[], ReadonlyMap<number, readonly Finding[]>>();

function byEntry(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
	const known = indexes.get(findings);
	if (known) {
		return known;
	}

	const index = Map.groupBy(findings, ({evidence}) => evidence[0]?.entryId ?? -1);
	indexes.set(findings, index);
	return index;
}

/** `number` from 1, of `count`; it is not escaped. */
export function titleOf({title, host}: ReportedSession, number: number, count: number): string {
	const words = [title, host].filter(Boolean).join(', ');
	return count > 1 ? `Session ${number} of ${count}${words ? `: ${words}` : ''}` : words || 'Session';
}
