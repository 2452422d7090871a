/** One timer for the oldest unanswered line, and the words for an answer that does not come. */
import type {Awaited} from './state.ts';
import {timeoutFor} from './timeouts.ts';

export type ReplyTimer = {
	/** Waits for the answer to this and for nothing else; asked for the same again, it goes on from where it was. */
	wait(awaited: Awaited): void;
	/** The server said something, if no whole reply. */
	heard(): void;
	stop(): void;
};

/** Told in words, such as `No reply to MAIL after 300 seconds.` */
export type ReplyTimerListener = {
	overdue(words: string): void;
	/** Not a byte of the greeting yet: a server that waits for TLS does so, long before the time is over. */
	quiet(words: string): void;
};

/** After which a greeting that does not come is remarked on, in milliseconds. */
export const quietAfter = 10_000;

/** Milliseconds, each in place of what RFC 5321 §4.5.3.2 says. */
export type Waits = {
	/** For everything that has no limit of its own here. */
	readonly usual?: number;
	readonly greeting?: number;
	/** For the verdict on a message. */
	readonly message?: number;
};

/** One wait at a time: another takes the place of the one before. */
export function createReplyTimer(waits: Waits, listener: ReplyTimerListener): ReplyTimer {
	let timer: NodeJS.Timeout | undefined;
	let quietTimer: NodeJS.Timeout | undefined;
	let waitingFor: Awaited | undefined;

	function stop(): void {
		clearTimeout(timer);
		clearTimeout(quietTimer);
		waitingFor = undefined;
	}

	return {
		wait(awaited) {
			// Bytes alone are no answer: a server that sends one now and then could hold the session for good.
			if (awaited === waitingFor) {
				return;
			}

			stop();
			waitingFor = awaited;
			const limit = own(waits, awaited) ?? waits.usual ?? timeoutFor(awaited);
			timer = setTimeout(() => {
				waitingFor = undefined;
				listener.overdue(missing(awaited.verb, limit));
			}, limit);
			if (awaited.verb === 'CONNECT' && limit > quietAfter) {
				quietTimer = setTimeout(() => listener.quiet(missing(awaited.verb, quietAfter)), quietAfter);
			}
		},
		heard() {
			clearTimeout(quietTimer);
		},
		stop,
	};
}

function own({greeting, message}: Waits, {verb, endsMessage}: Awaited): number | undefined {
	return verb === 'CONNECT' ? greeting : verb === 'DATA-END' || endsMessage ? message : undefined;
}

function missing(verb: string, milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	return `${answerTo(verb)} after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

function answerTo(verb: string): string {
	switch (verb) {
		case 'CONNECT':
			return 'No greeting';
		case 'DATA-END':
			return 'No verdict on the message';
		default:
			return `No reply to ${verb}`;
	}
}
