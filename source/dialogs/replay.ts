/** What must be said again to come to a line of a session once more. Pure; no secret is ever part of it. */

import type {AuthExchange} from '../sasl/exchange.ts';
import {identityOf} from '../sasl/follow.ts';
import {MASK} from '../sasl/secrets.ts';
import {authPassage} from '../session/auth-passage.ts';
import type {Entry, ReplyEntry, SentEntry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';

export type ReplayStep =
	/** `was`: the code it was answered with, null when no answer came. */
	| {readonly type: 'line'; readonly line: string; readonly was: number | null}
	/** A login that succeeded is done anew, with the password asked for. */
	| {readonly type: 'login'; readonly mechanism: string; readonly user: string | null}
	/** Content as it went out, dots doubled. */
	| {readonly type: 'content'; readonly lines: readonly string[]};

/** A login that is not done is begun anew; its user is null where the recording does not show one that can be typed. */
export type ReplayLast =
	| {readonly type: 'line'; readonly line: string}
	| {readonly type: 'login'; readonly mechanism: string; readonly user: string | null};

export type Replay = {
	readonly steps: readonly ReplayStep[];
	/** What was chosen, or what the replay has to stop before: a line for the prompt, or a login. */
	readonly last: ReplayLast;
	/** Why it stops before the chosen line, or null. */
	readonly short: string | null;
};

export type ReplayOptions = {
	/** The chosen entry, a line or the reply to it; null for the last line. */
	readonly upTo: number | null;
	/** Message content is sent again. */
	readonly withContent: boolean;
};

/** Null when nothing was sent on that connection up to there. */
export function planReplay(entries: readonly Entry[], {upTo, withContent}: ReplayOptions): Replay | null {
	const chosen = upTo === null ? undefined : entries[upTo - 1];
	const limit = (chosen?.type === 'reply' && chosen.answersId) || (upTo ?? entries.length);
	const before = entries.slice(0, limit);
	const here = before.slice(before.findLastIndex(({type}) => type === 'connected') + 1);
	const sent = here.filter(entry => entry.type === 'sent');
	const target = sent.pop();
	if (!target) {
		return null;
	}

	// The content is not one line for the prompt: its DATA is.
	const data = target.kind === 'message' ? sent.pop() : undefined;

	const replies = repliesTo(entries);
	const steps: ReplayStep[] = [];
	for (const entry of sent) {
		const step = stepOf(entry, replies, withContent, entries);
		if (step?.type === 'stop') {
			return {steps, last: {type: 'line', line: step.last}, short: step.short};
		}

		if (step) {
			steps.push(step);
		}
	}

	return {steps, last: lastOf(data ?? target, entries), short: null};
}

/** Who was logged in from this reply on; null where that is not known or contains a space. */
function userAfter(reply: ReplyEntry | undefined, entries: readonly Entry[]): string | null {
	const next = entries.slice(reply?.id ?? entries.length).find(entry => 'situation' in entry);
	const user = next && 'situation' in next ? next.situation.authenticatedAs : null;
	return typeable(user);
}

/** A name that can stand in a line that is typed: without spaces. */
function typeable(user: string | null): string | null {
	return user === null || user === '' || /[\s\p{Cc}\uFFFD]/u.test(user) ? null : user;
}

type Stop = {readonly type: 'stop'; readonly last: string; readonly short: string};

function stepOf(
	entry: SentEntry,
	replies: ReadonlyMap<number, ReplyEntry>,
	withContent: boolean,
	entries: readonly Entry[],
): ReplayStep | Stop | null {
	if (entry.kind === 'message') {
		return entry.truncated || !entry.complete
			? stop('.', 'The content was not kept completely; you have to type what is missing.')
			: {type: 'content', lines: linesOf(flatten(entry.content))};
	}

	const reply = replies.get(entry.id);
	const was = reply?.code ?? null;
	if (entry.auth) {
		const {outcome, mechanism} = reply?.auth ?? entry.auth;
		return outcome === 'succeeded' ? {type: 'login', mechanism, user: userAfter(reply, entries)} : null;
	}

	if (entry.verb === 'BDAT') {
		return stop(entry.line, 'BDAT blocks are not sent again.');
	}

	if (entry.verb === 'DATA' && was === 354 && !withContent) {
		return stop(entry.line, 'The message is not sent again.');
	}

	if (entry.secret) {
		return stop(entry.verb ?? '', 'The next line contains a secret.');
	}

	// After QUIT there would be nothing left to talk to.
	return entry.verb === 'QUIT' ? null : {type: 'line', line: entry.line, was};
}

function stop(last: string, short: string): Stop {
	return {type: 'stop', last, short};
}

function lastOf(target: SentEntry, entries: readonly Entry[]): ReplayLast {
	if (target.kind === 'message') {
		return {type: 'line', line: target.verb};
	}

	if (target.auth) {
		const exchange = authPassage(entries, target)?.exchange ?? target.auth;
		return {type: 'login', mechanism: exchange.mechanism, user: userIn(exchange)};
	}

	return {type: 'line', line: target.line.includes(MASK) ? (target.verb ?? '') : target.line};
}

/** Null where a refused login does not show it for certain. */
function userIn(exchange: AuthExchange): string | null {
	return typeable(identityOf(exchange));
}

function repliesTo(entries: readonly Entry[]): ReadonlyMap<number, ReplyEntry> {
	const replies = new Map<number, ReplyEntry>();
	for (const entry of entries) {
		if (entry.type === 'reply' && entry.answersId !== null) {
			replies.set(entry.answersId, entry);
		}
	}

	return replies;
}

/** Line by line; a break at the end begins no further line. */
function linesOf(content: Uint8Array): string[] {
	const lines = Buffer.from(content).toString().split('\r\n');
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
