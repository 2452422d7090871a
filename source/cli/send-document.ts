/** `send --format markdown` and `html`: a whole page when all is over. Apart, for nobody else needs what writes it. */
import process from 'node:process';
import type {Finding} from '../diagnosis/finding.ts';
import {reportFormats} from '../reports/formats.ts';
import type {Redactor} from '../reports/redactor.ts';
import {writeSealed} from '../reports/seal.ts';
import {createProgressLine} from './send-progress.ts';
import {resultLines, type SendReport} from './send-report.ts';
import {print} from './terminal.ts';
import {UsageError} from './usage-error.ts';

export function documentReport(name: 'markdown' | 'html', redactor: Redactor, server: string): SendReport {
	const progress = createProgressLine();
	const findings: Finding[] = [];
	return {
		entry(_entry, found) {
			findings.push(...found);
		},
		progress: progress.show,
		result(result) {
			progress.clear();
			const session = {title: null, host: server, entries: result.entries, findings};
			const report = {title: server, source: 'send', sessions: [session], unread: []};
			const format = reportFormats.find(known => known.name === name);
			const written = format ? writeSealed(format, report, redactor) : '';
			if (typeof written === 'object' && 'problem' in written) {
				throw new UsageError(written.problem);
			}

			print(`${String(written).trimEnd()}\n`);
			// Beside the page, so that it can go into a file.
			for (const line of resultLines(result, false)) {
				process.stderr.write(`${redactor.redact(line)}\n`);
			}
		},
	};
}
