/** `run --format markdown` and `html`. */
import process from 'node:process';
import type {Redactor} from '../../reports/redactor.ts';
import {openDocument} from '../output/document.ts';
import {type Report, textReport} from './report.ts';

export function documentReport(name: 'markdown' | 'html', redactor: Redactor, server: string): Report {
	const document = openDocument(name, 'run', server, redactor);
	// Beside the page, so that it can go into a file.
	const aside = textReport(line => process.stderr.write(`${redactor.redact(line)}\n`), false);
	return {
		entry: (_entry, findings) => document.add(findings),
		expectation: aside.expectation,
		result(result) {
			document.write(result.entries);
			aside.result(result);
		},
	};
}
