/** How long the connection has been silent, in the header: seconds at first, then minutes, and the last minute counted down. */
import {type IdleLimit, warnAt} from '../../dialogs/idle/idle-limit.ts';
import {clock} from './times.ts';

export type Idle = {
	readonly words: string;
	/** The server may soon close the connection. */
	readonly isUrgent: boolean;
};

/** `idle` and `limit` in milliseconds; no limit where NOOPs keep the connection open, or nothing is known. */
export function idleWords(idle: number, limit: number | null): Idle {
	if (limit !== null && idle >= warnAt(limit) && idle < limit) {
		return {words: `may close in ${clock(Math.ceil((limit - idle) / 1000))}`, isUrgent: true};
	}

	const words = idle < 60_000 ? clock(idle / 1000) : idle < 3_600_000 ? minutes(idle) : hours(idle);
	return {words: `idle ${words}`, isUrgent: false};
}

function minutes(idle: number): string {
	return `${Math.floor(idle / 60_000)} min`;
}

function hours(idle: number): string {
	return `${Math.floor(idle / 3_600_000)} h`;
}

/** Milliseconds until other words are due: nothing is drawn before. */
export function untilOtherWords(idle: number, limit: number | null): number {
	const counted = limit !== null && idle >= warnAt(limit) && idle < limit;
	if (counted) {
		return (limit - idle) % 1000 || 1000;
	}

	const unit = idle < 60_000 ? 1000 : idle < 3_600_000 ? 60_000 : 3_600_000;
	const next = unit - (idle % unit);
	const warning = limit === null || idle >= limit ? Number.POSITIVE_INFINITY : warnAt(limit) - idle;
	return Math.min(next, warning);
}

/** `left` in milliseconds. `inCommand`: NOOP would be legal. */
export function idleWarning({limit, observed}: IdleLimit, left: number, inCommand: boolean): string {
	const why = observed
		? `it did so before, after ${clock(limit / 1000)} of silence`
		: 'servers should wait at least 5 minutes, and many wait no longer (RFC 5321 §4.5.3.2.7)';
	const what = inCommand
		? '/keep-alive sends NOOP in time.'
		: 'Inside a message or a login no NOOP can be sent: only your next line keeps it open.';
	return `The server may close this connection in ${clock(Math.round(left / 1000))}: ${why}. ${what}`;
}
