/** Between the history on the screen and its file. */
import type {Screen} from '../step.ts';
import type {HistoryFile} from './history-file.ts';

/**
 * Returns the way to stop. `holdsSecret`: whether a secret that was sent in this session stands in a line, whatever
 * the line is; such a line stays on the screen and is not written.
 */
export function keepHistory(
	screen: Screen,
	file: HistoryFile,
	holdsSecret: (line: string) => boolean,
): () => void {
	let known = screen.get().history;
	void file.load().then(lines => {
		known = [...lines, ...screen.get().history];
		screen.dispatch({type: 'history', lines: known});
	});
	return screen.subscribe(() => {
		const {history} = screen.get();
		if (history === known) {
			return;
		}

		const newest = history.at(-1);
		if (newest === undefined) {
			file.clear();
		} else if (history.at(-2) === known.at(-1) && !holdsSecret(newest)) {
			file.add(newest);
		}

		known = history;
	});
}
