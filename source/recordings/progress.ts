/** How far the reading of a long recording is. */
import type {LogLine} from './log-line.ts';

export type Progress = {
	/** Called now and then with the share that is done, from 0 to 1. */
	readonly onProgress?: (share: number) => void;
};

/** What comes before the lines are read one by one: cutting them, taking decorations off, choosing the format. */
export const prepared = 0.3;

/** What is done when the last line is read. */
const all = 0.95;

const every = 1000;

/** The same lines, which show how far someone has come who goes through them. */
export function watched(lines: readonly LogLine[], {onProgress}: Progress): readonly LogLine[] {
	if (!onProgress) {
		return lines;
	}

	const counted = lines.slice();
	Object.defineProperty(counted, Symbol.iterator, {
		value: function* () {
			for (const [index, line] of lines.entries()) {
				if (index % every === 0) {
					onProgress(prepared + (index / lines.length) * (all - prepared));
				}

				yield line;
			}
		},
	});
	return counted;
}
