/** Bytes that grow at the end: appending costs the same however much there is, and nothing is ever changed. */
export type Rope = {readonly before: Rope; readonly bytes: Uint8Array; readonly octets: number} | null;

/** The rope with these bytes at its end; it keeps the bytes themselves and no copy. */
export function append(rope: Rope, bytes: Uint8Array): Rope {
	return bytes.length === 0 ? rope : {before: rope, bytes, octets: octetsOf(rope) + bytes.length};
}

/** How long it is. */
export function octetsOf(rope: Rope): number {
	return rope?.octets ?? 0;
}

/** Its first octets in one piece: all of them unless `max` limits it. */
export function flatten(rope: Rope, max = Number.POSITIVE_INFINITY): Uint8Array {
	const whole = new Uint8Array(Math.min(octetsOf(rope), max));
	for (let part = rope; part; part = part.before) {
		const start = octetsOf(part.before);
		if (start < whole.length) {
			whole.set(part.bytes.subarray(0, whole.length - start), start);
		}
	}

	return whole;
}
