/** Waits for a message in a maildir on this machine. */
import {open, readdir, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {
	hasMessageId,
	headerFields,
	headerLimit,
	lateProblem,
	type OpenedWatch,
	sourceLimit,
	stoppedProblem,
	type Waited,
	type WaitOptions,
	wholeSource,
} from './arrival.ts';

/** Milliseconds between two looks. */
const interval = 200;

/** Looks into `new` and `cur` of the folder, for messages that are not there yet. Never rejects. */
export async function openMaildir(folder: string): Promise<OpenedWatch> {
	const files = await listFiles(folder);
	if (files === null) {
		return {ok: false, problem: notMaildir(folder)};
	}

	const seen = new Set(files.map(uniqueName));
	return {ok: true, watch: {wait: options => wait(folder, seen, options), close() {}}};
}

/** `seen`: the files that are something else. */
async function wait(
	folder: string,
	seen: Set<string>,
	{messageId, timeout, since, signal}: WaitOptions,
): Promise<Waited> {
	const deadline = performance.now() + timeout;
	while (!signal?.aborted) {
		const files = await listFiles(folder);
		if (files === null) {
			return {ok: false, problem: notMaildir(folder)};
		}

		for (const file of files.filter(name => !seen.has(uniqueName(name)))) {
			const header = await beginningOf(file);
			if (header === null) {
				continue;
			}

			seen.add(uniqueName(file));
			const fields = headerFields(header);
			if (hasMessageId(fields, messageId)) {
				const elapsed = performance.now() - since;
				const source = wholeSource((await beginningOf(file, sourceLimit)) ?? header);
				return {ok: true, arrived: {place: file, junk: false, fields, elapsed, source}};
			}
		}

		if (performance.now() >= deadline) {
			return {ok: false, problem: lateProblem(`“${folder}”`, timeout)};
		}

		await sleep(interval, undefined, signal ? {signal} : {}).catch(() => {});
	}

	return {ok: false, problem: stoppedProblem};
}

function notMaildir(folder: string): string {
	return `“${folder}” cannot be read as a maildir: it has no folder “new”.`;
}

/** A message keeps this when it moves from `new` to `cur` and gets flags behind a colon. */
function uniqueName(file: string): string {
	return basename(file).split(':')[0] ?? '';
}

/** Null where the folder is not a maildir. */
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

/** Null where the file went away, as it does when a mail program moves it from `new` to `cur`: it is found there next. */
async function beginningOf(file: string, limit = headerLimit): Promise<Uint8Array | null> {
	try {
		const handle = await open(file);
		try {
			const {buffer, bytesRead} = await handle.read(Buffer.alloc(limit), 0, limit, 0);
			return buffer.subarray(0, bytesRead);
		} finally {
			await handle.close();
		}
	} catch {
		return null;
	}
}
