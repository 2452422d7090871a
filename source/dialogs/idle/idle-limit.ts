/** How long a silent connection lasts, and what to do before it is closed. Pure: `keep-alive.ts` has the clock. */
import type {Entry} from '../../session/entry.ts';

/** RFC 5321 §4.5.3.2.7: what a server should wait for the next command, at least. */
const usual = 5 * 60_000;

/** NOOPs without another command between them. Servers count them: Exim closes after ten by default. */
export const noopLimit = 8;

export type IdleMemory = {
	/** Entries that were read. */
	readonly seen: number;
	/** Of the last line on the wire; milliseconds since the session began. */
	readonly lastAt: number | null;
	/** Whether the server was not being waited for then. */
	readonly isIdle: boolean;
	/** The shortest silence after which this server ended a connection, in milliseconds; null where it did not yet. */
	readonly shortest: number | null;
	/** NOOPs sent since another command. */
	readonly noops: number;
};

export const noMemory: IdleMemory = {seen: 0, lastAt: null, isIdle: false, shortest: null, noops: 0};

/** Reads the entries that are new. */
export function remember(memory: IdleMemory, entries: readonly Entry[]): IdleMemory {
	const fresh = entries.slice(memory.seen).reduce(readEntry, memory);
	return {...fresh, seen: entries.length};
}

function readEntry(memory: IdleMemory, entry: Entry): IdleMemory {
	switch (entry.type) {
		case 'connected':
			return {...memory, lastAt: entry.at, isIdle: false, noops: 0};
		case 'sent':
			return {
				...memory,
				lastAt: entry.at,
				isIdle: false,
				noops: entry.verb === 'NOOP' ? memory.noops + 1 : 0,
			};
		case 'reply':
			return {
				...(saysIdle(entry.code, entry.lines.map(({text}) => text).join(' ')) && entry.answersId === null
					? learn(memory, entry.at)
					: memory),
				lastAt: entry.at,
				isIdle: true,
			};
		case 'secured':
			return {...memory, lastAt: entry.at, isIdle: true};
		case 'closed':
			return {
				...(entry.by === 'server' && !entry.announced ? learn(memory, entry.at) : memory),
				lastAt: null,
				isIdle: false,
			};
		default:
			return memory;
	}
}

function saysIdle(code: number, text: string): boolean {
	return code === 421 && /time|idle|inactiv|4\.4\.2/i.test(text);
}

/** Shorter silences are no reason to close: something else was. */
const shortestIdle = 5000;

function learn(memory: IdleMemory, at: number): IdleMemory {
	const {lastAt, isIdle, shortest} = memory;
	const silence = lastAt === null ? 0 : at - lastAt;
	return isIdle && silence >= shortestIdle
		? {...memory, shortest: Math.min(silence, shortest ?? silence)}
		: memory;
}

export type IdleLimit = {
	/** Milliseconds of silence. */
	readonly limit: number;
	/** This server ended a connection after so long; otherwise it is what RFC 5321 asks of every server. */
	readonly observed: boolean;
};

/** RFC 5321 §4.5.3.2.7 asks servers to wait five minutes for a command. */
export function limitOf({shortest}: IdleMemory): IdleLimit {
	return shortest === null ? {limit: usual, observed: false} : {limit: shortest, observed: true};
}

/** The silence at which the user is warned, in milliseconds: the last minute begins. */
export function warnAt(limit: number): number {
	return limit - Math.min(60_000, limit / 2);
}

/** The silence after which NOOP is sent, in milliseconds. */
export function noopAt({limit}: IdleLimit, every: number | null): number {
	return every ?? limit - Math.min(30_000, limit / 2);
}

export type Silence = {
	/** Milliseconds since the last byte. */
	readonly idle: number;
	readonly memory: IdleMemory;
	/** NOOP after this many milliseconds; null before the limit; `off`: the user did not agree to it. */
	readonly every: number | null | 'off';
	/** A NOOP would be a command here, and the next one. */
	readonly canSend: boolean;
	/** The user knows. */
	readonly warned: boolean;
};

export type IdleStep =
	| {readonly type: 'send' | 'warn' | 'give-up' | 'rest'}
	/** Milliseconds until there may be something to do. */
	| {readonly type: 'wait'; readonly milliseconds: number};

/** What is to be done now, after this much silence. */
export function idleStep({idle, memory, every, canSend, warned}: Silence): IdleStep {
	const limit = limitOf(memory);
	if (every === 'off') {
		return warned ? {type: 'rest'} : at(warnAt(limit.limit), idle, 'warn');
	}

	if (!canSend) {
		return {type: 'rest'};
	}

	return at(noopAt(limit, every), idle, memory.noops < noopLimit ? 'send' : 'give-up');
}

function at(when: number, idle: number, type: 'send' | 'warn' | 'give-up'): IdleStep {
	return idle >= when ? {type} : {type: 'wait', milliseconds: when - idle};
}
