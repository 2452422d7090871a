/** Between the history on the screen and its file. */
import type {ScreenState} from '../screen-state.ts';
import type {Store} from '../store.ts';
import type {HistoryFile} from './history-file.ts';

/** Returns the way to stop. */
export function keepHistory(screen: Store<ScreenState>, file: HistoryFile): () => void {
	let known = screen.get().history;
	void file.load().then(lines => {
		known = [...lines, ...screen.get().history];
		screen.set({history: known});
	});
	return screen.subscribe(() => {
		const {history} = screen.get();
		if (history === known) {
			return;
		}

		const newest = history.at(-1);
		if (newest === undefined) {
			file.clear();
		} else {
			file.add(newest);
		}

		known = history;
	});
}
