/** The sessions of a collection that were asked for, printed as `explain` prints one. */
import {diagnoseSession} from '../../../message/session-findings.ts';
import {withCommas} from '../../../protocol/with-commas.ts';
import {entriesOf} from '../../../recordings/entries.ts';
import {reportFormats} from '../../../reports/formats.ts';
import {writeRedacted} from '../../../reports/redacted.ts';
import {createRedactor} from '../../../reports/redactor.ts';
import type {ReportedSession} from '../../../reports/report.ts';
import type {CountedRow} from '../../../sessions/count-log.ts';
import type {Values} from '../../arguments/option.ts';
import {print, wantsColor, warn} from '../../output/terminal.ts';
import type {Counted} from './count.ts';

/** `format`: nothing is printed for one that has no form for sessions. `wanted`: how many were asked for. */
export function printSessions(
	{rows, asked, formats, suspects}: Counted,
	format: string,
	values: Values,
	wanted: number,
): void {
	const written = reportFormats.find(({name}) => name === format);
	if (wanted === 0 || !written) {
		return;
	}

	const sessions = rows.flatMap(row => reported(row) ?? []);
	const text = writeRedacted(
		written,
		{title: '', source: formats.join(', '), sessions, unread: [], suspects},
		createRedactor(),
		{color: wantsColor(values)},
	);
	if (typeof text === 'string') {
		print(text);
	}

	if (asked > rows.length) {
		warn(`${withCommas(asked - rows.length)} more sessions match; --sessions all shows them.`);
	}
}

function reported(counted: CountedRow): ReportedSession | null {
	const session = counted.session();
	if (!session) {
		return null;
	}

	const entries = entriesOf(session);
	return {
		title: session.title ?? null,
		host: session.host ?? null,
		entries,
		findings: diagnoseSession(entries),
	};
}
