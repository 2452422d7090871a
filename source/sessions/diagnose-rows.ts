/**
 * What rows of a mail log are about. A log says the same thing thousands of times: what differs from line to line
 * (addresses, ids, times) is taken out, and each text that remains is diagnosed once.
 */
import type {Cause} from '../diagnosis/causes.ts';
import {diagnose} from '../diagnosis/diagnoser.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {entriesOf} from '../recordings/entries.ts';
import type {StreamingFormat} from '../recordings/format.ts';
import type {LedgerRow} from '../recordings/ledgers/ledger.ts';
import {Queue} from '../recordings/queue.ts';
import type {RecordedSession} from '../recordings/recording.ts';
import {createStreamingRecorder} from '../recordings/streaming-recorder.ts';

export type Diagnosis = {
	readonly cause: Cause | null;
	/** The finding that weighs most, or null where no rule speaks. */
	readonly finding: Pick<Finding, 'rule' | 'level' | 'message' | 'advice'> | null;
};

export type RowDiagnoser = (row: LedgerRow) => Diagnosis;

/** Texts that are remembered; of more the oldest are forgotten and diagnosed anew. */
const maxKnown = 40_000;

export function createRowDiagnoser(format: StreamingFormat): RowDiagnoser {
	const known = new Queue<Diagnosis>(maxKnown);
	return row => {
		const key = keyOf(row);
		const found = known.get(key);
		if (found) {
			return found;
		}

		const diagnosis = heaviestOf(sessionOf(row.line, format));
		known.set(key, diagnosis);
		return diagnosis;
	};
}

/** The session that a single line of a log is, as `explain` reads it; null where it reads none. */
export function sessionOf(line: string, format: StreamingFormat): RecordedSession | null {
	let session: RecordedSession | null = null;
	const recorder = createStreamingRecorder({
		session: found => {
			session ??= found;
		},
		unread() {},
	});
	const reader = format.open(recorder);
	reader.feed({number: 1, text: line, at: null});
	reader.end();
	recorder.endAll();
	return session;
}

const nothing: Diagnosis = {cause: null, finding: null};

const weights = {error: 2, warning: 1, note: 0} as const;

/** The heaviest finding of a session; null: there is no session to go by. */
export function heaviestOf(session: RecordedSession | null): Diagnosis {
	const findings = session ? diagnose(entriesOf(session)) : [];
	const [heaviest] = findings.toSorted((a, b) => weights[b.level] - weights[a.level]);
	if (!heaviest) {
		return nothing;
	}

	const {rule, level, message, advice, cause} = heaviest;
	return {cause, finding: {rule, level, message, advice}};
}

/** Equal for rows that only differ in who and when. Who is sender, recipient or someone else makes a difference. */
function keyOf({fate, reason, sender, recipient, client, server}: LedgerRow): string {
	let text = reason;
	for (const [name, sign] of [
		[recipient, '\u0001'],
		[sender, '\u0002'],
		[client, '\u0003'],
		[server, '\u0004'],
	] as const) {
		if (name) {
			text = text.replaceAll(name, sign);
		}
	}

	return `${fate} ${text.replaceAll(varying, '*')}`;
}

/** Addresses of mail and of hosts, long numbers, and long words with digits in them: ids of queues and requests. */
const varying =
	/[\w.+=-]{1,64}@[\w.-]{1,253}|\d{1,3}(?:\.\d{1,3}){3}|\d{5,}|\b(?=[a-z_-]{0,20}\d)[\w-]{10,}\b/gi;
