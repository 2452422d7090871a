/** Whether a pattern takes more than four times as long for four times as much, on words of its own repeated. */

/** Characters. By small steps first: what grows exponentially must be noticed before it takes for ever. */
const sizes = [16, 20, 24, 28, 100, 400, 1600, 3200, 12_800];

/** Milliseconds below which a ratio says nothing, and those that are too many whatever the ratio. */
const limits = {noise: 12, most: 150};

export function growsTooFast(source: string, flags: string): boolean {
	const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
	return wordsFor(source).some(word =>
		['', '\0'].some(end => isSlow(size => pattern.test(word.repeat(Math.ceil(size / word.length)) + end))),
	);
}

function isSlow(work: (size: number) => void): boolean {
	let before = Number.POSITIVE_INFINITY;
	for (const size of sizes) {
		const time = timeOf(() => work(size));
		if (time > limits.most || (size === sizes.at(-1) && time > limits.noise && time > before * 9)) {
			// Once more: the machine may have been busy.
			return timeOf(() => work(size)) > limits.noise;
		}

		before = Math.max(time, 0.05);
	}

	return false;
}

function wordsFor(source: string): readonly string[] {
	const own = source.match(/[A-Za-z]{2,12}|\d{1,4}/g) ?? [];
	const words = [...new Set(own)].slice(0, 12);
	const marks = [...' \ta0.-_:;,<>"\'()[]=@\\/'];
	return [...marks, ...words, ...words.map(word => `${word} `), 'a ', 'a.', 'a@', '"a', '<a'];
}

/** In CPU time of this process. */
function timeOf(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}
