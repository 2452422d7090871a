/** Waits for a message in a maildir on this machine. */
import {open, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {hasMessageId, headerFields, headerLimit, type Waited} from './arrival.ts';
import type {WaitOptions} from './imap.ts';

/** Milliseconds between two looks. */
const interval = 200;

/** Looks into `new` and `cur` of the folder. Never rejects. */
export async function awaitInMaildir(
	folder: string,
	{messageId, timeout, since, signal}: WaitOptions,
): Promise<Waited> {
	const deadline = performance.now() + timeout;
	/** Files that are something else. */
	const seen = new Set<string>();
	while (!signal?.aborted) {
		const files = await listFiles(folder);
		if (files === null) {
			return {ok: false, problem: `“${folder}” cannot be read as a maildir: it has no folder “new”.`};
		}

		for (const file of files.filter(name => !seen.has(name))) {
			seen.add(file);
			const fields = headerFields(await beginningOf(file));
			if (hasMessageId(fields, messageId)) {
				return {ok: true, arrived: {place: file, junk: false, fields, elapsed: performance.now() - since}};
			}
		}

		if (performance.now() >= deadline) {
			return {
				ok: false,
				problem: `The message did not arrive in “${folder}” within ${Math.round(timeout / 1000)} seconds. It may still come: the server accepted it.`,
			};
		}

		await sleep(interval, undefined, signal ? {signal} : {}).catch(() => {});
	}

	return {ok: false, problem: 'Waiting for the message was stopped.'};
}

/** Null where the folder is no maildir. */
async function listFiles(folder: string): Promise<string[] | null> {
	const isMaildir = await stat(join(folder, 'new')).then(
		found => found.isDirectory(),
		() => false,
	);
	if (!isMaildir) {
		return null;
	}

	const lists = await Promise.all(
		['new', 'cur'].map(async name => {
			const names = await readdir(join(folder, name)).catch(() => []);
			return names.map(file => join(folder, name, file));
		}),
	);
	return lists.flat();
}

/** Empty where the file went away, as it does when a mail program opens the maildir. */
async function beginningOf(file: string): Promise<Uint8Array> {
	try {
		const handle = await open(file);
		try {
			const {buffer, bytesRead} = await handle.read(Buffer.alloc(headerLimit), 0, headerLimit, 0);
			return buffer.subarray(0, bytesRead);
		} finally {
			await handle.close();
		}
	} catch {
		return new Uint8Array();
	}
}
