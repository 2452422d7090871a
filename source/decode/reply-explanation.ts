/** What a reply comes to: its title, what it means, whether to try again, whether the connection is over. */
import type {EnhancedStatus} from '../protocol/enhanced-status.ts';
import {
	firstDigit,
	isNegative,
	isPermanentNegative,
	isTransientNegative,
	refusesLine,
} from '../protocol/reply-class.ts';
import type {ReplyEntry} from '../session/entry.ts';
import type {Explanation, KnownCause, Retry} from './explanation.ts';
import {replyCode, severityOf} from './reply-codes.ts';
import {outcomesOf, replyContext} from './reply-contexts.ts';

export type CodeExplanation = Pick<
	Explanation,
	'title' | 'summary' | 'retry' | 'connectionOver' | 'references'
>;

/** `text`: the reply's words without its codes. */
export function explainCode(
	entry: ReplyEntry,
	text: string,
	enhanced: EnhancedStatus | null,
	cause?: KnownCause,
): CodeExplanation {
	const explained = explainAnswer(entry, text);
	return cause
		? {...agree(withCause(explained, entry, cause), entry.code, enhanced), retry: cause.retry}
		: agree(explained, entry.code, enhanced);
}

/** The cause is told elsewhere; here stands what was refused, and what follows. */
function withCause(
	explained: CodeExplanation,
	entry: ReplyEntry,
	{about, retry}: KnownCause,
): CodeExplanation {
	const {code, answers, situation} = entry;
	// 4yz that will not pass later either is no “not now”.
	const isForNow = !isPermanentNegative(code) && retry !== 'never';
	if (answers === null) {
		const outcomes = about === undefined ? anyOutcomes : outcomesOf(about);
		return situation.phase === 'connecting'
			? {...explained, title: isForNow ? outcomes.later : outcomes.refused, summary: ''}
			: explained;
	}

	const outcomes = outcomesOf(answers);
	return {
		...explained,
		title: refusesLine(code) ? explained.title : ofOne(refusalTitle(isForNow, code, outcomes), entry),
		summary: leftBehind(entry, outcomes),
	};
}

/** Of LMTP and PRDR, where each recipient has a verdict on the message. */
function ofOne(title: string, {recipient}: ReplyEntry): string {
	return recipient === null ? title : `${title} for ${recipient}`;
}

function leftBehind(
	{answers, situation, recipient}: ReplyEntry,
	{afterRefusal}: ReturnType<typeof outcomesOf>,
): string {
	if (recipient !== null) {
		return 'This recipient does not get the message; each other recipient has a reply of its own.';
	}

	// Of a recording that begins later no one knows who was accepted before.
	return answers === 'RCPT' && situation.recipients.length === 0 && situation.phase !== 'connecting'
		? 'No recipient has been accepted yet.'
		: afterRefusal;
}

const anyOutcomes = {later: 'Temporarily refused', refused: 'Refused'};

/** The code in its context, before the enhanced code is heard. */
function explainAnswer(entry: ReplyEntry, text: string): CodeExplanation {
	const {code, answers} = entry;
	if (answers === null) {
		// Pasted by itself: what it answers is not known, and nothing is wrong with that.
		return entry.situation.phase === 'connecting' ? explainAlone(entry, text) : explainUnasked(entry, text);
	}

	const row = replyCode(code);
	const outcomes = outcomesOf(answers);
	const context = lastPiece(entry) ?? replyContext(answers, code);
	const refused = isNegative(code);
	const tooMany = hasTooMany(entry, text) ? manyRecipients : undefined;
	const summary = [tooMany?.summary ?? context?.summary ?? row.meaning];
	if (refused) {
		summary.push(leftBehind(entry, outcomes));
	} else if (outcomes.usual.length > 0 && !outcomes.usual.includes(code) && !context) {
		summary.push(`${code} is not a usual answer to ${answers}; ${outcomes.usual.join(' or ')} is.`);
	}

	const over = row.over === true || context?.over === true || (refused && closesInWords(text));
	return {
		title: ofOne(tooMany?.title ?? context?.title ?? titleOf(code, row.name, outcomes), entry),
		summary: summary.filter(Boolean).join(' '),
		retry: context?.retry ?? retryInContext(entry, text) ?? row.retry,
		connectionOver: over,
		references: [context?.reference ?? row.reference],
	};
}

