/** What is remembered of a log while it is read, within bounds. */

/**
 * Remembers something for each name, mostly for each message in the queue: at least `max` / 2 of the latest, and at
 * most `max`. Two halves, of which the older is dropped as a whole: whoever looks for the oldest of a map passes all
 * that were deleted before it.
 */
export class Queue<Value> {
	readonly #max: number;
	#recent = new Map<string, Value>();
	#older = new Map<string, Value>();

	constructor(max = 400_000) {
		this.#max = max;
	}

	get(id: string): Value | undefined {
		return this.#recent.get(id) ?? this.#older.get(id);
	}

	set(id: string, value: Value): void {
		if (this.#recent.has(id)) {
			this.#recent.set(id, value);
			return;
		}

		if (this.#recent.size >= this.#max / 2) {
			this.#older = this.#recent;
			this.#recent = new Map();
		}

		this.#older.delete(id);
		this.#recent.set(detached(id), value);
	}

	delete(id: string): void {
		this.#recent.delete(id);
		this.#older.delete(id);
	}
}

/** A copy of a piece of a line: a mere piece would keep all of the file in memory that was read with it. */
export function detached(text: string): string {
	// Text of a log that was read as octets has no other characters; what has was put together already.
	return /[^\u0000-\u00ff]/.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1');
}
