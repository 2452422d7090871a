/** Who waits for the replies to a line that was sent. */
import type {ReplyEntry} from './entry.ts';
import type {Awaited} from './state.ts';

export type Answers = {
	/** Resolves with the replies to the entry `id`: at once with none when none is awaited. */
	repliesTo(id: number, awaiting: readonly Awaited[]): Promise<readonly ReplyEntry[]>;
	/** Takes a reply; `awaiting` is the queue behind it. */
	record(reply: ReplyEntry, awaiting: readonly Awaited[]): void;
	/** The connection is over: everyone gets what there was. */
	end(): void;
};

type Asked = {readonly replies: ReplyEntry[]; readonly resolve: (replies: readonly ReplyEntry[]) => void};

/** Entry ids never repeat, so one serves all connections of a session. */
export function createAnswers(): Answers {
	const asked = new Map<number, Asked>();
	return {
		repliesTo(id, awaiting) {
			return isAwaited(id, awaiting)
				? new Promise(resolve => {
						asked.set(id, {replies: [], resolve});
					})
				: Promise.resolve([]);
		},
		record(reply, awaiting) {
			const id = reply.answersId;
			const waiter = id === null ? undefined : asked.get(id);
			if (id === null || !waiter) {
				return;
			}

			waiter.replies.push(reply);
			if (!isAwaited(id, awaiting)) {
				asked.delete(id);
				waiter.resolve(waiter.replies);
			}
		},
		end() {
			for (const {replies, resolve} of asked.values()) {
				resolve(replies);
			}

			asked.clear();
		},
	};
}

function isAwaited(id: number, awaiting: readonly Awaited[]): boolean {
	return awaiting.some(awaited => awaited.id === id);
}
