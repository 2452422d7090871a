/** One timer for the oldest unanswered line, and the words for an answer that does not come. */
import type {Awaited} from './state.ts';
import {timeoutFor} from './timeouts.ts';

export type ReplyTimer = {
	/** Waits for the answer to this from now on, and for nothing else. */
	wait(awaited: Awaited): void;
	stop(): void;
};

/** `timeout` in milliseconds stands in for those of RFC 5321; `overdue` is told `No reply to MAIL after 300 seconds.` */
export function createReplyTimer(timeout: number | undefined, overdue: (words: string) => void): ReplyTimer {
	let timer: NodeJS.Timeout | undefined;
	return {
		wait(awaited) {
			clearTimeout(timer);
			const limit = timeout ?? timeoutFor(awaited);
			timer = setTimeout(
				() => overdue(`${missing(awaited.verb)} after ${Math.round(limit / 1000)} seconds.`),
				limit,
			);
		},
		stop() {
			clearTimeout(timer);
		},
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