function titleOf(code: number, name: string, outcomes: ReturnType<typeof outcomesOf>): string {
	if (outcomes.usual.includes(code)) {
		return outcomes.done;
	}

	return isNegative(code) ? refusalTitle(isTransientNegative(code), code, outcomes) : name;
}

function refusalTitle(isForNow: boolean, code: number, outcomes: ReturnType<typeof outcomesOf>): string {
	if (outcomes.usual.length === 0) {
		return replyCode(code).name;
	}

	return isForNow ? outcomes.later : outcomes.refused;
}

/** The reply to a BDAT with LAST is the verdict on the whole message. */
function lastPiece(entry: ReplyEntry) {
	const last = entry.answers === 'BDAT' && /\bLAST\s*$/i.test(entry.command ?? '');
	return last ? replyContext('DATA-END', entry.code) : undefined;
}

// RFC 5321 §4.5.3.1.10: 552 for too many recipients is to be read as 452.
function retryInContext(entry: ReplyEntry, text: string): Retry | undefined {
	return hasTooMany(entry, text) ? 'later' : undefined;
}

const manyRecipients = {
	title: 'Too many recipients',
	summary: 'Treat it like 452: send to the others in a new transaction.',
};

function hasTooMany({answers, code, enhanced}: ReplyEntry, text: string): boolean {
	return (
		answers === 'RCPT' &&
		code === 552 &&
		(enhanced === '5.5.3' || /too many recipients|recipients? limit/i.test(text))
	);
}

function closesInWords(text: string): boolean {
	return /closing (?:transmission )?(?:channel|connection|link)|disconnect|too many (?:unrecogni[sz]ed|nonmail|syntax or protocol)/i.test(
		text,
	);
}

function explainAlone({code}: ReplyEntry, text: string): CodeExplanation {
	const row = replyCode(code);
	return {
		title: row.known ? row.name : severityOf(code).name,
		summary: row.meaning,
		retry: row.retry,
		connectionOver: row.over === true || (isNegative(code) && closesInWords(text)),
		references: [row.reference],
	};
}

/** Nothing was awaited. */
function explainUnasked({code, situation}: ReplyEntry, text: string): CodeExplanation {
	if (situation.phase === 'securing' && isNegative(code)) {
		return {
			title: 'TLS refused',
			summary: 'The server answered STARTTLS with 220 and now refuses in clear text: TLS did not begin.',
			retry: 'later',
			connectionOver: false,
			references: ['RFC 3207 §4'],
		};
	}

	if (code === 421) {
		const wasIdle = /idle|time[d -]?out|no (?:activity|input)|inactivity|waiting for (?:data|command)/i.test(
			text,
		);
		return {
			title: wasIdle ? 'The server ends an idle session' : 'The server ends the session',
			summary: wasIdle
				? 'The client was silent for too long, so the server closes the connection. Connect again to continue.'
				: 'The server sent this without being asked and closes the connection. Connect again later.',
			retry: 'later',
			connectionOver: true,
			references: ['RFC 5321 §3.8'],
		};
	}

	const row = replyCode(code);
	return {
		title: 'A reply to no command',
		summary: `${code} arrived although no command was waiting for an answer. ${row.meaning} Replies and commands may be out of step from here on.`,
		// The digit holds whatever was asked.
		retry: isNegative(code) ? row.retry : 'none',
		connectionOver: row.over === true,
		references: ['RFC 5321 §4.2', row.reference],
	};
}

/** Where the class of the enhanced code says other than the first digit, it is the more exact one. */
function agree(explained: CodeExplanation, code: number, enhanced: EnhancedStatus | null): CodeExplanation {
	const digit = firstDigit(code);
	if (!enhanced || enhanced.class === digit) {
		return explained;
	}

	const codes = `${code} says ${severityOf(code).name.toLowerCase()}`;
	const status = `${enhanced.class}.${enhanced.subject}.${enhanced.detail}`;
	if (digit < 4 || enhanced.class === 2) {
		const summary =
			`${explained.summary} The two codes disagree: ${codes}, but the enhanced code is ${status}; the three digits count.`.trim();
		return {...explained, summary};
	}

	const temporary = enhanced.class === 4;
	const summary =
		`${explained.summary} The two codes disagree: ${codes}, ${status} ${temporary ? 'temporary' : 'permanent'}; the second is the more exact one.`.trim();
	return {...explained, summary, retry: temporary ? 'later' : 'never'};
}
