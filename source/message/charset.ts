/** Charsets by the names mail uses, through iconv-lite. */
import iconv from 'iconv-lite';
import {BuildError} from './letter.ts';

/** Text in a charset; what that charset lacks is named, never replaced. */
export function encodeText(text: string, charset: string, field: string): Buffer {
	// Without iconv-lite, whose tables take a while to load.
	if (isUtf8(charset) && text.isWellFormed()) {
		return Buffer.from(text);
	}

	if (!isKnownCharset(charset)) {
		throw new BuildError('unknown-charset', 'charset', `Unknown charset “${charset}”. Try utf-8.`);
	}

	const bytes = iconv.encode(text, charset);
	if (iconv.decode(bytes, charset) !== text) {
		const lost = [...text].find(
			character => iconv.decode(iconv.encode(character, charset), charset) !== character,
		);
		throw new BuildError(
			'not-in-charset',
			field,
			`${field}: “${lost ?? '?'}” does not exist in ${charset}. Use utf-8, or write it differently.`,
		);
	}

	return bytes;
}

/** Bytes as text; null for a charset nobody here knows. */
export function decodeText(bytes: Uint8Array, charset: string): string | null {
	const name = /^(?:us-)?ascii$/i.test(charset) ? 'utf-8' : charset;
	return isKnownCharset(name)
		? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name)
		: decodeByPlatform(bytes, name);
}

/** iconv-lite lacks what Japanese mail is written in; Node has it (https://encoding.spec.whatwg.org). */
function decodeByPlatform(bytes: Uint8Array, charset: string): string | null {
	try {
		return /^iso-2022-jp/i.test(charset) ? new TextDecoder('iso-2022-jp').decode(bytes) : null;
	} catch {
		return null;
	}
}

/** Whether text can be converted from and to it; names come from messages, so nothing that is no charset passes. */
export function isKnownCharset(charset: string): boolean {
	return (
		isUtf8(charset) ||
		/^us-ascii$/i.test(charset) ||
		(/^[\w.:+-]{1,40}$/.test(charset) &&
			!/^(?:base64|hex|binary|ucs2)$/i.test(charset) &&
			iconv.encodingExists(charset))
	);
}

/** Mail programs read it, even where this one cannot turn it into text, or only by way of Node. */
export function isMailCharset(charset: string): boolean {
	return isKnownCharset(charset) || /ascii|^(?:iso-2022-(?:jp|kr|cn)|hz-gb-2312|x-mac-)/i.test(charset);
}

/** By the name of the charset, not by what is in the bytes. */
export function isUtf8(charset: string): boolean {
	return /^utf-?8$/i.test(charset);
}
