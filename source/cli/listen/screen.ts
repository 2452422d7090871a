/** The inspector on a listener: the list of sessions first, each opened in the split view while it goes on. */
import process from 'node:process';
import type {WatchedSession} from '../../listen/watched-session.ts';
import {readOnlySession} from '../../recordings/read-only.ts';
import type {Session} from '../../session/session.ts';
import type {Collection} from '../../sessions/collection.ts';
import {emptySummary, type SessionSummary} from '../../sessions/summary.ts';
import {line, piece} from '../../ui/screen/lines.ts';
import type {ListedSession, SessionStore} from '../../ui/sessions/session-store.ts';
import {startList} from '../../ui/sessions/start-list.tsx';
import type {Values} from '../arguments/option.ts';
import type {Printer} from './printer.ts';
import {isFailure, sessionLine} from './session-line.ts';

export type Shown = {
	readonly values: Values;
	readonly printer: Printer;
	readonly sessions: ReadonlyMap<number, WatchedSession>;
	/** What is said at the start. */
	readonly lines: readonly string[];
};

/** Resolves when the user leaves. */
export async function showSessions({values, printer, sessions, lines}: Shown): Promise<void> {
	const goOn = printer.yieldTo();
	process.stdin.setRawMode(true);
	try {
		await startList({
			store: storeOf(printer.collection, sessions, lines),
			colour: !values.has('no-color') && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
			mouse: true,
		});
	} finally {
		process.stdin.setRawMode(false);
		goOn();
	}
}

/** Rows are made when they are drawn; a listed session stays the same while its summary changes. */
export function storeOf(
	collection: Collection,
	sessions: ReadonlyMap<number, WatchedSession>,
	lines: readonly string[],
): SessionStore {
	const listed = new WeakMap<WatchedSession, readonly ListedSession[]>();
	return {
		title: lines[0] ?? '',
		empty: [...lines.slice(1).filter(Boolean), 'Sessions appear here as clients connect.'].map(text =>
			line(text),
		),
		get sessions() {
			return collection.sessions.flatMap(({number}) => {
				const watched = sessions.get(number);
				if (!watched) {
					return [];
				}

				const known = listed.get(watched) ?? listedOf(watched, () => collection.get(number));
				listed.set(watched, known);
				return known;
			});
		},
		subscribe: collection.subscribe,
	};
}

/** What the client saw, and below it what the server saw where the session is passed on. */
function listedOf(watched: WatchedSession, summary: () => SessionSummary | undefined): ListedSession[] {
	const {number, session, upstream} = watched;
	const ofClient: ListedSession = {
		number,
		get failed() {
			const {outcome, finding} = summary() ?? emptySummary(number, null);
			return isFailure(outcome) || finding?.level === 'error';
		},
		get row() {
			return sessionLine(summary() ?? emptySummary(number, null), watched.held !== null);
		},
		open: () => (watched.over ? overOne(watched, session, 'session') : session),
	};
	return upstream
		? [
				ofClient,
				{
					failed: false,
					// Between this session and the next.
					number: number + 0.5,
					row: line(piece(`     └ the conversation with ${upstream.target.host}`, 'dim')),
					open: () => (watched.over ? overOne(watched, upstream, 'server side of session') : upstream),
				},
			]
		: [ofClient];
}

/** One that is over is read as a recording is: nothing can be done in it. */
function overOne({number}: WatchedSession, {target, entries, state}: Session, what: string): Session {
	return readOnlySession({
		title: `${what} ${number}`,
		host: target.host,
		protocol: target.protocol,
		entries: [...entries],
		state,
		readOnly: 'This session is over, and belonged to another program: nothing can be sent here.',
	});
}
