/** The report that `--format` asks `run` for. */
import {replaced, type Shown, shown} from '../../protocol/visible.ts';
import {jsonReport} from '../../reports/live/json.ts';
import {junitReport} from '../../reports/live/junit.ts';
import {type LiveReport, redacted} from '../../reports/live/report.ts';
import {textReport} from '../../reports/live/text.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {choiceFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {print, wantsColor} from '../output/terminal.ts';

export const runFormats = ['text', 'json', 'junit', 'markdown', 'html'] as const;

/** `server` is the title of a page. Throws a UsageError for another format. */
export async function openRunReport(values: Values, redactor: Redactor, server: string): Promise<LiveReport> {
	const name = choiceFrom(values, 'format', runFormats) ?? 'text';
	const write = (text: Shown): void => print(shown`${replaced(text, redactor.sweep)}\n`);
	switch (name) {
		case 'markdown':
		case 'html': {
			const {documentReport} = await import('./document.ts');
			return documentReport(name, redactor, server);
		}

		case 'text':
			return redacted(textReport(write, wantsColor(values), values.has('clock')), redactor);
		case 'json':
			return redacted(jsonReport(write), redactor);
		case 'junit':
			return redacted(junitReport(write), redactor);
	}
}
