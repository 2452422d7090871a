/** A message for more recipients than one transaction may have (LIMITS, RFC 9422) goes out in several. */
import {counted} from '../../decode/quantities.ts';
import type {Limits} from '../../protocol/limits.ts';
import type {Delivery} from './delivery.ts';
import {namesOf} from './verdict.ts';

/** The recipients in their order, as many at a time as the limits allow; one empty batch where there are none. */
export function batchesOf(
	to: readonly string[],
	{recipients, domains}: Pick<Limits, 'recipients' | 'domains'>,
): readonly (readonly string[])[] {
	const batches: string[][] = [[]];
	let seen = new Set<string>();
	for (const address of to) {
		const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
		const batch = batches.at(-1) ?? [];
		const isFull = batch.length >= recipients || (!seen.has(domain) && seen.size >= domains);
		if (isFull) {
			batches.push([address]);
			seen = new Set([domain]);
		} else {
			batch.push(address);
			seen.add(domain);
		}
	}

	return batches;
}

/** Whether the rest of the recipients may be tried after this. */
export function mayFollow({outcome, stage}: Delivery): boolean {
	return outcome === 'delivered' || outcome === 'partly' || (outcome === 'refused' && stage === 'rcpt');
}

/** Several transactions with one message as one delivery. `missed`: for whom none was begun. */
export function together(parts: readonly [Delivery, ...Delivery[]], missed: readonly string[]): Delivery {
	const [first] = parts;
	const last = parts.at(-1) ?? first;
	if (parts.length === 1 && missed.length === 0) {
		return last;
	}

	const all = {
		accepted: parts.flatMap(({accepted}) => accepted),
		rejected: parts.flatMap(({rejected}) => rejected),
		octets: parts.reduce((sum, {octets}) => sum + octets, 0),
	};
	const how = `in ${counted(parts.length, 'transaction')}, as the server’s LIMITS require`;
	if (!mayFollow(last) || missed.length > 0) {
		const before = parts.slice(0, -1).flatMap(({accepted}) => accepted).length;
		return {
			...last,
			...all,
			...outcomeWithRest(last, before > 0),
			summary: [
				/[.!?]$/.test(last.summary) ? last.summary : `${last.summary}.`,
				...(before > 0 ? [`Before that the message was accepted for ${counted(before, 'recipient')}.`] : []),
				...(missed.length > 0
					? [`It was not sent for ${missed.map(address => address || '<>').join(', ')}.`]
					: []),
			].join(' '),
		};
	}

	if (all.rejected.length === 0) {
		return {
			...last,
			...all,
			summary: `The server accepted the message for ${counted(all.accepted.length, 'recipient')}, ${how}.`,
		};
	}

	const {reply} = parts.find(({rejected}) => rejected.length > 0) ?? last;
	const names = namesOf(all.rejected);
	return all.accepted.length > 0
		? {
				...last,
				...all,
				outcome: 'partly',
				stage: 'rcpt',
				reply,
				summary: `The server accepted the message for ${counted(all.accepted.length, 'recipient')}, ${how}, and refused ${names}.`,
			}
		: {
				...last,
				...all,
				outcome: 'refused',
				stage: 'rcpt',
				reply,
				summary: `The server refused every recipient, ${how}: ${names}.`,
			};
}

/** What it came to where some were left out: who refuses the last part does not take back those before it. */
function outcomeWithRest(
	{outcome, stage}: Delivery,
	hasBefore: boolean,
): Pick<Delivery, 'outcome' | 'stage'> {
	switch (outcome) {
		case 'lost':
		case 'unknown':
			return {outcome, stage};
		case 'refused':
		case 'stopped':
			return hasBefore ? {outcome: 'partly', stage: 'rcpt'} : {outcome, stage};
		default:
			return {outcome: 'partly', stage: 'rcpt'};
	}
}
