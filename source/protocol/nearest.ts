/** The candidate that a slip of the fingers turned into `word`, or null when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
	const limit = word.length <= 4 ? 1 : 2;
	let best: string | null = null;
	let bestDistance = limit + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > limit) {
			continue;
		}

		const found = distance(word, candidate);
		if (found < bestDistance) {
			best = candidate;
			bestDistance = found;
		}
	}

	return best;
}

/** Insertions, deletions, replacements and swaps of neighbours between two short words. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let previous = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				cost = Math.min(cost, at(before, j - 2) + 1);
			}

			row.push(cost);
		}

		before = previous;
		previous = row;
	}

	return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? 0;
}
