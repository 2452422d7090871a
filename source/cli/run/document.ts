/** `run --format markdown` and `html`. */
import {replaced} from '../../protocol/visible.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {openDocument} from '../output/document.ts';
import {aside as writeAside} from '../output/terminal.ts';
import {type Report, textReport} from './report.ts';

export function documentReport(name: 'markdown' | 'html', redactor: Redactor, server: string): Report {
	const document = openDocument(name, 'run', server, redactor);
	// Beside the page, so that it can go into a file.
	const aside = textReport(line => writeAside(replaced(line, redactor.redact)), false);
	return {
		entry: (_entry, findings) => document.add(findings),
		expectation: aside.expectation,
		result(result) {
			document.write(result.entries);
			aside.result(result);
		},
	};
}
