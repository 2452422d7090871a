/** What a part holds once its transfer encoding is undone, and as text in its charset. */
import {isAscii, isUtf8} from 'node:buffer';
import libqp from 'libqp';
import {decodeText} from './charset.ts';
import type {MessagePart} from './message-part.ts';
import {uudecode} from './uuencode.ts';

export type PartProblem =
	/** Characters that base64 does not have were skipped, or the padding is wrong. */
	| 'bad-base64'
	/** `=` without two hexadecimal digits. */
	| 'bad-quoted-printable'
	/** It does not begin or end as uuencode does, or has other characters. */
	| 'bad-uuencode'
	/** A Content-Transfer-Encoding no one knows; the octets are as they came. */
	| 'unknown-encoding'
	| 'unknown-charset'
	/** 8-bit octets though the part says it is ASCII, or says nothing; read as UTF-8, or else as windows-1252. */
	| 'undeclared-8bit'
	/** Octets that the charset does not have; they became U+FFFD. */
	| 'bad-octets'
	/** Only the beginning was made into text. */
	| 'text-too-long';

export type PartContent = {readonly bytes: Uint8Array; readonly problem: PartProblem | null};

export type PartText = {readonly text: string; readonly problems: readonly PartProblem[]};

const textLimit = 2 * 1024 * 1024;

/** Lenient, as mail programs are: what can be decoded is, and the problem says that there was one. */
export function partContent({body, encoding}: MessagePart): PartContent {
	if (encoding === 'base64') {
		const text = asLatin1(body).replaceAll(/[\r\n\t ]+/g, '');
		const fine = text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);
		return {bytes: Buffer.from(text, 'base64'), problem: fine ? null : 'bad-base64'};
	}

	if (encoding === 'quoted-printable') {
		const text = asLatin1(body);
		return {
			bytes: libqp.decode(text),
			problem: /=(?![\dA-Fa-f]{2}|[ \t]*(?:\r|\n|$))/.test(text) ? 'bad-quoted-printable' : null,
		};
	}

	if (/^(?:x-)?uu(?:encode|e)$/.test(encoding)) {
		const decoded = uudecode(asLatin1(body));
		return {bytes: decoded?.bytes ?? body, problem: decoded?.isWhole ? null : 'bad-uuencode'};
	}

	const known = ['7bit', '8bit', 'binary'].includes(encoding);
	return {bytes: body, problem: known ? null : 'unknown-encoding'};
}

/** Line ends as LF. Unescaped. */
export function partText(part: MessagePart): PartText {
	const {bytes, problem} = partContent(part);
	const problems: PartProblem[] = problem === null ? [] : [problem];
	if (bytes.length > textLimit) {
		problems.push('text-too-long');
	}

	const start = bytes.subarray(0, textLimit);
	const charset = part.charset ?? 'us-ascii';
	const text = readIn(start, charset, problems);
	return {text: text.replaceAll(/\r\n|\r/g, '\n'), problems};
}

function readIn(bytes: Uint8Array, charset: string, problems: PartProblem[]): string {
	if (/^(?:us-)?ascii$/i.test(charset)) {
		const text = Buffer.from(bytes).toString();
		if (!isAscii(bytes)) {
			problems.push('undeclared-8bit');
		}

		return isUtf8(bytes) ? text : (decodeText(bytes, 'windows-1252') ?? text);
	}

	const text = decodeText(bytes, charset);
	if (text === null) {
		problems.push('unknown-charset');
		return Buffer.from(bytes).toString();
	}

	// A text cut at the limit may end inside a character.
	if (text.slice(0, -1).includes('\uFFFD')) {
		problems.push('bad-octets');
	}

	return text;
}

function asLatin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
