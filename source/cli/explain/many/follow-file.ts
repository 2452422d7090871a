/** What is appended to a file, also when it is rotated: the new file of the same name is read from its beginning. */
import {open, stat} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

/** Milliseconds between two looks. */
const interval = 500;

const pieceSize = 256 * 1024;

/** Pieces until the signal is aborted, an empty one where nothing more has come. A file that is gone for a moment is waited for. */
export async function* followFile(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	while (!signal.aborted) {
		const handle = await open(path).catch(() => null);
		if (handle) {
			try {
				yield* readOn(path, handle, signal);
			} finally {
				await handle.close();
			}
		}

		await sleep(interval, undefined, {signal}).catch(() => {});
	}
}

/** To the end of this very file: until another has its name and nothing more comes. */
async function* readOn(
	path: string,
	handle: Awaited<ReturnType<typeof open>>,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	const {ino} = await handle.stat();
	let at = 0;
	let replaced = false;
	while (!signal.aborted) {
		const {buffer, bytesRead} = await handle.read(Buffer.alloc(pieceSize), 0, pieceSize, at);
		if (bytesRead > 0) {
			at += bytesRead;
			yield buffer.subarray(0, bytesRead);
			continue;
		}

		if (replaced) {
			return;
		}

		yield new Uint8Array();
		const now = await stat(path).catch(() => null);
		if (now && now.ino !== ino) {
			// What was written before the change is still read.
			replaced = true;
			continue;
		}

		// Cut short in place, as `copytruncate` of logrotate does.
		at = now && now.size < at ? 0 : at;
		await sleep(interval, undefined, {signal}).catch(() => {});
	}
}
