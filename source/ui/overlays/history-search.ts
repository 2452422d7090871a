/** Lines of the history that hold what is typed, the newest first, each once. */
export function matchesOf(history: readonly string[], wanted: string): readonly string[] {
	const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
	const newestFirst = [...new Set(history.toReversed())];
	return newestFirst.filter(line => {
		const lower = line.toLowerCase();
		return words.every(word => lower.includes(word));
	});
}
