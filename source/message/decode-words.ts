/** Encoded words (RFC 2047) as programs really write them: with raw octets inside, or in UTF-7. */
import {isAscii} from 'node:buffer';
import {decodeText, encodeText, isKnownCharset} from './charset.ts';

const word = /=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([QB])\?([^?\r\n]{0,2000})\?=/gi;

/**
 * The same text with every word that libmime does not read as it is meant written in UTF-8 and base64. `octets`: the
 * text holds raw octets of a guessed charset, windows-1252.
 */
export function readableWords(text: string, octets: boolean): string {
	return text.replaceAll(word, (whole, charset: string, encoding: string, payload: string) => {
		const isQuoted = encoding.toUpperCase() === 'Q';
		const isRaw = /[^ -~]/.test(payload);
		const isSeven = /^(?:unicode-1-1-)?utf-?7$/i.test(charset);
		if (!isKnownCharset(isSeven ? 'utf-7' : charset) || !(isSeven || (isRaw && isQuoted))) {
			return whole;
		}

		const bytes = isQuoted
			? fromQuoted(payload, octets ? 'windows-1252' : charset)
			: Buffer.from(payload, 'base64');
		const decoded = decodeText(bytes, isSeven ? 'utf-7' : charset);
		return decoded === null ? whole : `=?utf-8?B?${Buffer.from(decoded).toString('base64')}?=`;
	});
}

/** `=E9` and `_`; what stands there raw is the octets of `charset`. */
function fromQuoted(payload: string, charset: string): Buffer {
	const pieces = payload.split(/(=[\dA-F]{2}|_)/i);
	return Buffer.concat(
		pieces.map(piece => {
			if (piece === '_') {
				return Buffer.from(' ');
			}

			return /^=[\dA-F]{2}$/i.test(piece) ? Buffer.from(piece.slice(1), 'hex') : rawOctets(piece, charset);
		}),
	);
}

function rawOctets(text: string, charset: string): Buffer {
	if (isAscii(Buffer.from(text))) {
		return Buffer.from(text);
	}

	try {
		return encodeText(text, charset, '');
	} catch {
		return Buffer.from(text);
	}
}
