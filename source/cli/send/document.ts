/** `send --format markdown` and `html`. Apart, because only these two need what writes a page. */
import {replaced, type Shown} from '../../protocol/visible.ts';
import {arrivalLines} from '../../reports/live/arrival.ts';
import {type DeliveryReport, resultLines} from '../../reports/live/delivery.ts';
import {createPage} from '../../reports/live/page.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {printPage} from '../output/page.ts';
import {aside} from '../output/terminal.ts';
import {notOfferedAdvice} from './advice.ts';
import {createProgressLine} from './progress.ts';

export function documentReport(
	name: 'markdown' | 'html',
	redactor: Redactor,
	server: string,
): DeliveryReport {
	const progress = createProgressLine();
	// On standard error, so that the page can go into a file.
	const printAside = (lines: readonly Shown[]): void => {
		for (const line of lines) {
			aside(replaced(line, redactor.redact));
		}
	};
	const page = createPage(name, 'send', server, redactor);
	return {
		entry: (_entry, findings, startedAt) => page.add(findings, startedAt),
		progress: progress.show,
		arrival(waited) {
			progress.clear();
			printAside(arrivalLines(waited));
		},
		result(result) {
			progress.clear();
			printPage(page, result.entries);
			printAside(resultLines(result, false, notOfferedAdvice));
		},
	};
}
