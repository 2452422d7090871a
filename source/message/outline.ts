/** A message as a list of its parts: what each is, how large, and which ones are files. */
import {attachments, type MessagePart, type ReadMessage, textParts, walkParts} from './read.ts';

export type OutlinePart = {
	readonly part: MessagePart;
	/** 0 for the message itself. */
	readonly depth: number;
	/** `2` is the second file; null for what is not a file. */
	readonly file: number | null;
	/** Octets once the encoding is undone; null where that is not known without decoding. */
	readonly decoded: number | null;
};

/** The parts in order, each with its depth. */
export function outlineOf(message: ReadMessage): readonly OutlinePart[] {
	const files = attachments(message);
	return [...walkParts(message.root)].map(part => ({
		part,
		depth: part.path === '' ? 0 : part.path.split('.').length,
		file: files.includes(part) ? files.indexOf(part) + 1 : null,
		decoded: part.children.length > 0 ? null : decodedOctets(part),
	}));
}

/** What of a message is shown: a part by its path, or its text; HTML as text, or as its source. */
export type PartChoice = {readonly path: string | null; readonly source: boolean};

export const textAsRead: PartChoice = {path: null, source: false};

/** The part to read: the one asked for, else the first text. */
export function partToRead(message: ReadMessage, path: string | null): MessagePart | null {
	const texts = textParts(message);
	const asked = path === null ? undefined : [...walkParts(message.root)].find(part => part.path === path);
	return asked ?? texts.find(({type}) => type === 'text/plain') ?? texts[0] ?? null;
}

function decodedOctets({encoding, body, octets}: MessagePart): number | null {
	if (encoding !== 'base64') {
		return encoding === 'quoted-printable' ? null : octets;
	}

	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	let blanks = 0;
	for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
		blanks += bytes[at - 1] === 13 ? 2 : 1;
	}

	const end = bytes.subarray(-8).toString('latin1').split('=').length - 1;
	return Math.max(0, Math.floor(((octets - blanks) * 3) / 4) - end);
}
