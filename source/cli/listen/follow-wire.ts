/** Reads one wire of a session as it goes on: each entry with its findings, and what the session comes to. */
import type {Finding} from '../../diagnosis/finding.ts';
import {createSessionDiagnoser} from '../../message/session-findings.ts';
import type {Entry} from '../../session/entry.ts';
import {followEntries} from '../../session/follow-entries.ts';
import type {Session} from '../../session/session.ts';
import {type SessionSummary, summarize} from '../../sessions/summary.ts';

export type FollowedEntry = {
	readonly entry: Entry;
	readonly findings: readonly Finding[];
	/** The session up to this entry. */
	readonly summary: SessionSummary;
};

export type FollowedWire = {
	/** Tells of the last entry. */
	finish(): void;
	readonly summary: SessionSummary;
};

/** `learn` is called with an entry before it is told of, so that its secrets are known to the masks. */
export function followWire(
	conversation: Session,
	empty: SessionSummary,
	learn: (entry: Entry) => void,
	tell: (followed: FollowedEntry) => void,
): FollowedWire {
	const diagnoser = createSessionDiagnoser({now: Date.now()});
	let summary = empty;
	const later = laterOn((entry: Entry) => {
		learn(entry);
		const findings = diagnoser.feed(entry);
		summary = summarize(summary, entry, findings);
		tell({entry, findings, summary});
	});
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

/** How long the reading of an entry may wait, so that its bytes are passed on first; in milliseconds. */
const LATER = 20;

/** Does the work on each item a little later, in order. */
function laterOn<Item>(work: (item: Item) => void): {add(item: Item): void; finish(): void} {
	const waiting: Item[] = [];
	function finish(): void {
		for (const item of waiting.splice(0)) {
			work(item);
		}
	}

	return {
		add(item) {
			if (waiting.push(item) === 1) {
				setTimeout(finish, LATER);
			}
		},
		finish,
	};
}
