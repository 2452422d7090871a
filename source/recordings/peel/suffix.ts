/** What ends every line alike: a referrer, a context that a logging library adds, the closing mark of a tool. */
import {NEARLY_ALL, type Peel, sampleOf} from './peel.ts';

const LONGEST = 400;

export const sameEnding: Peel = lines => {
	const sample = sampleOf(lines).map(text => text.slice(-LONGEST));
	const ending = longestEnding(sample);
	if (ending === '') {
		return null;
	}

	return lines.map(line =>
		line.text.endsWith(ending) ? {...line, text: line.text.slice(0, -ending.length)} : line,
	);
};

/** The longest that nearly all share and that begins with a space or a mark; empty without one. */
function longestEnding(sample: readonly string[]): string {
	const [model = ''] = sample;
	if (sample.length < 4) {
		return '';
	}

	for (let start = 0; start < model.length - 1; start++) {
		const ending = model.slice(start);
		if (/^[ ,;|\\](?=.*[^\s\w.])/.test(ending) && shared(ending, sample)) {
			return ending;
		}
	}

	return '';
}

function shared(ending: string, sample: readonly string[]): boolean {
	const least = sample.length * NEARLY_ALL;
	return sample.filter(text => text.endsWith(ending)).length >= least;
}
