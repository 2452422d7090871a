/** What is printed of a message that is sent: while it goes on, and at the end what became of each recipient. */
import {elapsedInWords} from '../../decode/quantities.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import type {Waited} from '../../dialogs/await-mail/arrival.ts';
import type {Delivery, Progress, RecipientVerdict} from '../../dialogs/deliver/delivery.ts';
import type {Problem} from '../../dialogs/outcome.ts';
import {percentilesOf} from '../../dialogs/probe/measures.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import {type Shown, shown, visible} from '../../protocol/visible.ts';
import type {Entry} from '../../session/entry.ts';
import {stringify} from '../json.ts';
import {entryToSwaks} from '../swaks.ts';
import {entryToText, findingToText, painter} from '../text.ts';
import {arrivalLines, arrivalToJson} from './arrival.ts';
import {jsonReport} from './json.ts';
import {endedAt, resultFields} from './report.ts';

export type DeliveryResult = {
	readonly problem: Problem | undefined;
	readonly exitCode: number;
	readonly deliveries: readonly Delivery[];
	/** What each message took, in milliseconds. */
	readonly times?: readonly number[];
	readonly entries: readonly Entry[];
};

export type DeliveryReport = {
	/** `startedAt`: milliseconds since 1970, where known. */
	entry(entry: Entry, findings: readonly Finding[], startedAt?: number): void;
	progress(progress: Progress): void;
	/** Of a message that was waited for, before the result. */
	arrival(waited: Waited): void;
	result(result: DeliveryResult): void;
};

/** As swaks counts: 0 shows all, 1 all from the first error on, 2 only what went wrong, 3 nothing. */
export type Silence = 0 | 1 | 2 | 3;

/** Kinds of lines that are left out. */
export type Hidden = 'sent' | 'received' | 'own';

export type DeliveryText = {
	readonly swaks: boolean;
	readonly color: boolean;
	/** With the date and the time of day. */
	readonly clock: boolean;
	/** Lines of the message that are shown. */
	readonly messageLines: number;
	readonly silence: Silence;
	readonly hidden: ReadonlySet<Hidden>;
	/** What to do where something asked for is not offered, in the words of who asks. */
	readonly notOfferedAdvice: string;
};

type Write = (line: Shown) => void;

export function deliveryText(options: DeliveryText, write: Write): Omit<DeliveryReport, 'progress'> {
	const {swaks, color, clock, messageLines, silence, hidden} = options;
	// Level 1 begins to speak with the first line that tells of an error.
	let silent = silence > 0;
	return {
		entry(entry, findings, startedAt) {
			silent &&= silence > 1 || !isError(entry);
			if (silent || hidden.has(kindOf(entry))) {
				return;
			}

			const lines = swaks
				? entryToSwaks(entry, messageLines)
				: [
						...entryToText(
							entry,
							{color, messageLines, ...(clock && startedAt !== undefined && {startedAt})},
							findings,
						),
						...findings.flatMap(finding => findingToText(finding, {color})),
					];
			for (const line of lines) {
				write(line);
			}
		},
		arrival(waited) {
			if (silence === 3 || (silence > 0 && waited.ok)) {
				return;
			}

			for (const line of arrivalLines(waited)) {
				write(line);
			}
		},
		result(result) {
			if (
				silence === 3 ||
				(silence > 0 && result.exitCode === 0) ||
				(hidden.has('own') && result.exitCode === 0)
			) {
				return;
			}

			// How long the messages took is no error.
			const shownResult = silence > 0 ? {...result, times: []} : result;
			for (const line of resultLines(shownResult, color, options.notOfferedAdvice)) {
				write(line);
			}
		},
	};
}

/** A refusal, or what went wrong on our side. */
function isError(entry: Entry): boolean {
	return (
		entry.type === 'failed' ||
		entry.type === 'malformed' ||
		(entry.type === 'reply' && isNegative(entry.code)) ||
		(entry.type === 'note' && entry.about === 'send/stopped')
	);
}

function kindOf(entry: Entry): Hidden {
	switch (entry.type) {
		case 'sent':
			return 'sent';
		case 'reply':
		case 'malformed':
		case 'capabilities':
			return 'received';
		default:
			return 'own';
	}
}

export function deliveryJson(silence: Silence, write: Write): Omit<DeliveryReport, 'progress'> {
	const report = jsonReport(write);
	let at = 0;
	return {
		entry(entry, findings, startedAt) {
			at = entry.at;
			if (silence === 0) {
				report.entry(entry, findings, startedAt);
			}
		},
		arrival: waited => write(stringify({type: 'arrival', id: 'arrival', at, ...arrivalToJson(waited)})),
		result({deliveries, times = [], ...result}) {
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
					...(times.length > 1 && {times: roundedPercentiles(times)}),
				}),
			);
		},
	};
}

/** In whole milliseconds. */
function roundedPercentiles(times: readonly number[]) {
	const found = percentilesOf(times);
	return (
		found && {
			count: found.count,
			p50: Math.round(found.p50),
			p90: Math.round(found.p90),
			p99: Math.round(found.p99),
			max: Math.round(found.max),
		}
	);
}

/** Of one or two messages the times stand beside their lines. */
function timeLines(times: readonly number[]): readonly Shown[] {
	const found = times.length > 2 ? percentilesOf(times) : null;
	return found
		? [
				visible(
					`Time for each message, from MAIL to the verdict: ${elapsedInWords(found.p50)} (median), ${elapsedInWords(found.p90)} (90 %), ${elapsedInWords(found.p99)} (99 %), ${elapsedInWords(found.max)} at most.`,
				),
			]
		: [];
}

/** Who was refused and why, the time it took where several messages were sent, and the exit code. */
export function resultLines(
	{problem, exitCode, deliveries, times = []}: DeliveryResult,
	color: boolean,
	notOfferedAdvice: string,
): readonly Shown[] {
	const paint = painter(color);
	const refused = (verdict: RecipientVerdict) => {
		const again = (
			{
				none: '',
				now: '',
				later: ' (try again later)',
				never: ' (the same message will be refused again)',
			} as const
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
		...timeLines(times),
		...(notOffered ? [visible(notOfferedAdvice)] : []),
		...shortened(
			deliveries.flatMap(({rejected}) => rejected.map(refused)),
			20,
		),
		problem
			? paint('red', shown`${visible(endedAt(problem))} (exit code ${exitCode}).`)
			: paint('green', deliveries.length === 0 ? shown`Done, as far as requested.` : shown`Done.`),
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
