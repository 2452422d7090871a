/**
 * What a tool says beside the conversation: that it connected, that the other side hung up, what went wrong. The
 * error at the end of a log belongs to the session that the log shows.
 */
import type {Conversation} from './conversation.ts';
import {type ErrorReply, errorReplies} from './error-replies.ts';
import {type LogLine, trimBlanks} from './log-line.ts';
import {anyOf} from './patterns.ts';
import {isStackFrame, programFailure} from './program-failures.ts';
import {recordedTls} from './recorded-tls.ts';

type Line = Pick<LogLine, 'text' | 'at'>;

const byServer = anyOf('', [
	'the server closed the connection|remote host closed|lost connection with',
	String.raw`(?:connection|socket)\b.{0,40}\bclosed by (?:foreign|remote|the server|server)`,
	'(?:server|peer|remote) (?:has )?(?:unexpectedly )?(?:closed?s?|hung up|hangs up|disconnect)',
	String.raw`closed unexpectedly|unexpectedly closed|\bEOF (?:caught|received)|unexpected EOF`,
	'end of file reached|server sent an empty reply|response reading failed',
	'attempt to close closed connection|but got (?:an )?empty (?:code|response)',
]);
const byClient = anyOf('', [
	String.raw`^[^\w]{0,6}(?:connection|conn|socket)\b.{0,20}\bclosed?\b`,
	String.raw`^[^\w]{0,6}(?:closing (?:the )?connection|close connection|disconnect(?:ed|ing)?\b)`,
	String.raw`^[^\w]{0,6}client disconnected|connection closed by peer|the client closed the connection`,
]);
const closings: readonly (readonly [pattern: RegExp, by: 'server' | 'client'])[] = [
	[byServer, 'server'],
	[byClient, 'client'],
];

const connects = [
	'connecting|connected|connect|connection opened|trying to connect',
	'open(?:ing)? (?:smtp )?connection|connection established|establish(?:ed|ing) (?:smtp )?connection',
].join('|');
const scheme = String.raw`(?:(?:smtps?|ssl|tls|starttls):\/\/)?`;
const host = String.raw`(\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)+|localhost)`;
const beforePort = String.raw`(?:,? ?(?:on )?port[: =]{1,3}|:|, | )`;
const named = String.raw`["']?${scheme}${host}["']?(?: ?\([\da-f:.]{2,45}\))?`;
const openings = new RegExp(
	String.raw`^[^\w]{0,6}(?:${connects})[: ]{1,3}(?:to )?(?:host )?\(?${named}${beforePort}(\d{2,5})\b`,
	'i',
);

const encrypted = anyOf(String.raw`^[^\w]{0,6}`, [
	'connected and encrypted|encrypted from here|connection upgraded',
	String.raw`(?:tls|ssl|secure)\b.{0,20}\b(?:started|established|negotiated|enabled|complete)`,
]);

/** Where a tool says that it connects, or has connected; null where it says no such thing. */
export function openingIn(words: string): {readonly host: string; readonly port: number} | null {
	const [, found, port] = openings.exec(words) ?? [];
	return found === undefined ? null : {host: found.replace(/[[\]]/g, ''), port: Number(port)};
}

/** True where the line is one of these, and was taken in. */
export function hearAside(conversation: Conversation, {text, at}: Line): boolean {
	const words = trimBlanks(text.slice(0, 2000));
	if (isStackFrame(text.slice(0, 200))) {
		return conversation.begun();
	}

	const opening = openingIn(words);
	if (opening && !conversation.begun()) {
		conversation.connected(opening, at);
		return true;
	}

	if (encrypted.test(words) && !conversation.secure()) {
		conversation.secured(recordedTls(), at);
		return true;
	}

	return (
		(conversation.begun() || programFailure(words)?.missed !== undefined) &&
		tellOutcome(conversation, words, at)
	);
}

/** For the remarks of a format, whose first group is what the tool says: it is kept, whatever it means. */
export function tellTool(
	conversation: Conversation,
	[, words = '']: RegExpExecArray,
	at: number | null,
): void {
	if (!tellOutcome(conversation, words, at)) {
		conversation.note('recording/tool', words, at);
	}
}

/** The words of a tool about what became of the session; false where they say nothing of that kind. */
export function tellOutcome(conversation: Conversation, words: string, at: number | null): boolean {
	const replies = errorReplies([{number: 0, text: words, at}]).filter(({withoutCode}) => !withoutCode);
	const [reply] = replies;
	if (reply) {
		hearReply(conversation, reply, words, at);
		return true;
	}

	const closing = closings.find(([pattern]) => pattern.test(words));
	if (closing && !/timed? ?out/i.test(words)) {
		conversation.closed(closing[1], at);
		return true;
	}

	const failure = programFailure(words);
	if (failure?.code === 'timed-out' && (conversation.awaitsReply() || waits.test(words))) {
		conversation.gaveUp(words, at);
		return true;
	}

	if (failure && (failure.code !== 'other' || failure.missed)) {
		const {code, ...more} = failure;
		conversation.mayHaveFailed(code, words, at, {...more, peer: null});
		return true;
	}

	if (failure) {
		conversation.note('recording/tool', words, at);
	}

	return failure !== null;
}

/** What a program waited for in vain, where nothing was sent before: the greeting. */
const waits = /(?:waiting|wait) for|greeting|response|\bread|received/i;

/** A reply that the conversation showed is only repeated; one that it did not answers what is still unanswered. */
function hearReply(
	conversation: Conversation,
	{reply, command}: ErrorReply,
	words: string,
	at: number | null,
): void {
	if (conversation.awaitsReply() && !conversation.repeatsReply(reply)) {
		conversation.skipsTo(command, at);
		for (const line of reply.split('\n')) {
			conversation.server(line, at);
		}
	} else {
		conversation.note('recording/tool', words, at);
	}
}
