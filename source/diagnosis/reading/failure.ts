/** A connection that never came to be. */
import type {Entry} from '../../session/entry.ts';
import type {AtPath, TransportErrorCode} from '../../transport/types.ts';
import type {Memory} from '../memory.ts';

export type RefusedWay = {
	readonly code: TransportErrorCode;
	/** Null where nothing tells it. */
	readonly port: number | null;
	/** Null where the endpoint was not the path of a socket, or nothing tells it. */
	readonly atPath: AtPath | null;
	/** Of the addresses that were tried. */
	readonly families: readonly (4 | 6)[];
};

/** The failure of connecting, with what was tried; null for anything else, and for one that came later. */
export function refusedWay(entry: Entry, memory: Memory): RefusedWay | null {
	// What fails on the way through a proxy says nothing about the server.
	if (
		entry.type !== 'failed' ||
		entry.error.proxy !== undefined ||
		memory.connected ||
		(entry.error.stage ?? 'connecting') !== 'connecting'
	) {
		return null;
	}

	const [first] = memory.attempts;
	return {
		code: entry.error.code,
		port: first?.port ?? null,
		atPath: entry.error.atPath ?? null,
		families: memory.attempts.map(({family}) => family),
	};
}

/** Whoever waited for the server did so in vain: the connection timed out, or a recorded program says so. */
export function gaveUpWaiting(entry: Entry): boolean {
	return (
		(entry.type === 'failed' && entry.error.code === 'timed-out') ||
		(entry.type === 'note' && entry.about === 'recording/gave-up')
	);
}
