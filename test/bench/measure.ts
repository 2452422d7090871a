/** Measuring side by side: the two are run in turn, so that whatever else the machine does touches both. */

export type Pair = {readonly name: string; readonly a: string; readonly b: string; readonly aim: number};

/** Runs both in turn, `rounds` times after one round that does not count, and prints the ratio of the medians. */
export async function compare(
	{name, a, b, aim}: Pair,
	runA: () => Promise<number>,
	runB: () => Promise<number>,
	rounds: number,
): Promise<void> {
	await runA();
	await runB();
	const [timesA, timesB]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		timesA.push(await runA());
		timesB.push(await runB());
	}

	const [medianA, medianB] = [median(timesA), median(timesB)];
	const ratio = medianA / medianB;
	console.log(`${name}: ${ratio.toFixed(2)}× (aim ≤ ${aim}×)`);
	console.log(`    ${a}: ${show(timesA)}`);
	console.log(`    ${b}: ${show(timesB)}`);
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((x, y) => x - y);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function show(times: readonly number[]): string {
	const [least, most] = [Math.min(...times), Math.max(...times)];
	return `median ${median(times).toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
