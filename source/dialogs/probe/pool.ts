/**
 * Works through a list with so many at a time. Results come in the order of the list as long as that holds
 * nothing up: when too many wait for a slow one before them, they come first. So memory does not grow with the
 * list, and no one waits for the slowest. Aborted, nothing more is begun.
 */
export async function* inPool<Item, Result>(
	items: readonly Item[],
	size: number,
	work: (item: Item, index: number) => Promise<Result>,
	signal?: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
	const waiting = items.entries();
	const atWork = new Set<Promise<void>>();
	const done = new Map<number, Result>();
	const given = new Set<number>();
	const limit = 4 * size;
	let next = 0;

	const fill = (): void => {
		while (atWork.size < size && done.size < limit && !signal?.aborted) {
			const {value: entry} = waiting.next();
			if (!entry) {
				return;
			}

			const [index, item] = entry;
			const job: Promise<void> = work(item, index).then(result => {
				done.set(index, result);
				atWork.delete(job);
				// Here and not after a result was taken: a slow taker must not leave slots empty.
				fill();
			});
			atWork.add(job);
		}
	};

	const nextIndex = (): number => {
		while (given.delete(next)) {
			next++;
		}

		return done.has(next) || (done.size < limit && atWork.size > 0) ? next : Math.min(...done.keys());
	};

	fill();
	while (atWork.size > 0 || done.size > 0) {
		const index = nextIndex();
		const result = done.get(index);
		if (result === undefined) {
			await Promise.race(atWork);
			continue;
		}

		done.delete(index);
		given.add(index);
		fill();
		yield result;
	}
}
