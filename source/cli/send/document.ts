/** `send --format markdown` and `html`. */
import {replaced} from '../../protocol/visible.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {openDocument} from '../output/document.ts';
import {aside} from '../output/terminal.ts';
import {createProgressLine} from './progress.ts';
import {resultLines, type SendReport} from './report.ts';

export function documentReport(name: 'markdown' | 'html', redactor: Redactor, server: string): SendReport {
	const progress = createProgressLine();
	const document = openDocument(name, 'send', server, redactor);
	return {
		entry: (_entry, findings) => document.add(findings),
		progress: progress.show,
		result(result) {
			progress.clear();
			document.write(result.entries);
			// Beside the page, so that it can go into a file.
			for (const line of resultLines(result, false)) {
				aside(replaced(line, redactor.redact));
			}
		},
	};
}
