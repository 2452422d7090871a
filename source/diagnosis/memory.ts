/**
 * What rules may know about the entries before the one they look at. It is folded entry by entry, never
 * changed, and everything in it is bounded, so that a rule costs the same after ten entries and ten thousand.
 */
import {isNegative} from '../protocol/reply-class.ts';
import type {
	CapabilitiesEntry,
	ConnectedEntry,
	Entry,
	ReplyEntry,
	SecuredEntry,
	SentEntry,
	SentLineEntry,
	SentMessageEntry,
} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import type {ConnectAttempt} from '../transport/types.ts';

export type Memory = {
	/** Milliseconds since 1970 for a session that runs now; null for a recording, whose day is not known. */
	readonly now: number | null;
	/** The host of this connection, or of the last one. */
	readonly host: string | null;
	/** Addresses tried for this connection, the first few. */
	readonly attempts: readonly ConnectAttempt[];
	readonly connected: ConnectedEntry | null;
	readonly greeting: ReplyEntry | null;
	/** The server said something that is not a reply. */
	readonly saidOther: boolean;
	/** Lines that went out before the greeting came. */
	readonly sentBeforeGreeting: readonly SentEntry[];
	/** The last EHLO, HELO or LHLO on this connection, accepted or not. */
	readonly hello: SentLineEntry | null;
	/** The greeting command that was accepted last on this connection, TLS or not. */
	readonly greeted: SentLineEntry | null;
	readonly capabilities: CapabilitiesEntry | null;
	readonly secured: SecuredEntry | null;
	/** 220 to STARTTLS came, and nothing since. */
	readonly handshakeDue: ReplyEntry | null;
	/** The last MAIL, accepted or not. */
	readonly mail: SentLineEntry | null;
	/** Its refusal, until the next MAIL. */
	readonly refusedMail: ReplyEntry | null;
	/** Refusals of RCPT since the last MAIL, the first few, and how many in all. */
	readonly refusedRecipients: readonly ReplyEntry[];
	readonly refusedRecipientCount: number;
	/** The last message, growing or complete. */
	readonly message: SentMessageEntry | null;
	/** The verdict on it. */
	readonly messageReply: ReplyEntry | null;
	/** What was sent and has no reply yet, oldest first, the first few. */
	readonly unanswered: readonly SentEntry[];
	readonly lastSent: SentEntry | null;
	readonly lastReply: ReplyEntry | null;
	/** The AUTH line or answer that was refused last. */
	readonly refusedAuth: ReplyEntry | null;
	/** Logins refused on this host. */
	readonly authFailures: number;
	/** Refused commands on this connection. */
	readonly errors: number;
	/** Refused commands that are not SMTP, one after the other. */
	readonly unknownCommands: readonly SentLineEntry[];
	/** When the server or the client last said something, milliseconds since the session began; null where a recording does not tell. */
	readonly lastAt: number | null;
};

export const blank: Memory = {
	now: null,
	host: null,
	attempts: [],
	connected: null,
	greeting: null,
	saidOther: false,
	sentBeforeGreeting: [],
	hello: null,
	greeted: null,
	capabilities: null,
	secured: null,
	handshakeDue: null,
	mail: null,
	refusedMail: null,
	refusedRecipients: [],
	refusedRecipientCount: 0,
	message: null,
	messageReply: null,
	unanswered: [],
	lastSent: null,
	lastReply: null,
	refusedAuth: null,
	authFailures: 0,
	errors: 0,
	unknownCommands: [],
	lastAt: null,
};

/** Lists keep this many at most. */
const few = 100;

/** Give it every entry once, in order, after the rules have looked at it. */
export function remember(memory: Memory, entry: Entry): Memory {
	switch (entry.type) {
		case 'attempt':
			return {...memory, attempts: add(memory.attempts, entry.attempt)};
		case 'connected':
			return afterConnect(memory, entry);
		case 'sent':
			return {...afterSent(memory, entry), lastAt: timeOf(entry)};
		case 'reply':
			return {...afterReply(memory, entry), lastAt: timeOf(entry)};
		case 'secured':
			return {...memory, secured: entry, handshakeDue: null, capabilities: null, lastAt: timeOf(entry)};
		case 'capabilities':
			return {...memory, capabilities: entry};
		case 'malformed':
			return {...memory, saidOther: true, lastAt: timeOf(entry)};
		case 'closed':
		case 'failed':
			return forgetConnection(memory);
		case 'note':
			return memory;
	}
}

