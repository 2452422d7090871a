/** Sessions on standard output and in a log while they go on, and what they come to at the end. */
import process from 'node:process';
import type {KeptMessage} from '../../listen/mail.ts';
import type {WatchedSession} from '../../listen/watched-session.ts';
import {joined, replaced, type Shown, shown, visible} from '../../protocol/visible.ts';
import {createRedactor, type Redactor} from '../../reports/redactor.ts';
import {type WatchedFormat, type WireName, watchedFormat} from '../../reports/watched.ts';
import type {Session} from '../../session/session.ts';
import {type Collection, createCollection} from '../../sessions/collection.ts';
import {emptySummary} from '../../sessions/summary.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {appendLines} from '../output/log.ts';
import {aside, print, wantsColor} from '../output/terminal.ts';
import {followWire} from './follow-wire.ts';

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

/** Octets that may wait for the program that reads our output. */
const HIGH_WATER = 1024 * 1024;

/** Throws a UsageError where the options for the output do not fit together. */
export function createPrinter(values: Values): Printer {
	const {name, put, yieldTo, close} = outputsFrom(values);
	const collection = createCollection();
	const redactors = new Map<number, Redactor>();
	const wires: readonly WireName[] = values.has('both-wires') ? ['client', 'server'] : ['client'];

	function follow(session: WatchedSession, wire: WireName, conversation: Session, redactor: Redactor) {
		const {number, startedAt} = session;
		const about = {session: number, startedAt: startedAt.getTime(), wire};
		const empty = emptySummary(number, startedAt.getTime());
		return followWire(conversation, empty, redactor.learn, ({entry, findings, summary}) => {
			if (wire === 'client') {
				collection.put(summary);
			}

			if (wires.includes(wire)) {
				put(kind => kind.entry({...about, entry: redactor.clean(entry), findings}), redactor);
			}
		});
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
		message({number}, {sender, recipients, octets, file}) {
			const notice = {session: number, sender, recipients, octets, file};
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
			close();
		},
		close,
		collection,
		yieldTo,
		busy: () =>
			process.stdout.writableNeedDrain && process.stdout.writableLength > HIGH_WATER ? drained() : null,
	};
}

type Outputs = {
	readonly name: 'text' | 'json';
	/** Writes the lines of each format; `redactor` sweeps them. */
	put(lines: (format: WatchedFormat) => readonly Shown[], redactor: Redactor | null): void;
	yieldTo(): () => void;
	close(): void;
};

/** Standard output and the log. Throws a UsageError where the options do not fit together. */
function outputsFrom(values: Values): Outputs {
	const name = formatFrom(values.get('format'));
	const file = values.get('log');
	if (file === undefined && values.has('append')) {
		throw new UsageError('--append can only be used with --log FILE.');
	}

	const log = file === undefined ? null : appendLines(file, values.has('append'));
	const logFormat = watchedFormat(file?.endsWith('.jsonl') ? 'json' : 'text', false, true);
	const format = watchedFormat(name, wantsColor(values), values.has('clock'));
	let yielded = false;
	return {
		name,
		put(lines, redactor) {
			const swept = (kind: WatchedFormat): Shown =>
				joined(lines(kind).map(line => shown`${redactor ? replaced(line, redactor.sweep) : line}\n`));
			if (!yielded) {
				print(swept(format));
			}

			log?.write(swept(logFormat));
		},
		yieldTo() {
			yielded = true;
			return () => {
				yielded = false;
			};
		},
		close: () => log?.close(),
	};
}

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
