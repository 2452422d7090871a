/** A recorded session as one row, for logs that hold whole conversations. */
import {diagnose} from '../diagnosis/diagnoser.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {isNegative, isTransientNegative} from '../protocol/reply-class.ts';
import {entriesOf} from '../recordings/entries.ts';
import {withYear} from '../recordings/ledgers/clock.ts';
import type {Fate, LedgerRow} from '../recordings/ledgers/ledger.ts';
import type {RecordedSession} from '../recordings/recording.ts';
import type {Entry} from '../session/entry.ts';
import type {Diagnosis} from './diagnose-rows.ts';
import {emptySummary, type Outcome, summarize} from './summary.ts';

const fates: Readonly<Record<Outcome, Fate>> = {
	open: 'no-message',
	delivered: 'delivered',
	partly: 'bounced',
	refused: 'bounced',
	deferred: 'deferred',
	'no-tls': 'lost',
	lost: 'lost',
	'no-message': 'no-message',
};

/** What became of the session, as a row, and what is behind it. */
export function summaryOf(session: RecordedSession): {
	readonly row: LedgerRow;
	readonly diagnosis: Diagnosis;
} {
	const entries = entriesOf(session);
	const findings = Map.groupBy(diagnose(entries), ({evidence}) => evidence[0]?.entryId ?? 0);
	const first = session.startedAt === undefined ? null : withYear(session.startedAt, Date.now());
	const none: readonly Finding[] = [];
	const summary = entries.reduce(
		(folded, entry) => summarize(folded, entry, findings.get(entry.id) ?? none),
		emptySummary(0, first),
	);
	// A quoted reply has no end of its session: what was refused was refused.
	const {outcome, refusal, accepted} = summary;
	const known =
		outcome !== 'open'
			? outcome
			: refusal
				? isTransientNegative(refusal.code)
					? 'deferred'
					: 'refused'
				: accepted > 0
					? 'delivered'
					: outcome;
	const report = entries.find(entry => entry.type === 'note' && entry.delivery !== undefined);
	const delivery = report?.type === 'note' ? report.delivery : undefined;
	return {
		row: {
			fate: delivery ? (delivery.action === 'delayed' ? 'deferred' : 'bounced') : fates[known],
			at: first,
			queueId: '',
			sender: summary.sender,
			recipient: refusedIn(entries) ?? summary.recipients[0] ?? delivery?.recipient ?? null,
			server: summary.server,
			client: summary.client,
			reason: refusal
				? `${refusal.code} ${refusal.text}`
				: (delivery?.words ?? summary.finding?.message ?? ''),
			line: session.title ?? '',
		},
		diagnosis: {cause: summary.cause, finding: summary.finding},
	};
}

/** The recipient that was refused, where one was: it is what the session is looked for by. */
function refusedIn(entries: readonly Entry[]): string | null {
	const reply = entries.find(
		entry => entry.type === 'reply' && isNegative(entry.code) && entry.answers === 'RCPT',
	);
	return reply?.type === 'reply' ? (/<([^>]*)>/.exec(reply.command ?? '')?.[1] ?? null) : null;
}
