/** Two octets as a number. Octets that are not there count as 0: what is cut off is for the caller to notice. */

/** The higher one first, as protocols write it. */
export function numberAt(bytes: Uint8Array, at: number): number {
	return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

/** The lower one first. */
export function littleNumberAt(bytes: Uint8Array, at: number): number {
	return (bytes[at + 1] ?? 0) * 256 + (bytes[at] ?? 0);
}