/** An entry before the last one grew: a message to which the server replied before it was over. */
export function rememberGrowth(memory: Memory, entry: Entry): Memory {
	const isMessage = entry.type === 'sent' && entry.kind === 'message';
	return isMessage && memory.message?.id === entry.id ? {...memory, message: entry} : memory;
}

/** The line a reply answers, while it is still known. */
export function answeredLine(memory: Memory, reply: ReplyEntry): SentEntry | null {
	return memory.unanswered.find(sent => sent.id === reply.answersId) ?? null;
}

/** Refused logins count on: the server counts them too. */
function forgetConnection({now, host, authFailures}: Memory): Memory {
	return {...blank, now, host, authFailures};
}

function afterConnect(memory: Memory, entry: ConnectedEntry): Memory {
	return {
		...forgetConnection(memory),
		attempts: memory.connected ? [] : memory.attempts,
		authFailures: memory.host === entry.host ? memory.authFailures : 0,
		host: entry.host,
		connected: entry,
		lastAt: timeOf(entry),
	};
}

function afterSent(memory: Memory, entry: SentEntry): Memory {
	// Content has no reply of its own: the dot has, or BDAT.
	const unanswered = entry.kind === 'message' ? memory.unanswered : add(memory.unanswered, entry);
	const next: Memory = {
		...memory,
		lastSent: entry,
		unanswered,
		sentBeforeGreeting: memory.greeting ? memory.sentBeforeGreeting : add(memory.sentBeforeGreeting, entry),
	};
	if (entry.kind === 'message') {
		return {...next, message: entry, messageReply: null};
	}

	switch (entry.verb) {
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return {...next, hello: entry};
		case 'MAIL':
			return {
				...next,
				mail: entry,
				refusedMail: null,
				refusedRecipients: [],
				refusedRecipientCount: 0,
				message: null,
			};
		default:
			return next;
	}
}

function afterReply(memory: Memory, reply: ReplyEntry): Memory {
	const refused = isNegative(reply.code);
	const line = answeredLine(memory, reply);
	const next: Memory = {
		...memory,
		lastReply: reply,
		unanswered: stillAwaited(memory, reply),
		errors: refused && reply.answers !== 'CONNECT' ? memory.errors + 1 : memory.errors,
		unknownCommands: unknownCommandsAfter(memory, reply, line),
	};
	switch (reply.answers) {
		case 'CONNECT':
			return {...next, greeting: reply};
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return refused ? next : {...next, greeted: memory.hello};
		case 'STARTTLS':
			return refused ? next : {...next, handshakeDue: reply};
		case 'AUTH':
			return refused
				? {...next, refusedAuth: reply, authFailures: memory.authFailures + failuresIn(reply)}
				: next;
		case 'MAIL':
			return refused ? {...next, refusedMail: reply} : next;
		case 'RCPT':
			return refused
				? {
						...next,
						refusedRecipients: add(memory.refusedRecipients, reply),
						refusedRecipientCount: memory.refusedRecipientCount + 1,
					}
				: next;
		case 'DATA-END':
		case 'BDAT':
			return {...next, messageReply: reply};
		default:
			return next;
	}
}

/** With LMTP one dot gets a reply for each recipient, so the line is kept until the next one is answered. */
function stillAwaited({unanswered}: Memory, {answersId, recipient}: ReplyEntry): readonly SentEntry[] {
	const first = (answersId ?? 0) + (recipient === null ? 1 : 0);
	return answersId === null ? unanswered : unanswered.filter(sent => sent.id >= first);
}

/** What the server counts: a login that was judged, not one that was given up or could not be checked. */
export function failuresIn({code, auth}: ReplyEntry): 0 | 1 {
	return code === 535 && auth?.outcome !== 'cancelled' ? 1 : 0;
}

function unknownCommandsAfter(
	memory: Memory,
	reply: ReplyEntry,
	line: SentEntry | null,
): readonly SentLineEntry[] {
	const unknown = reply.code === 500 || reply.code === 502;
	return unknown && line !== null && line.kind === 'command' ? add(memory.unknownCommands, line) : [];
}

function add<Item>(list: readonly Item[], item: Item): readonly Item[] {
	return list.length < few ? [...list, item] : list;
}
