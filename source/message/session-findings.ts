/** What the rules say of a session, and with it what a receiver may hold against each message that was sent in it. */
import {createDiagnoser, type DiagnoseOptions, type Diagnoser, findingsOf} from '../diagnosis/diagnoser.ts';
import type {Finding} from '../diagnosis/finding.ts';
import type {Entry, NotedFinding} from '../session/entry.ts';
import {lintSent} from './examine.ts';
import {sentMessageAt} from './sent-message.ts';

export type SessionDiagnoseOptions = DiagnoseOptions & {
	/** False leaves the messages alone. */
	readonly messages?: boolean;
};

/** As `createDiagnoser`, with the messages. A fault is told once, at the first message that has it. */
export function createSessionDiagnoser({
	messages = true,
	...options
}: SessionDiagnoseOptions = {}): Diagnoser {
	const diagnoser = createDiagnoser(options);
	const now = options.now ?? null;
	const firstAt = new Map<string, number>();
	// The MAIL and the pieces of the message that it opened; nothing else of a session shows what a message is.
	let transaction: Entry[] = [];
	let isLastChunk = false;

	const once = (found: readonly NotedFinding[], id: number): Finding[] =>
		found
			.filter(({rule}, index) => {
				const first = firstAt.get(rule) ?? id;
				firstAt.set(rule, first);
				return first === id && found.findIndex(other => other.rule === rule) === index;
			})
			.map(finding => findingAt(id, finding));

	const lintLast = (): readonly NotedFinding[] => {
		const sent = sentMessageAt(transaction, null);
		return sent?.complete ? lintSent(sent, now) : [];
	};

	const messageFaults = (entry: Entry): readonly NotedFinding[] => {
		if (!messages) {
			return [];
		}

		if (entry.type === 'connected' || (entry.type === 'sent' && entry.verb === 'MAIL')) {
			transaction = [entry];
			return [];
		}

		if (entry.type !== 'sent') {
			return [];
		}

		if (entry.kind === 'message') {
			if (transaction.at(-1)?.id === entry.id) {
				transaction.pop();
			}

			transaction.push(entry);
			return entry.complete && (entry.verb === 'DATA' || isLastChunk) ? lintLast() : [];
		}

		if (entry.verb === 'BDAT') {
			const [, octets, last] = /^\s*BDAT\s+(\d+)(\s+LAST)?\s*$/i.exec(entry.line) ?? [];
			isLastChunk = last !== undefined;
			// No content follows it.
			return isLastChunk && Number(octets) === 0 ? lintLast() : [];
		}

		return [];
	};

	return {
		feed(entry) {
			const found = entry.type === 'note' ? (entry.found ?? []) : messageFaults(entry);
			return [...diagnoser.feed(entry), ...once(found, entry.id)];
		},
	};
}

/** All findings of a session, in the order of their entries. */
export function diagnoseSession(
	entries: Iterable<Entry>,
	options: SessionDiagnoseOptions = {},
): readonly Finding[] {
	return findingsOf(entries, createSessionDiagnoser(options));
}

/** It went out anyway, so nothing of it is an error of the session. */
const levels = {error: 'warning', warning: 'note', note: 'note'} as const;

function findingAt(entryId: number, {rule, level, message, advice, reference}: NotedFinding): Finding {
	return {
		rule,
		about: 'content',
		cause: null,
		acts: 'you',
		remedies: [],
		level: levels[level],
		message,
		advice,
		reference,
		retry: 'none',
		confidence: 'certain',
		evidence: [{entryId}],
	};
}
