/** A text part's octets and the transfer encoding they go out in (RFC 2045 §6). */
import {encodeText} from './charset.ts';
import type {Letter} from './letter.ts';
import {type ByteFacts, scanBytes, toCrlf} from './line-ends.ts';

export type TextPart = {
	readonly bytes: Buffer;
	readonly encoding: '7bit' | '8bit' | 'binary' | 'quoted-printable' | 'base64';
};

/** `field` names the text in the `BuildError` for a charset that lacks one of its characters. */
export function textPart(text: string, letter: Letter, charset: string, field: string): TextPart {
	const bytes = encodeText(toCrlf(text), charset, field);
	return {bytes, encoding: chooseEncoding(scanBytes(bytes), letter)};
}

function chooseEncoding(facts: ByteFacts, {encoding = 'auto', eightBit, dkim}: Letter): TextPart['encoding'] {
	if (encoding !== 'auto') {
		return encoding;
	}

	// UTF-16 and the like: only base64 carries a NUL.
	if (facts.nul) {
		return 'base64';
	}

	if (!facts.eightBit && facts.longestLine <= 78) {
		return '7bit';
	}

	// A signature breaks when a relay has to re-encode 8bit (RFC 6376 §5.3).
	if (facts.eightBit && eightBit && !dkim && facts.longestLine <= 998) {
		return '8bit';
	}

	return 'quoted-printable';
}
