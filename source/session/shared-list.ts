/**
 * A list that grows at its end and shrinks at its front. It is never changed: `with` and `without` give another,
 * and all that came from one another share one store, so that keeping every version of a list of thousands
 * costs no more than keeping the last.
 */
export class SharedList<Item> implements Iterable<Item> {
	readonly #store: Item[];
	readonly #from: number;
	readonly #to: number;

	private constructor(store: Item[], from: number, to: number) {
		this.#store = store;
		this.#from = from;
		this.#to = to;
	}

	static of<Item>(...items: readonly Item[]): SharedList<Item> {
		return new SharedList([...items], 0, items.length);
	}

	get length(): number {
		return this.#to - this.#from;
	}

	/** With this at its end. Where another version has grown from this one already, the store is copied. */
	with(item: Item): SharedList<Item> {
		if (this.#to === this.#store.length) {
			this.#store.push(item);
			return new SharedList(this.#store, this.#from, this.#to + 1);
		}

		const store = this.slice(0);
		store.push(item);
		return new SharedList(store, 0, store.length);
	}

	/** Without that many at its front. */
	without(count: number): SharedList<Item> {
		const from = Math.min(this.#from + count, this.#to);
		return from === this.#to ? SharedList.of() : new SharedList(this.#store, from, this.#to);
	}

	at(index: number): Item | undefined {
		return index >= 0 && index < this.length ? this.#store[this.#from + index] : undefined;
	}

	/** An array of its own, from the index `start` to before the index `end`, both 0 or more. */
	slice(start: number, end = this.length): Item[] {
		return this.#store.slice(this.#from + start, this.#from + Math.min(end, this.length));
	}

	*[Symbol.iterator](): Iterator<Item> {
		for (let index = this.#from; index < this.#to; index++) {
			const item = this.#store[index];
			if (item !== undefined) {
				yield item;
			}
		}
	}
}
