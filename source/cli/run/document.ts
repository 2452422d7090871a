/** `run --format markdown` and `html`. Apart, because only these two need what writes a page. */
import {replaced} from '../../protocol/visible.ts';
import {createPage} from '../../reports/live/page.ts';
import type {LiveReport} from '../../reports/live/report.ts';
import {textReport} from '../../reports/live/text.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {printPage} from '../output/page.ts';
import {aside as writeAside} from '../output/terminal.ts';

export function documentReport(name: 'markdown' | 'html', redactor: Redactor, server: string): LiveReport {
	const page = createPage(name, 'run', server, redactor);
	// On standard error, so that the page can go into a file.
	const aside = textReport(line => writeAside(replaced(line, redactor.redact)), false);
	return {
		entry: (_entry, findings, startedAt) => page.add(findings, startedAt),
		expectation: aside.expectation,
		result(result) {
			printPage(page, result.entries);
			aside.result(result);
		},
	};
}
