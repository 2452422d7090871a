/** What `send` prints while it goes on and at the end. */
import type {Finding} from '../../diagnosis/finding.ts';
import type {Delivery, Progress, RecipientVerdict} from '../../dialogs/deliver/delivery.ts';
import type {Problem} from '../../dialogs/outcome.ts';
import {replaced, type Shown, shown, visible} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {entryToSwaks} from '../../reports/swaks.ts';
import {entryToText, findingToText, painter} from '../../reports/text.ts';
import type {Entry} from '../../session/entry.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print, wantsColor} from '../output/terminal.ts';
import {openReport, resultFields} from '../run/report.ts';
import {createProgressLine} from './progress.ts';

export type SendResult = {
	readonly problem: Problem | undefined;
	readonly exitCode: number;
	readonly deliveries: readonly Delivery[];
	readonly entries: readonly Entry[];
};

export type SendReport = {
	entry(entry: Entry, findings: readonly Finding[]): void;
	progress(progress: Progress): void;
	result(result: SendResult): void;
};

export async function openSendReport(
	values: Values,
	redactor: Redactor,
	server: string,
): Promise<SendReport> {
	const style = values.get('style');
	const name = values.get('format') ?? 'text';
	if (style !== undefined && style !== 'swaks') {
		throw new UsageError(`--style takes swaks; “${style}” was given.`);
	}

	const write = (text: Shown): void => print(shown`${replaced(text, redactor.redact)}\n`);
	if (name === 'json') {
		return jsonReport(values, redactor, write);
	}

	if (name === 'markdown' || name === 'html') {
		const {documentReport} = await import('./document.ts');
		return documentReport(name, redactor, server);
	}

	if (name !== 'text') {
		throw new UsageError(`--format takes text, json, markdown or html here; “${name}” was given.`);
	}

	const progress = createProgressLine();
	const color = wantsColor(values);
	const messageLines = linesFrom(values);
	const silent = silenceFrom(values);
	return {
		entry(entry, findings) {
			progress.clear();
			if (silent > 0) {
				return;
			}

			const clean = redactor.clean(entry);
			const lines =
				style === 'swaks'
					? entryToSwaks(clean, messageLines)
					: [
							...entryToText(clean, {color, messageLines}, findings),
							...findings.flatMap(finding => findingToText(finding, {color})),
						];
			for (const line of lines) {
				print(shown`${replaced(line, redactor.sweep)}\n`);
			}
		},
		progress: progress.show,
		result(result) {
			progress.clear();
			if (silent === 3 || (silent === 2 && result.exitCode === 0)) {
				return;
			}

			for (const line of resultLines(result, color)) {
				write(line);
			}
		},
	};
}

function jsonReport(values: Values, redactor: Redactor, write: (text: Shown) => void): SendReport {
	const progress = createProgressLine();
	const report = openReport(values, redactor);
	let at = 0;
	return {
		entry(entry, findings) {
			at = entry.at;
			if (silenceFrom(values) === 0) {
				report.entry(entry, findings);
			}
		},
		progress: progress.show,
		result({deliveries, ...result}) {
			progress.clear();
			const accepted = deliveries.flatMap(delivery => delivery.accepted);
			const rejected = deliveries.flatMap(delivery => delivery.rejected);
			const messages = deliveries.map(({outcome, messageId, octets, summary}) => ({
				outcome,
				messageId,
				octets,
				summary,
			}));
			write(
				stringify({
					type: 'result',
					id: 'result',
					at,
					...resultFields({...result, accepted, rejected}),
					messages,
				}),
			);
		},
	};
}

export function resultLines({problem, exitCode, deliveries}: SendResult, color: boolean): readonly Shown[] {
	const paint = painter(color);
	const refused = (verdict: RecipientVerdict) => {
		const again = (
			{none: '', now: '', later: ' (try again later)', never: ' (do not try again unchanged)'} as const
		)[verdict.retry];
		return paint(
			'red',
			shown`  ✗ ${visible(verdict.address)}: ${verdict.code} ${visible(verdict.text)}${again}`,
		);
	};

	// The only way to be stopped there: something asked for or needed is not offered.
	const notOffered = deliveries.some(({outcome, stage}) => outcome === 'stopped' && stage === 'mail');
	return [
		...summaries(deliveries),
		...(notOffered ? [shown`“--not-offered leave-out” omits it; “--not-offered send” sends it anyway.`] : []),
		...shortened(
			deliveries.flatMap(({rejected}) => rejected.map(refused)),
			20,
		),
		problem
			? paint('red', shown`Ended at ${problem.stage} (exit code ${exitCode}).`)
			: paint('green', deliveries.length === 0 ? shown`Done, as far as was asked.` : shown`Done.`),
	];
}

/** Of many messages how many went through, and what became of those that did not. */
function summaries(deliveries: readonly Delivery[]): readonly Shown[] {
	if (deliveries.length <= 3) {
		return deliveries.map(({summary}) => visible(summary));
	}

	const others = deliveries.filter(({outcome}) => outcome !== 'delivered');
	const delivered = deliveries.length - others.length;
	return [
		shown`${delivered} of ${deliveries.length} messages were accepted for every recipient.`,
		...shortened(
			others.map(({summary}) => visible(summary)),
			3,
		),
	];
}

/** Each line once, with how often where it is more. */
function shortened(lines: readonly Shown[], limit: number): readonly Shown[] {
	const counts = new Map<Shown, number>();
	for (const line of lines) {
		counts.set(line, (counts.get(line) ?? 0) + 1);
	}

	const all = [...counts].map(([line, count]) => (count > 1 ? shown`${line} (${count} times)` : line));
	return all.length > limit ? [...all.slice(0, limit), shown`  … and ${all.length - limit} more`] : all;
}

/** As swaks counts: 1 the result, 2 only what went wrong, 3 nothing. */
function silenceFrom(values: Values): number {
	const text = values.get('silent') || (values.has('silent') ? '1' : '0');
	if (!/^[0-3]$/.test(text)) {
		throw new UsageError(`--silent takes 1, 2 or 3; “${text}” was given.`);
	}

	return Number(text);
}

function linesFrom(values: Values): number {
	if (values.has('suppress-data')) {
		return 0;
	}

	const text = values.get('message-lines') ?? '40';
	if (!/^\d{1,9}$/.test(text)) {
		throw new UsageError(`--message-lines takes a number; “${text}” was given.`);
	}

	return Number(text);
}
