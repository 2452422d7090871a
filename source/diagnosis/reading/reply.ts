/** What rules ask of a reply. */
import {isNegative, isTransientNegative} from '../../protocol/reply-class.ts';
import type {Entry, ReplyEntry} from '../../session/entry.ts';
import {decoded} from './decoded.ts';
import {deliveryRefusal} from './delivery.ts';

/** Rules read this much of a reply: what a server means stands at its beginning. */
const readable = 4000;

/** The entry, when it is a reply that refuses (4yz, 5yz); also what a mail system says itself in a bounce. */
export function refusalOf(entry: Entry): ReplyEntry | null {
	if (entry.type === 'note') {
		return deliveryRefusal(entry);
	}

	return entry.type === 'reply' && isNegative(entry.code) ? entry : null;
}

/** The refusal of one of these commands. A reply pasted alone answers nothing known, and fits all. */
export function refusalTo(entry: Entry, ...verbs: readonly string[]): ReplyEntry | null {
	const reply = refusalOf(entry);
	return reply && reply.answers !== null && verbs.includes(reply.answers) ? reply : null;
}

/** The words of a reply on one line, without codes and addresses: `<@>: Recipient address rejected: User unknown`. */
export function textOf(reply: ReplyEntry): string {
	const known = texts.get(reply);
	if (known !== undefined) {
		return known;
	}

	const said = reply.lines
		.map(line => line.text.slice(0, readable).replace(/^[245]\.\d{1,3}\.\d{1,3}(?=[ \t-]|$)[ \t-]*/, ''))
		.join(' ');
	const words = decoded(said)
		// `denied...ann@example.org`: dots that only part must not be taken for the address.
		.replace(/\.{3,}/g, '... ')
		// A mailbox called user, spam or quota must not be read as a word of the server's.
		.replace(/<(?!(?:CR|LF|CRLF)>)[^<>\s/]+>|[^\s<>:;,"'()[\]]{1,64}@[^\s<>:;,"'()[\]]{1,255}/g, '<@>')
		.replace(/[’‘]/g, "'")
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, readable);
	texts.set(reply, words);
	return words;
}

// Some hundred rows read the same words; an entry never changes, so neither do its words.
const texts = new WeakMap<ReplyEntry, string>();

/** RFC 5321 §4.2.1. Meant for refusals: it does not ask whether there is one. */
export function isTemporary(reply: ReplyEntry): boolean {
	return isTransientNegative(reply.code);
}

/** The command itself is not taken (not here, not now, not known); what it carried was not judged. */
export function refusesCommand(code: number): boolean {
	return [500, 502, 503, 504, 530, 534, 538, 550, 554].includes(code);
}

/** The server has closed, or is about to: 421, 521, or a greeting that refuses. */
export function endsConnection(reply: ReplyEntry): boolean {
	return reply.code === 421 || reply.code === 521 || (reply.answers === 'CONNECT' && isNegative(reply.code));
}
