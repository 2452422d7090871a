/** Two lists side by side: what has the same key stands together, what one lacks stands alone. */
export type Pair<T> = {readonly left: T | null; readonly right: T | null};

/** How far ahead a counterpart is looked for; sessions are alike, and this keeps a long one linear. */
const AHEAD = 48;

/** In the order of both lists. */
export function align<T extends {readonly key: string}>(left: readonly T[], right: readonly T[]): Pair<T>[] {
	const pairs: Pair<T>[] = [];
	let at = 0;
	let other = 0;
	while (at < left.length || other < right.length) {
		const match = nearestMatch(left, at, right, other);
		// Nothing in common in sight: both go one further, alone.
		const [skipped, skippedOther] = match ?? [1, 1];
		for (const step of left.slice(at, at + skipped)) {
			pairs.push({left: step, right: null});
		}

		for (const step of right.slice(other, other + skippedOther)) {
			pairs.push({left: null, right: step});
		}

		at += skipped;
		other += skippedOther;
		if (match) {
			pairs.push({left: left[at++] ?? null, right: right[other++] ?? null});
		}
	}

	return pairs;
}

/** How many to leave out on either side, the fewest in all, before the next two that belong together; null where none do. */
function nearestMatch<T extends {readonly key: string}>(
	left: readonly T[],
	at: number,
	right: readonly T[],
	other: number,
): readonly [number, number] | null {
	for (let skipped = 0; skipped <= AHEAD; skipped++) {
		for (let onLeft = 0; onLeft <= skipped; onLeft++) {
			const one = left[at + onLeft];
			const two = right[other + skipped - onLeft];
			if (one && two && one.key === two.key) {
				return [onLeft, skipped - onLeft];
			}
		}
	}

	return null;
}
