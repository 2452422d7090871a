/** The draft outlives the program: it lies where the system keeps data of programs, readable by its owner alone. */
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Draft, emptyDraft, type FieldName, fieldNames} from './draft.ts';

export type DraftStore = {
	load(): Draft;
	save(draft: Draft): void;
	forget(): void;
};

export async function draftPath(): Promise<string> {
	const {default: envPaths} = await import('env-paths');
	return join(envPaths('smtpscope', {suffix: ''}).data, 'draft.json');
}

/** `sender` stands in a letter that has none yet. */
export function draftFile(path: string, sender = ''): DraftStore {
	const fresh: Draft = {...emptyDraft, from: sender};
	// A full disk must not stop someone who writes: as long as the program runs, the letter is kept here.
	let unsaved: Draft | null = null;
	return {
		load() {
			if (unsaved) {
				return unsaved;
			}

			try {
				const kept = readDraft(JSON.parse(readFileSync(path, 'utf8')));
				return kept.from === '' ? {...kept, from: sender} : kept;
			} catch {
				// None was kept, or none that can be read.
				return fresh;
			}
		},
		save(draft) {
			try {
				mkdirSync(dirname(path), {recursive: true, mode: 0o700});
				// Whoever is killed while writing keeps the letter before.
				writeFileSync(`${path}.new`, JSON.stringify(draft), {mode: 0o600});
				renameSync(`${path}.new`, path);
				unsaved = null;
			} catch {
				unsaved = draft;
			}
		},
		forget() {
			unsaved = null;
			try {
				rmSync(path, {force: true});
			} catch {
				unsaved = fresh;
			}
		},
	};
}

/** For a program without a place to keep things, and for tests. */
export function draftInMemory(draft: Draft = emptyDraft): DraftStore {
	let kept = draft;
	return {
		load: () => kept,
		save(next) {
			kept = next;
		},
		forget() {
			kept = emptyDraft;
		},
	};
}

function readDraft(value: unknown): Draft {
	const kept = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
	const draft: Record<FieldName, string> = {...emptyDraft};
	for (const name of fieldNames) {
		const text: unknown = kept.get(name);
		draft[name] = typeof text === 'string' ? text : '';
	}

	return draft;
}
