/**
 * A long recording, read in a thread of its own. Its events come over in pieces and become entries here, each piece
 * in a turn of its own: what is on the screen stays alive, and its keys are answered.
 */
import {setImmediate as turn} from 'node:timers/promises';
import type {Worker} from 'node:worker_threads';
import type {Entry} from '../../session/entry.ts';
import {createGatherer, type Gatherer} from '../gather.ts';
import type {RecordedSession, Unread} from '../recording.ts';
import type {FromReader, ToReader} from './messages.ts';
import {startReader} from './reader-script.ts';

export type ReadAside = {
	readonly session: Omit<RecordedSession, 'events'>;
	readonly gathered: Gatherer;
	readonly entries: readonly Entry[];
	readonly suspects: readonly string[];
	readonly unread: readonly Unread[];
};

/** The part of the time that the thread takes, by estimate. */
const threadShare = 0.7;

/** Null where there is not exactly one session in it. Rejects where the thread fails, or the signal stops it. */
export async function readAside(
	bytes: Uint8Array,
	onProgress: (share: number) => void,
	signal: AbortSignal,
): Promise<ReadAside | null> {
	const {ask, answer, end} = startAsking(await startReader(), signal);
	try {
		ask({type: 'read', bytes});
		const first = await answer(share => onProgress(share * threadShare));
		if (first.type !== 'session') {
			return null;
		}

		const gathered = createGatherer(first.session);
		for (let done = 0; done < first.events; ) {
			ask({type: 'next'});
			const message = await answer();
			const events = message.type === 'events' ? message.events : [];
			for (const event of events) {
				gathered.add(event);
			}

			done += Math.max(1, events.length);
			onProgress(threadShare + (done / first.events) * (1 - threadShare));
			await turn();
		}

		const {session, suspects, unread} = first;
		return {session, gathered, entries: gathered.entries(), suspects, unread};
	} finally {
		await end();
	}
}

/** The thread, asked one thing at a time. */
function startAsking(worker: Worker, signal: AbortSignal) {
	const over = Promise.withResolvers<never>();
	const fail = (error: unknown): void =>
		over.reject(
			error instanceof Error ? error : new Error('The thread that reads the recording ended early.'),
		);
	const stop = (): void => fail(signal.reason);
	// It may fail while no one waits.
	over.promise.catch(() => {});
	worker.on('error', fail).on('exit', fail);
	signal.addEventListener('abort', stop);
	if (signal.aborted) {
		stop();
	}

	return {
		ask: (message: ToReader): void => worker.postMessage(message),
		/** What it says next, besides how far it is. */
		answer(onProgress: (share: number) => void = () => {}): Promise<FromReader> {
			const {promise, resolve} = Promise.withResolvers<FromReader>();
			const hear = (message: FromReader): void => {
				if (message.type === 'progress') {
					onProgress(message.share);
				} else {
					resolve(message);
				}
			};
			worker.on('message', hear);
			return Promise.race([promise, over.promise]).finally(() => worker.off('message', hear));
		},
		async end(): Promise<void> {
			signal.removeEventListener('abort', stop);
			await worker.terminate();
		},
	};
}
