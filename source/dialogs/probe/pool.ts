/** Works through a list with so many at a time; results stand in the order of the list. */
export async function inPool<Item, Result>(
	items: readonly Item[],
	size: number,
	work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let index = next++; index < items.length; index = next++) {
			const item = items[index];
			if (item !== undefined) {
				results[index] = await work(item, index);
			}
		}
	};

	await Promise.all(Array.from({length: Math.min(size, items.length)}, worker));
	return results;
}
