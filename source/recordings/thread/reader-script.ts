/** The script of the thread: a file beside the program, or a part of the single executable. */
import {readFile} from 'node:fs/promises';
import {getAsset, isSea} from 'node:sea';
import {Worker} from 'node:worker_threads';

/** Rejects where the script cannot be read. */
export async function startReader(): Promise<Worker> {
	const url = import.meta.url;
	return new Worker(await scriptFor(url), {eval: true, workerData: {url}});
}

async function scriptFor(url: string): Promise<string> {
	if (url.endsWith('.ts')) {
		return `import(${JSON.stringify(new URL('./reader.ts', url).href)}).then(({serve}) => serve());`;
	}

	return isSea() ? getAsset('reader.js', 'utf8') : await readFile(new URL('program/reader.js', url), 'utf8');
}
