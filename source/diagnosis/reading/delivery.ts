/** What a mail system says itself in a bounce, read as if a server had said it in answer to a line that is not known. */

import type {DeliveryReport, NoteEntry, ReplyEntry, Situation} from '../../session/entry.ts';
import {nothingSaid} from '../../session/state.ts';

// Codes that no one uses, so that no row takes them for a meaning; the first digit counts.
const forNow = 459;
const forGood = 559;

const nothingKnown: Situation = {
	...nothingSaid(),
	phase: 'command',
	protocol: 'smtp',
	secure: false,
	host: '',
	greeting: null,
};

// Words are read once for each reply, which the rules know by its identity.
const read = new WeakMap<DeliveryReport, ReplyEntry>();

/** What a mail system says of itself: it is nobody’s client there. */
export function isOwnWords({code}: ReplyEntry): boolean {
	return code === forNow || code === forGood;
}

/** Null for a note of another kind, and where the bounce says nothing. */
export function deliveryRefusal(entry: NoteEntry): ReplyEntry | null {
	const {delivery} = entry;
	if (!delivery || (delivery.words === '' && delivery.status === null)) {
		return null;
	}

	const known = read.get(delivery);
	if (known) {
		return known;
	}

	const [, digits = '', words = ''] = /^(?:([45]\d\d)[ -])?(.*)$/s.exec(delivery.words) ?? [];
	const isForNow = delivery.action === 'delayed' || (delivery.status ?? '').startsWith('4');
	const {id, secure, at} = entry;
	const reply: ReplyEntry = {
		...{id, at, secure, type: 'reply'},
		code: digits === '' ? (isForNow ? forNow : forGood) : Number(digits),
		enhanced: delivery.status,
		lines: [{text: words, bytes: new Uint8Array(0), ending: 'CRLF', truncated: false}],
		complete: true,
		...{answers: null, answersId: null, command: null, recipient: delivery.recipient},
		...{elapsed: null, auth: null, situation: nothingKnown},
	};
	read.set(delivery, reply);
	return reply;
}
