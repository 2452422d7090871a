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
		const [skipped, skippedOther] = nearestMatch(left, at, right, other);
		for (let count = 0; count < skipped; count++) {
			pairs.push({left: left[at++] ?? null, right: null});
		}

		for (let count = 0; count < skippedOther; count++) {
			pairs.push({left: null, right: right[other++] ?? null});
		}

		if (at < left.length || other < right.length) {
			pairs.push({left: left[at++] ?? null, right: right[other++] ?? null});
		}
	}

	return pairs;
}

/** How many to leave out on either side, the fewest in all, before the next two that belong together. */
function nearestMatch<T extends {readonly key: string}>(
	left: readonly T[],
	at: number,
	right: readonly T[],
	other: number,
): readonly [number, number] {
	for (let skipped = 0; skipped <= AHEAD; skipped++) {
		for (let onLeft = 0; onLeft <= skipped; onLeft++) {
			const one = left[at + onLeft];
			const two = right[other + skipped - onLeft];
			if (one && two && one.key === two.key) {
				return [onLeft, skipped - onLeft];
			}
		}
	}

	// Nothing in common in sight: both go one further, alone.
	return [at < left.length ? 1 : 0, other < right.length ? 1 : 0];
}
