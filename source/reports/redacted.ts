/** The last step before a report is written: secrets are taken out, and it is checked that none is left. */
import {replaced} from '../protocol/visible.ts';
import type {Redactor} from './redactor.ts';
import type {Report, ReportFormat, WriteOptions, Written} from './report.ts';

/** Gives a `problem` instead of the report where a secret is still in it. */
export function writeRedacted(
	format: ReportFormat,
	report: Report,
	redactor: Redactor,
	options: WriteOptions = {},
): Written {
	// First: who is taken for a user by a reader that went wrong may be a password.
	for (const suspect of report.suspects ?? []) {
		redactor.learnSecret(suspect, 'secret');
	}

	for (const entry of report.sessions.flatMap(({entries}) => entries)) {
		redactor.learn(entry);
	}

	const sessions = report.sessions.map(session => ({
		...session,
		entries: session.entries.map(entry => redactor.clean(entry)),
		findings: session.findings.map(({message, advice, remedies, ...finding}) => ({
			...finding,
			message: redactor.sweep(message),
			advice: redactor.sweep(advice),
			remedies: remedies.map(remedy =>
				remedy.kind === 'line' ? {...remedy, line: redactor.redact(remedy.line)} : remedy,
			),
		})),
	}));
	const unread = report.unread.map(part => ({...part, text: redactor.redact(part.text)}));
	const written = format.write({...report, sessions, unread}, options);
	if (typeof written === 'object' && 'problem' in written) {
		return written;
	}

	const output = typeof written === 'string' ? replaced(written, redactor.sweep) : written;
	const text = typeof output === 'string' ? output : Buffer.from(output).toString('utf8');
	return redactor.leaks(text)
		? {
				problem: `The ${format.name} output would contain a password of this session, so nothing was written. Please report this.`,
			}
		: output;
}
