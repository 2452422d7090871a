/** What servers say when they refuse, one row for each meaning: the words, and what they mean in ours. */

import type {Retry} from '../../decode/explanation.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Cause} from '../causes.ts';
import type {Fault} from '../finding.ts';
import type {Memory} from '../memory.ts';
import type {Provider} from '../reading/provider.ts';
import {providerOf} from '../reading/provider.ts';
import {endsConnection, isTemporary, refusalOf, textOf, wordsOf} from '../reading/reply.ts';
import {retryWith} from '../reading/retry.ts';
import type {Claim, Rule, Specificity} from '../rule.ts';
import {gists} from './gists.ts';

export type Row = {
	readonly id: string;
	readonly cause: Cause;
	/** In the reply's words (`textOf`), codes left out. */
	readonly pattern?: RegExp;
	/** Of the whole `5.7.1`; the pattern, where there is one too, must fit as well. */
	readonly enhanced?: RegExp;
	/** Of the three digits. */
	readonly code?: RegExp;
	/** Verbs it may answer (`CONNECT`, `DATA-END` …). A reply whose command is not known always may. */
	readonly answers?: readonly string[];
	/** Only said by this provider. */
	readonly server?: Provider;
	/** Where it is not told by the columns above. */
	readonly specificity?: Specificity;
	/** One sentence. */
	readonly message: string;
	readonly advice: string;
	/** Where the number does not tell it: 4yz later, 5yz never. */
	readonly retry?: Retry;
	readonly fault: Fault;
	readonly next?: string;
	/** What the refusal is really about, when it comes later: the sender, the greeting, a recipient. */
	readonly blames?: 'mail' | 'hello' | 'recipient';
	readonly reference: string;
	readonly confidence?: Claim['confidence'];
	/** Why servers do so, for `explain --rule`. */
	readonly why: string;
	readonly example: string;
};

export function ruleOf(row: Row): Rule {
	return {
		id: row.id,
		cause: row.cause,
		explains: 'refusal',
		specificity: specificityOf(row),
		reference: row.reference,
		story: {what: row.message, why: row.why, advice: row.advice, example: row.example},
		inspect(entry, memory) {
			const reply = refusalOf(entry);
			if (!reply) {
				return null;
			}

			if (fits(row, reply)) {
				return claimOf(row, reply, memory);
			}

			return fitsGist(row, reply)
				? {...claimOf(row, reply, memory), specificity: 'gist', confidence: 'possible'}
				: null;
		},
	};
}

/** Whether the row tells of this reply. */
export function fits(row: Row, reply: ReplyEntry): boolean {
	if (row.answers && !mayAnswer(row.answers, reply)) {
		return false;
	}

	if (row.code && !row.code.test(String(reply.code))) {
		return false;
	}

	if (row.enhanced && !row.enhanced.test(enhancedOf(reply))) {
		return false;
	}

	// Links belong to the words of a provider only: elsewhere `blocked` in an address of a page tells nothing.
	const text = specificityOf(row) === 'provider' ? textOf : wordsOf;
	if (row.pattern && !row.pattern.test(text(reply))) {
		return false;
	}

	return !row.server || providerOf(reply) === row.server;
}

/** Before an address, a mailbox or a message was given, a code about them (X.1, X.2, X.6) is no more than a slip. */
function enhancedOf({enhanced, answers}: ReplyEntry): string {
	const tooEarly = {CONNECT: /^\d\.[126]\./, MAIL: /^\d\.2\.[12]$/}[answers ?? ''];
	return enhanced === null || tooEarly?.test(enhanced) ? '' : enhanced;
}

// The reason stands early; what follows is advice and names.
const meant = 600;

/** Said in other words than the row's own. */
function fitsGist(row: Row, reply: ReplyEntry): boolean {
	return (gists[row.id] ?? []).some(gist => {
		const {answers = row.answers, code = row.code} = gist;
		return (
			(!answers || mayAnswer(answers, reply)) &&
			(!code || code.test(String(reply.code))) &&
			gist.pattern.test(wordsOf(reply).slice(0, meant))
		);
	});
}

const greetingVerbs = ['CONNECT', 'EHLO', 'HELO', 'LHLO'];

// What only AUTH is refused with, and what it shares with others (RFC 4954 §6, RFC 5248).
const loginCode = /^(432|525|53[458])$/;
const maybeLoginCode = /^(421|45[14]|50[0-4]|530|550|554|571)$/;
const loginWords =
	/\b(auth(?!ori[sz]ed)\w*|log-?[io]n\w*|password|credential\w*|sasl|user ?name|token|mechanism|base ?64)\b/i;

function mayAnswer(answers: readonly string[], reply: ReplyEntry): boolean {
	if (reply.answers !== null) {
		return answers.includes(reply.answers);
	}

	// Pasted alone: most lines that people ask about came after the greeting.
	const atGreeting = answers.every(verb => greetingVerbs.includes(verb));
	return !atGreeting && (!answers.every(verb => verb === 'AUTH') || isAboutLogin(reply));
}

function isAboutLogin(reply: ReplyEntry): boolean {
	const code = String(reply.code);
	return loginCode.test(code) || (maybeLoginCode.test(code) && loginWords.test(textOf(reply)));
}

function claimOf(row: Row, reply: ReplyEntry, memory: Memory): Claim {
	const blames = blamedIn(row, reply, memory);
	const next = row.next ?? (endsConnection(reply) ? undefined : usualNext(reply));
	return {
		level: isTemporary(reply) ? 'warning' : 'error',
		message: row.message,
		advice: row.advice,
		fault: row.fault,
		retry: retryWith(row.retry, reply),
		confidence: row.confidence ?? 'likely',
		...(next !== undefined && {next}),
		...(blames !== undefined && {blames}),
	};
}

function blamedIn(row: Row, reply: ReplyEntry, memory: Memory): number | undefined {
	switch (row.blames) {
		case 'mail':
			return reply.answers === 'RCPT' || reply.answers === 'DATA' ? memory.mail?.id : undefined;
		case 'hello':
			return /^(EHLO|HELO|LHLO)$/.test(reply.answers ?? '') ? undefined : memory.hello?.id;
		case 'recipient':
			return memory.refusedRecipients[0]?.id;
		default:
			return undefined;
	}
}

/** After a refused recipient the others can still have the mail; after a refused transaction a new one may begin. */
function usualNext(reply: ReplyEntry): string | undefined {
	switch (reply.answers) {
		case 'RCPT':
			return reply.situation.recipients.length > 0 ? 'DATA' : 'RSET';
		case 'MAIL':
		case 'DATA':
		case 'DATA-END':
		case 'BDAT':
			return 'QUIT';
		default:
			return undefined;
	}
}

function specificityOf(row: Row): Specificity {
	if (row.specificity || row.server) {
		return row.specificity ?? 'provider';
	}

	return row.pattern ? 'text' : 'code';
}
