/** What is printed of a session that is driven without a screen: while it goes on, and at its end. */
import type {Explanation} from '../../decode/explanation.ts';
import {diagnose} from '../../diagnosis/diagnoser.ts';
import {explainWith} from '../../diagnosis/explain-with.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {Problem} from '../../dialogs/outcome.ts';
import type {Recipient} from '../../dialogs/reply-tracker.ts';
import type {ExpectationReport} from '../../dialogs/script/command.ts';
import type {Entry} from '../../session/entry.ts';
import type {JsonObject} from '../json.ts';
import type {Redactor} from '../redactor.ts';

export type SessionResult = {
	readonly problem: Problem | undefined;
	readonly exitCode: number;
	readonly accepted: readonly Recipient[];
	readonly rejected: readonly Recipient[];
	readonly entries: readonly Entry[];
};

export type LiveReport = {
	/** `startedAt`: milliseconds since 1970, where known. */
	entry(entry: Entry, findings: readonly Finding[], startedAt?: number): void;
	expectation(report: ExpectationReport): void;
	result(result: SessionResult): void;
};

/** The report with every secret that the redactor knows masked. */
export function redacted(report: LiveReport, redactor: Redactor): LiveReport {
	const clean = (recipient: Recipient): Recipient => ({...recipient, text: redactor.redact(recipient.text)});
	return {
		entry: (entry, findings, startedAt) => report.entry(redactor.clean(entry), findings, startedAt),
		expectation: result => report.expectation({...result, got: redactor.redact(result.got)}),
		result: result =>
			report.result({
				...result,
				accepted: result.accepted.map(clean),
				rejected: result.rejected.map(clean),
				entries: result.entries.map(entry => redactor.clean(entry)),
			}),
	};
}

/** What is known of the reply that is to blame; null without one. */
export function verdictOn(id: number | null | undefined, entries: readonly Entry[]): Explanation | null {
	const entry = entries.find(candidate => candidate.id === id);
	return entry ? explainWith(diagnose(entries), entry) : null;
}

/** The fields of the closing `result` object. */
export function resultFields({problem, exitCode, accepted, rejected, entries}: SessionResult): JsonObject {
	const verdict = verdictOn(problem?.entryId, entries);
	return {
		ok: problem === undefined,
		exitCode,
		stage: problem?.stage ?? null,
		retry: verdict ? verdict.retry : problem ? (problem.temporary ? 'later' : 'now') : 'none',
		accepted,
		rejected,
	};
}

/** Where a session failed, in words: `Failed at RCPT`. */
export function endedAt({stage}: Problem): string {
	switch (stage) {
		case 'connect':
			return 'Failed to connect';
		case 'lost':
			return 'Failed: the connection was lost';
		case 'expectation':
			return 'Failed: an expectation was not met';
		case 'arrival':
			return 'Failed: the message was not seen arriving';
		case 'greeting':
			return 'Failed at the greeting';
		case 'message':
			return 'Failed after the message';
		case 'other':
			return 'Failed: a command was refused';
		default:
			return `Failed at ${stage.toUpperCase()}`;
	}
}
