/** Attachments as nodemailer takes them: measured first, and watched while they are read. */
import type {Stats} from 'node:fs';
import {access, constants, open, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {Readable} from 'node:stream';
import {type Attachment, BuildError} from './letter.ts';

export type MeasuredAttachment = {
	readonly name: string;
	readonly type: string | null;
	readonly contentId: string | null;
	/** Octets before any encoding. */
	readonly size: number;
	/** Its content from the start, each time. */
	readonly open: () => Readable | Buffer;
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
			open: () => bytes,
		};
	}

	const {path} = content;
	const stats = await statFile(path);
	return {
		...shared,
		name: attachment.name ?? basename(path),
		size: stats.size,
		open: () => watchedStream(path, stats),
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

/**
 * The size was promised (MAIL SIZE, BDAT), and half of one file with half of another is nobody's message: a file
 * that changes meanwhile stops it.
 */
export function watchedStream(path: string, {size, mtimeMs}: Stats): Readable {
	async function* read(): AsyncGenerator<Buffer> {
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
			for await (const chunk of file.createReadStream({highWaterMark: 256 * 1024, autoClose: false})) {
				octets += chunk.length;
				if (octets > size) {
					break;
				}

				yield chunk;
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
	}

	return Readable.from(read(), {objectMode: false, highWaterMark: 256 * 1024});
}
