/**
 * What a session without a screen comes to: the stage of the first refusal nobody foresaw, and the exit code
 * for it (those of swaks where swaks has one).
 */
import {isNegative, isPermanentNegative} from '../protocol/reply-class.ts';
import type {ReplyEntry} from '../session/entry.ts';

export const EXIT = {
	done: 0,
	usage: 1,
	connect: 2,
	lost: 6,
	greeting: 21,
	ehlo: 22,
	mail: 23,
	allRecipients: 24,
	data: 25,
	message: 26,
	auth: 28,
	tls: 29,
	prdr: 30,
	ehloAfterTls: 32,
	xclient: 33,
	ehloAfterXclient: 34,
	someRecipients: 40,
	/** What was expected, such as the arrival of a message, did not happen. */
	expectation: 41,
	other: 42,
	baseline: 43,
	/** All went well, but a file that was asked for could not be written completely. */
	file: 44,
	/** An error that nobody foresaw, in this program. */
	fault: 45,
	/** Ctrl+C, as shells count it. */
	interrupted: 130,
} as const;

export type Stage =
	| 'connect'
	| 'lost'
	| 'greeting'
	| 'ehlo'
	| 'tls'
	| 'xclient'
	| 'auth'
	| 'mail'
	| 'rcpt'
	| 'prdr'
	| 'data'
	| 'message'
	| 'expectation'
	| 'arrival'
	| 'other';

export type Problem = {
	readonly stage: Stage;
	readonly exitCode: number;
	/** A 4yz refusal. */
	readonly temporary: boolean;
	/** The reply, where one is to blame. */
	readonly entryId?: number;
};

/** The stage and exit code of a refusal; recipients are judged by `recipientProblem` when the transaction ends. */
export function refusalProblem(reply: ReplyEntry): Problem {
	const {stage, exitCode} = stageOf(reply);
	return {stage, exitCode, temporary: !isPermanentNegative(reply.code), entryId: reply.id};
}

/** Undefined for a positive reply; no reply at all is the end of the connection. `after`: what EHLO was said again for. */
export function replyProblem(reply: ReplyEntry | undefined, after?: 'xclient'): Problem | undefined {
	if (reply === undefined) {
		return {stage: 'lost', exitCode: EXIT.lost, temporary: true};
	}

	const problem = isNegative(reply.code) ? refusalProblem(reply) : undefined;
	return problem && after === 'xclient' ? {...problem, exitCode: EXIT.ehloAfterXclient} : problem;
}

function stageOf({answers, situation}: ReplyEntry): {stage: Stage; exitCode: number} {
	switch (answers) {
		case 'CONNECT':
			return {stage: 'greeting', exitCode: EXIT.greeting};
		case 'EHLO':
		case 'HELO':
		case 'LHLO':
			return {stage: 'ehlo', exitCode: situation.secure ? EXIT.ehloAfterTls : EXIT.ehlo};
		case 'STARTTLS':
			return {stage: 'tls', exitCode: EXIT.tls};
		case 'AUTH':
			return {stage: 'auth', exitCode: EXIT.auth};
		case 'MAIL':
			return {stage: 'mail', exitCode: EXIT.mail};
		case 'RCPT':
			return {stage: 'rcpt', exitCode: EXIT.allRecipients};
		case 'DATA':
		case 'BDAT':
			return {stage: 'data', exitCode: EXIT.data};
		case 'DATA-END':
			return {stage: 'message', exitCode: EXIT.message};
		default:
			return {stage: 'other', exitCode: EXIT.other};
	}
}

/** With `--exit-detail` a temporary refusal adds 30, so that 54 means every recipient was deferred. */
export function exitCodeOf(problem: Problem | undefined, detail: boolean): number {
	if (!problem) {
		return EXIT.done;
	}

	return detail && problem.temporary && isRefusal(problem.stage) ? problem.exitCode + 30 : problem.exitCode;
}

function isRefusal(stage: Stage): boolean {
	return stage !== 'connect' && stage !== 'lost' && stage !== 'expectation' && stage !== 'arrival';
}
