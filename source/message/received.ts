/** The trace of a message: its Received fields as the hops it took (RFC 5321 §4.4), the first one first. */
import {withoutComments} from './comments.ts';
import {readDate} from './lint/date.ts';

export type Hop = {
	/** What the client called itself, or null. */
	readonly from: string | null;
	/** The server that wrote the field. */
	readonly by: string | null;
	/** `ESMTPS`, `LMTP` and the like (RFC 3848). */
	readonly protocol: string | null;
	readonly id: string | null;
	/** Milliseconds since 1970, or null where the date cannot be read. */
	readonly at: number | null;
	/** Milliseconds since the hop before; negative where two clocks disagree; null where one time is not known. */
	readonly delay: number | null;
};

/** Most hops that are read: RFC 5321 §6.3 takes a hundred for a loop. */
const limit = 200;

/** `fields`: the values in the order of the message, so the newest first. */
export function readReceived(fields: readonly string[]): readonly Hop[] {
	const hops = fields.slice(0, limit).map(readHop).reverse();
	return hops.map((hop, index) => {
		const before = hops[index - 1]?.at ?? null;
		return {...hop, delay: hop.at === null || before === null ? null : hop.at - before};
	});
}

function readHop(field: string): Omit<Hop, 'delay'> {
	const semicolon = field.lastIndexOf(';');
	const words = withoutComments(semicolon === -1 ? field : field.slice(0, semicolon))
		.trim()
		.split(/\s+/);
	const after = (name: string): string | null => {
		const index = words.findIndex(word => word.toLowerCase() === name);
		return index === -1 ? null : (words[index + 1] ?? null);
	};
	const at = semicolon === -1 ? '' : readDate(field.slice(semicolon + 1).trim());
	return {
		from: after('from'),
		by: after('by'),
		protocol: after('with'),
		id: after('id'),
		at: typeof at === 'number' ? at : null,
	};
}
