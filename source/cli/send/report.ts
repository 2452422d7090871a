/** The report that the options ask `send` for. */
import {replaced, type Shown, shown} from '../../protocol/visible.ts';
import {
	type DeliveryReport,
	type DeliveryText,
	deliveryJson,
	deliveryText,
	type Hidden,
	type Silence,
} from '../../reports/live/delivery.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {choiceFrom, numberFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {print, wantsColor} from '../output/terminal.ts';
import {notOfferedAdvice} from './advice.ts';
import {createProgressLine} from './progress.ts';

export const sendFormats = ['text', 'json', 'markdown', 'html'] as const;

/** `server` is the title of a page. Throws a UsageError for options that cannot be understood. */
export async function openSendReport(
	values: Values,
	redactor: Redactor,
	server: string,
): Promise<DeliveryReport> {
	const text = textOptions(values);
	const name = choiceFrom(values, 'format', sendFormats) ?? 'text';
	if (name === 'markdown' || name === 'html') {
		const {documentReport} = await import('./document.ts');
		return documentReport(name, redactor, server);
	}

	const write = (line: Shown): void => print(shown`${replaced(line, redactor.sweep)}\n`);
	const report = name === 'json' ? deliveryJson(text.silence, write) : deliveryText(text, write);
	const progress = createProgressLine();
	return {
		entry(entry, findings, startedAt) {
			progress.clear();
			report.entry(redactor.clean(entry), findings, startedAt);
		},
		progress: progress.show,
		arrival(waited) {
			progress.clear();
			report.arrival(waited);
		},
		result(result) {
			progress.clear();
			report.result({...result, entries: result.entries.map(entry => redactor.clean(entry))});
		},
	};
}

function textOptions(values: Values): DeliveryText {
	return {
		swaks: choiceFrom(values, 'style', ['swaks']) !== undefined,
		color: wantsColor(values),
		clock: values.has('clock'),
		messageLines: values.has('suppress-data')
			? 0
			: (numberFrom(values, 'message-lines', {least: 0, most: 999_999_999}) ?? 40),
		silence: silenceFrom(values),
		hidden: hiddenFrom(values),
		notOfferedAdvice,
	};
}

function hiddenFrom(values: Values): ReadonlySet<Hidden> {
	const kinds: readonly (readonly [string, Hidden])[] = [
		['hide-send', 'sent'],
		['hide-receive', 'received'],
		['hide-informational', 'own'],
	];
	return new Set(kinds.filter(([option]) => values.has(option)).map(([, kind]) => kind));
}

function silenceFrom(values: Values): Silence {
	if (values.has('hide-all')) {
		return 3;
	}

	if (!values.has('silent')) {
		return 0;
	}

	switch (choiceFrom(values, 'silent', ['1', '2', '3']) ?? '1') {
		case '1':
			return 1;
		case '2':
			return 2;
		case '3':
			return 3;
	}
}
