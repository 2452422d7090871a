/** Attachments: measured first, and watched while they are read. */
import type {Stats} from 'node:fs';
import {access, constants, type FileHandle, open, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {type Attachment, BuildError} from './letter.ts';

/**
 * Content from its start, each time. A `lent` piece is overwritten by the next one, so that a file of any size needs
 * the memory of one piece; one that is `given` is the caller's.
 */
export type Pieces = (way: 'lent' | 'given') => AsyncIterable<Buffer>;

export type MeasuredAttachment = {
	readonly name: string;
	readonly type: string | null;
	readonly contentId: string | null;
	/** Octets before any encoding. */
	readonly size: number;
	readonly pieces: Pieces;
};

/** Throws a `BuildError` where the file is missing, not readable, or no regular file. Sizes are in octets. */
export async function measureAttachment(attachment: Attachment, index: number): Promise<MeasuredAttachment> {
	const {content} = attachment;
	const shared = {type: attachment.type ?? null, contentId: attachment.contentId ?? null};
	if ('bytes' in content) {
		const bytes = Buffer.from(content.bytes);
		return {
			...shared,
			name: attachment.name ?? `attachment-${index + 1}`,
			size: bytes.length,
			pieces: () => inOnePiece(bytes),
		};
	}

	const {path} = content;
	const stats = await statFile(path);
	return {
		...shared,
		name: attachment.name ?? basename(path),
		size: stats.size,
		pieces: watchedFile(path, stats),
	};
}

const unreadable: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	ELOOP: 'its links form a loop',
	ENAMETOOLONG: 'the name is too long',
};

/** A regular file that can be read, or a BuildError that says why not. */
export async function statFile(path: string): Promise<Stats> {
	if (path === '') {
		throw new BuildError('attachment-missing', path, 'The name of the file to attach is missing.');
	}

	let stats: Stats;
	try {
		stats = await stat(path);
		await access(path, constants.R_OK);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'ENOENT' || code === 'ENOTDIR') {
			throw new BuildError('attachment-missing', path, `The file ${path} does not exist.`);
		}

		throw new BuildError(
			'attachment-unreadable',
			path,
			`${path} cannot be read: ${unreadable[String(code)] ?? code}.`,
		);
	}

	if (!stats.isFile()) {
		const what = stats.isDirectory() ? 'a directory' : 'not a regular file';
		throw new BuildError('attachment-not-a-file', path, `${path} is ${what}; only files can be attached.`);
	}

	return stats;
}

/** Content that is in memory. */
export async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Buffer> {
	yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whole lines of base64 (RFC 2045 §6.8: 57 octets make one), and whole pages of the disk. */
const pieceSize = 57 * 4096;

/**
 * The size was promised (MAIL SIZE, BDAT), and half of one file with half of another is nobody's message: a file
 * that changes meanwhile stops it with a `BuildError`.
 */
export function watchedFile(path: string, {size, mtimeMs}: Stats): Pieces {
	return async function* (way) {
		const file = await open(path).catch((error: unknown) => {
			throw new BuildError(
				'attachment-unreadable',
				path,
				`${path} can no longer be read (${String(error)}).`,
			);
		});
		let octets = 0;
		let written = mtimeMs;
		try {
			for await (const piece of read(file, Math.min(pieceSize, size + 1), way)) {
				octets += piece.length;
				if (octets > size) {
					break;
				}

				yield piece;
			}

			({mtimeMs: written} = await file.stat());
		} finally {
			await file.close();
		}

		if (octets !== size) {
			throw new BuildError(
				'attachment-changed',
				path,
				`${path} changed while it was being sent: ${size} octets when measured, ${octets > size ? 'more' : octets} now.`,
			);
		}

		if (written !== mtimeMs) {
			throw new BuildError(
				'attachment-changed',
				path,
				`${path} changed while it was being sent: another program wrote to it.`,
			);
		}
	};
}

async function* read(file: FileHandle, length: number, way: 'lent' | 'given'): AsyncGenerator<Buffer> {
	const lent = way === 'lent' ? Buffer.allocUnsafeSlow(length) : null;
	for (;;) {
		const piece = lent ?? Buffer.allocUnsafeSlow(length);
		const {bytesRead} = await file.read(piece, 0, length);
		if (bytesRead === 0) {
			return;
		}

		yield piece.subarray(0, bytesRead);
	}
}
