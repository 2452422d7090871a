/** One timer for the oldest unanswered line, and the words for an answer that does not come. */
import type {Awaited} from './state.ts';
import {timeoutFor} from './timeouts.ts';

export type ReplyTimer = {
	/** Waits for the answer to this and for nothing else; asked for the same again, it goes on from where it was. */
	wait(awaited: Awaited): void;
	stop(): void;
};

/** `timeout` in milliseconds stands in for those of RFC 5321; `overdue` is told `No reply to MAIL after 300 seconds.` */
export function createReplyTimer(timeout: number | undefined, overdue: (words: string) => void): ReplyTimer {
	let timer: NodeJS.Timeout | undefined;
	let waitingFor: Awaited | undefined;

	function stop(): void {
		clearTimeout(timer);
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
			const limit = timeout ?? timeoutFor(awaited);
			timer = setTimeout(() => {
				waitingFor = undefined;
				overdue(`${missing(awaited.verb)} after ${Math.round(limit / 1000)} seconds.`);
			}, limit);
		},
		stop,
	};
}

function missing(verb: string): string {
	switch (verb) {
		case 'CONNECT':
			return 'No greeting';
		case 'DATA-END':
			return 'No verdict on the message';
		default:
			return `No reply to ${verb}`;
	}
}
