/** A log file as pieces of bytes: plain, packed with gzip or Zstandard, or standard input. */
import {createReadStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {pipeline, type Transform} from 'node:stream';
import zlib from 'node:zlib';
import {UsageError} from '../../arguments/usage-error.ts';
import {fileProblem} from '../../output/files.ts';
import {standardInput} from '../standard-input.ts';

export type LogFile = {
	readonly name: string;
	/** Octets in the file, for the progress; null where that is not known. */
	readonly size: number | null;
	/** Octets of the file that were read so far, packed ones where it is packed. */
	read(): number;
	readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * A file, or standard input for `-`; what is compressed is unpacked. Throws a UsageError where it cannot be
 * opened.
 */
export async function openLog(name: string): Promise<LogFile> {
	if (name === '-') {
		return {name: 'standard input', size: null, ...counted(standardInput(), null)};
	}

	try {
		const {size} = await stat(name);
		const stream = createReadStream(name, {highWaterMark: 256 * 1024});
		return {name, size, ...counted(stream, unpackerFor(await beginningOf(name)))};
	} catch (error) {
		throw new UsageError(fileProblem(name, error));
	}
}

async function beginningOf(name: string): Promise<Buffer> {
	const handle = await open(name);
	try {
		const {buffer, bytesRead} = await handle.read(Buffer.alloc(4), 0, 4, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

function unpackerFor(beginning: Buffer): Transform | null {
	if (beginning.subarray(0, 2).equals(Buffer.from('1f8b', 'hex'))) {
		return zlib.createGunzip();
	}

	if (beginning.equals(Buffer.from('28b52ffd', 'hex'))) {
		return zlib.createZstdDecompress();
	}

	return null;
}

function counted(
	source: AsyncIterable<Uint8Array>,
	unpacker: Transform | null,
): Pick<LogFile, 'read' | 'bytes'> {
	let octets = 0;
	async function* count(): AsyncGenerator<Uint8Array> {
		for await (const chunk of source) {
			octets += chunk.length;
			yield chunk;
		}
	}

	if (!unpacker) {
		return {read: () => octets, bytes: count()};
	}

	// What goes wrong comes out of the iteration of what is unpacked.
	pipeline(count, unpacker, () => {});
	return {read: () => octets, bytes: unpacker};
}

/** Rotated logs in the order in which they were written: `mail.log.2.gz`, `mail.log.1`, `mail.log`. */
export function inOrder(names: readonly string[]): readonly string[] {
	const parts = names.map((name, index) => {
		const [, base = name, number] = /^(.*?)(?:\.(\d{1,6}))?(?:\.(?:gz|zst))?$/.exec(name) ?? [];
		return {name, base, age: number === undefined ? 0 : Number(number), index};
	});
	const firstOf = (base: string): number => parts.find(part => part.base === base)?.index ?? 0;
	return parts
		.sort((a, b) => firstOf(a.base) - firstOf(b.base) || b.age - a.age || a.index - b.index)
		.map(({name}) => name);
}
