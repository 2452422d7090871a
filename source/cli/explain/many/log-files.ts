/** The files of a log, or one that is followed, opened one after the other. */
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../../arguments/usage-error.ts';
import {followFile} from './follow-file.ts';
import {inOrder, type LogFile, openLog} from './open-log.ts';

/** In the order of their times. A file that cannot be read throws. */
export async function* filesOf(names: readonly string[]): AsyncGenerator<LogFile> {
	for (const name of inOrder(names)) {
		for (const file of await filesIn(name)) {
			yield await openLog(file);
		}
	}
}

/** A maildir stands for the files in `new` and `cur`, a folder of saved messages for these; any other is a mistake. */
async function filesIn(name: string): Promise<readonly string[]> {
	const inside: readonly string[] = await readdir(name).catch(() => []);
	const isMaildir = inside.includes('new') || inside.includes('cur');
	if (!isMaildir && !inside.some(file => file.endsWith('.eml'))) {
		return [name];
	}

	const folders = [name, join(name, 'new'), join(name, 'cur')];
	const lists = await Promise.all(
		folders.map(async folder => {
			const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
			return entries.filter(entry => entry.isFile()).map(entry => join(folder, entry.name));
		}),
	);
	return lists.flat().sort();
}

/** One file, to its end and what is added to it, until the signal. */
export async function* followed(names: readonly string[], signal: AbortSignal): AsyncGenerator<LogFile> {
	const [name = '-', another] = names;
	if (another !== undefined) {
		throw new UsageError('--follow can only be used with one file.');
	}

	if (name === '-') {
		yield await openLog(name);
	} else {
		// Whether it is there is told before it is waited for.
		await openLog(name);
		yield {name, size: null, read: () => 0, bytes: followFile(name, signal)};
	}
}
