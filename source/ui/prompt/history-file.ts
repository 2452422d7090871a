/** The lines that ↑ brings back, kept over sessions in a file that only the user can read. No answer to a 334 is ever among them. */
import {appendFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

export type HistoryFile = {
	/** Oldest first; nothing where there is no file. */
	load(): Promise<readonly string[]>;
	add(line: string): void;
	clear(): void;
};

const kept = 500;

/** A file that cannot be read or written costs the history, and nothing else. */
export function historyFile(path: string): HistoryFile {
	let done: Promise<unknown> = mkdir(dirname(path), {recursive: true, mode: 0o700}).catch(() => {});
	const after = (work: () => Promise<unknown>): void => {
		done = done.then(work).catch(() => {});
	};

	return {
		async load() {
			try {
				const lines = (await readFile(path, 'utf8')).split('\n').filter(line => line !== '');
				const newest = lines.slice(-kept);
				if (lines.length > kept * 2) {
					after(() => writeFile(path, `${newest.join('\n')}\n`, {mode: 0o600}));
				}

				return newest;
			} catch {
				return [];
			}
		},
		add: line => after(() => appendFile(path, `${line.replaceAll(/[\r\n]/g, ' ')}\n`, {mode: 0o600})),
		clear: () => after(() => writeFile(path, '', {mode: 0o600})),
	};
}
