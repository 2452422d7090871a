/**
 * A session with everything that accompanies it: its entries are judged as they complete, secrets in them become
 * known to the masks before anyone sees them, and every witness (a report, a log) is told. Each subcommand that
 * drives a session does it here, so that none can forget a part.
 */
import process from 'node:process';
import type {Finding} from '../diagnosis/finding.ts';
import {createSessionDiagnoser} from '../message/session-findings.ts';
import type {Entry} from '../session/entry.ts';
import {followEntries} from '../session/follow-entries.ts';
import {createSession} from '../session/live-session.ts';
import type {Session} from '../session/session.ts';
import type {SessionOptions} from '../session/session-options.ts';
import {type AuthAllowed, doorOf} from './auth-guard.ts';

/**
 * Is told of an entry when it is complete, with what is wrong about it, and when its session began (milliseconds
 * since 1970; absent where that is not known).
 */
export type Witness = (entry: Entry, findings: readonly Finding[], startedAt: number | undefined) => void;

export type Company = {
	/** Learns the secrets of an entry before any witness sees it. */
	readonly masks: {learn(entry: Entry): void};
	readonly witnesses: readonly Witness[];
	/** Also say what a receiver may object to in the message itself; yes where absent. */
	readonly messages?: boolean;
};

/** Goes along with a session that someone else opens. What it returns ends that, and tells of the last entry. */
export function accompany(session: Session, {masks, witnesses, messages = true}: Company): () => void {
	const diagnoser = createSessionDiagnoser({now: Date.now(), messages});
	const follower = followEntries(session, entry => {
		masks.learn(entry);
		const findings = diagnoser.feed(entry);
		for (const witness of witnesses) {
			witness(entry, findings, session.startedAt);
		}
	});
	return () => follower.finish();
}

/**
 * Opens a session, not yet connected, and lets `drive` have it; Ctrl+C closes the connection. When `drive` is done
 * the session is closed and the last entry told; `conclude` makes the result of both.
 */
export async function conduct<Driven, Result>(
	{
		options,
		allowed,
		...company
	}: Company & {
		readonly options: Omit<SessionOptions, 'door'>;
		/** What lets secrets leave without a question. */
		readonly allowed: AuthAllowed;
	},
	drive: (session: Session) => Promise<Driven>,
	conclude: (driven: Driven, entries: readonly Entry[]) => Result,
): Promise<Result> {
	const session: Session = createSession({...options, door: doorOf(() => session, allowed)});
	const finish = accompany(session, company);
	if (options.target.note) {
		session.note('target', options.target.note);
	}

	const interrupt = (): void => session.close();
	process.once('SIGINT', interrupt);
	try {
		const driven = await drive(session);
		session.close();
		finish();
		return conclude(driven, session.entries);
	} finally {
		process.removeListener('SIGINT', interrupt);
		session.close();
	}
}
