/** Sessions on standard output and in a log while they go on, and what they come to at the end. */
import process from 'node:process';
import type {KeptMessage} from '../../listen/mail.ts';
import type {WatchedSession} from '../../listen/watched-session.ts';
import {createSessionDiagnoser} from '../../message/session-findings.ts';
import {joined, replaced, type Shown, shown, visible} from '../../protocol/visible.ts';
import {createRedactor, type Redactor} from '../../reports/redactor.ts';
import {type WatchedEntry, type WatchedFormat, type WireName, watchedFormat} from '../../reports/watched.ts';
import type {Entry} from '../../session/entry.ts';
import {followEntries} from '../../session/follow-entries.ts';
import type {Session} from '../../session/session.ts';
import {type Collection, createCollection} from '../../sessions/collection.ts';
import {emptySummary, type SessionSummary, summarize} from '../../sessions/summary.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {appendLines} from '../output/log.ts';
import {aside, print, wantsColor} from '../output/terminal.ts';

export type Printer = {
	/** Follows a session to its end. */
	session(session: WatchedSession): void;
	message(session: WatchedSession, message: KeptMessage): void;
	/** Words of the program itself. */
	say(line: string): void;
	/** What all sessions came to; closes the log. */
	total(refused: number): void;
	close(): void;
	/** A line each. */
	readonly collection: Collection;
	/** From here on only the log is written: the screen shows the rest. Gives the way back. */
	yieldTo(): () => void;
	/** Resolves when the reader of our output has caught up; null where it has. */
	busy(): Promise<void> | null;
};

/** Octets that may wait for whoever reads our output. */
const HIGH_WATER = 1024 * 1024;

export function createPrinter(values: Values): Printer {
	const name = formatFrom(values.get('format'));
	const file = values.get('log');
	if (file === undefined && values.has('append')) {
		throw new UsageError('--append goes with --log FILE.');
	}

	const log = file === undefined ? null : appendLines(file, values.has('append'));
	const logFormat = watchedFormat(file?.endsWith('.jsonl') ? 'json' : 'text', false);
	const format = watchedFormat(name, wantsColor(values));
	const collection = createCollection();
	const redactors = new Map<number, Redactor>();
	const bothWires = values.has('both-wires');
	let yielded = false;

	function put(lines: (format: WatchedFormat) => readonly Shown[], redactor: Redactor | null): void {
		const swept = (kind: WatchedFormat): Shown =>
			joined(lines(kind).map(line => shown`${redactor ? replaced(line, redactor.sweep) : line}\n`));
		if (!yielded) {
			print(swept(format));
		}

		log?.write(swept(logFormat));
	}

	function follow(
		session: WatchedSession,
		wire: WireName,
		conversation: Session,
		redactor: Redactor,
	): Following {
		const diagnoser = createSessionDiagnoser({now: Date.now()});
		let summary = emptySummary(session.number, session.startedAt.getTime());
		const tell = (entry: Entry): void => {
			redactor.learn(entry);
			const findings = diagnoser.feed(entry);
			summary = summarize(summary, entry, findings);
			if (wire === 'client') {
				collection.put(summary);
			}

			const watched: WatchedEntry = {
				session: session.number,
				startedAt: session.startedAt.getTime(),
				wire,
				entry: redactor.clean(entry),
				findings,
			};
			if (wire === 'client' || bothWires) {
				put(kind => kind.entry(watched), redactor);
			}
		};
		const later = laterOn(tell);
		const follower = followEntries(conversation, later.add);
		return {
			finish() {
				follower.finish();
				later.finish();
			},
			get summary() {
				return summary;
			},
		};
	}

	return {
		session(session) {
			const redactor = createRedactor();
			redactors.set(session.number, redactor);
			collection.put(emptySummary(session.number, session.startedAt.getTime()));
			const client = follow(session, 'client', session.session, redactor);
			const server = session.upstream && follow(session, 'server', session.upstream, redactor);
			void session.ended.then(() => {
				client.finish();
				server?.finish();
				redactors.delete(session.number);
				put(kind => kind.session(client.summary), redactor);
			});
		},
		message({number}, {sender, recipients, octets, file: kept}) {
			const notice = {session: number, sender, recipients, octets, file: kept};
			put(kind => kind.message(notice), redactors.get(number) ?? null);
		},
		say(line) {
			if (name === 'text') {
				print(shown`${visible(line)}\n`);
			} else {
				aside(visible(line));
			}
		},
		total(refused) {
			put(kind => kind.total(collection.count, refused, collection.groups()), null);
			log?.close();
		},
		close: () => log?.close(),
		collection,
		yieldTo() {
			yielded = true;
			return () => {
				yielded = false;
			};
		},
		busy: () =>
			process.stdout.writableNeedDrain && process.stdout.writableLength > HIGH_WATER ? drained() : null,
	};
}

/** How long the reading of an entry may wait, so that its bytes are passed on first; in milliseconds. */
const LATER = 20;

/** Does the work on each item a little later, in order. */
function laterOn<Item>(work: (item: Item) => void): {add(item: Item): void; finish(): void} {
	const waiting: Item[] = [];
	let timer: ReturnType<typeof setTimeout> | null = null;
	function finish(): void {
		if (timer) {
			clearTimeout(timer);
		}

		timer = null;
		for (const item of waiting.splice(0)) {
			work(item);
		}
	}

	return {
		add(item) {
			waiting.push(item);
			timer ??= setTimeout(finish, LATER);
		},
		finish,
	};
}

type Following = {readonly finish: () => void; readonly summary: SessionSummary};

let waiting: Promise<void> | null = null;

/** One for all sessions that wait. */
function drained(): Promise<void> {
	waiting ??= new Promise<void>(resolve => {
		process.stdout.once('drain', () => {
			waiting = null;
			resolve();
		});
	});
	return waiting;
}

function formatFrom(text = 'text'): 'text' | 'json' {
	if (text !== 'text' && text !== 'json') {
		throw new UsageError(`--format accepts text or json here; “${text}” was given.`);
	}

	return text;
}
