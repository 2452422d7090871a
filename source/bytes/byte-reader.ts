/** Reads numbers and counted fields from the front of bytes that cannot be trusted: too short is null for good. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get left(): number {
		return this.#bytes.length - this.#at;
	}

	take(count: number): Uint8Array | null {
		if (count > this.left) {
			this.#at = this.#bytes.length;
			return null;
		}

		this.#at += count;
		return this.#bytes.subarray(this.#at - count, this.#at);
	}

	/** A big-endian number of that many bytes. */
	number(size: 1 | 2 | 3): number | null {
		return this.take(size)?.reduce((sum, byte) => sum * 256 + byte, 0) ?? null;
	}

	/** A field with its length before it, in that many bytes. */
	field(size: 1 | 2 | 3): Uint8Array | null {
		const length = this.number(size);
		return length === null ? null : this.take(length);
	}
}
