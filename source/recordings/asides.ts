/**
 * What a tool says beside the conversation: that it connected, that the other side hung up, what went wrong. The
 * error at the end of a log belongs to the session that the log shows.
 */
import type {Conversation} from './conversation.ts';
import {errorReplies} from './error-replies.ts';
import {type LogLine, trimBlanks} from './log-line.ts';
import {isStackFrame, programFailure} from './program-failures.ts';
import {recordedTls} from './recorded-tls.ts';

type Line = Pick<LogLine, 'text' | 'at'>;

const closings: readonly (readonly [pattern: RegExp, by: 'server' | 'client'])[] = [
	[
		/the server closed the connection|(?:connection|socket)\b.{0,40}\bclosed by (?:foreign|remote|the server|server)|remote host closed|(?:server|peer|remote) (?:has )?(?:unexpectedly )?(?:closed?s?|hung up|hangs up|disconnect)|lost connection with|\bEOF (?:caught|received)|unexpected EOF/i,
		'server',
	],
	[
		/^[^\w]{0,6}(?:(?:connection|conn|socket)\b.{0,20}\bclosed?\b|closing (?:the )?connection|close connection|disconnect(?:ed|ing)?\b|client disconnected)|connection closed by peer|the client closed the connection/i,
		'client',
	],
];

const openings =
	/^[^\w]{0,6}(?:open(?:ing)?\b.{0,20} connection|connecting|connected|connect|connection opened|opening connection|trying to connect|established connection)\b[: ]{1,3}(?:to )?(?:host )?["']?(?:(?:smtps?|ssl|tls|starttls):\/\/)?(\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)+|localhost)["']?(?: ?\([\da-f:.]{2,45}\))?(?:,? ?(?:on )?port[: =]{1,3}|:| )(\d{2,5})\b/i;

const encrypted =
	/^[^\w]{0,6}(?:connected and encrypted|encrypted from here|(?:tls|ssl|secure)\b.{0,20}\b(?:started|established|negotiated|enabled|complete)|connection upgraded)/i;

/** True where the line is one of these, and was taken in. */
export function hearAside(talk: Conversation, {text, at}: Line): boolean {
	const words = trimBlanks(text.slice(0, 2000));
	if (isStackFrame(text.slice(0, 200))) {
		return talk.begun();
	}

	const [, host, port] = openings.exec(words) ?? [];
	if (host !== undefined && !talk.begun()) {
		talk.connected({host: host.replace(/[[\]]/g, ''), port: Number(port)}, at);
		return true;
	}

	if (encrypted.test(words) && !talk.secure()) {
		talk.secured(recordedTls(), at);
		return true;
	}

	return talk.begun() && tellOutcome(talk, words, at);
}

/** For the remarks of a format, whose first group is what the tool says: it is kept, whatever it means. */
export function tellTool(talk: Conversation, [, words = '']: RegExpExecArray, at: number | null): void {
	if (!tellOutcome(talk, words, at)) {
		talk.note('recording/tool', words, at);
	}
}

/** The words of a tool about what became of the session; false where they say nothing of that kind. */
export function tellOutcome(talk: Conversation, words: string, at: number | null): boolean {
	const replies = errorReplies([{number: 0, text: words, at}]).filter(({withoutCode}) => !withoutCode);
	const [reply] = replies;
	if (reply) {
		hearReply(talk, reply.reply, words, at);
		return true;
	}

	const closing = closings.find(([pattern]) => pattern.test(words));
	if (closing) {
		talk.closed(closing[1], at);
		return true;
	}

	const failure = programFailure(words);
	if (failure && failure.code !== 'other') {
		const {code, ...more} = failure;
		talk.mayHaveFailed(code, words, at, {...more, peer: null});
		return true;
	}

	if (failure) {
		talk.note('recording/tool', words, at);
	}

	return failure !== null;
}

/** A reply that the conversation showed is only repeated; one that it did not answers what is still unanswered. */
function hearReply(talk: Conversation, reply: string, words: string, at: number | null): void {
	if (talk.awaitsReply() && !talk.repeatsReply(reply)) {
		for (const line of reply.split('\n')) {
			talk.server(line, at);
		}
	} else {
		talk.note('recording/tool', words, at);
	}
}
