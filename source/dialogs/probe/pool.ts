/**
 * Works through a list with so many at a time. Results come in the order of the list, each as soon as those
 * before it are there, so that whoever takes them need not keep them. Aborted, nothing more is begun.
 */
export async function* inPool<Item, Result>(
	items: readonly Item[],
	size: number,
	work: (item: Item, index: number) => Promise<Result>,
	signal?: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
	const waiting = items.entries();
	const done = new Map<number, Result>();
	const atWork = new Set<Promise<void>>();
	let next = 0;

	const fill = (): void => {
		while (atWork.size < size && !signal?.aborted) {
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

	fill();
	while (atWork.size > 0 || done.has(next)) {
		const result = done.get(next);
		if (result !== undefined && done.delete(next)) {
			next++;
			yield result;
		} else {
			await Promise.race(atWork);
		}
	}
}
