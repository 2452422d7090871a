/** Base64 as people really send it (RFC 4648 §4): facts only, the words for them are elsewhere. */

export type Base64Fault =
	/** A character outside both alphabets: nothing was decoded. */
	| 'foreign-character'
	/** Spaces or line breaks: copied from wrapped output. */
	| 'whitespace'
	/** `-` and `_` instead of `+` and `/` (RFC 4648 §5). */
	| 'url-safe'
	| 'padding-missing'
	| 'padding-extra'
	/** Something stands behind a `=`: two values run together. */
	| 'padding-inside'
	/** One character is left over, which carries no whole byte: cut off, or a character got lost. */
	| 'odd-length'
	/** The unused bits of the last character are not zero. */
	| 'trailing-bits';

export type Base64Facts = {
	/** Exactly what an encoder makes of the bytes. */
	readonly canonical: boolean;
	readonly faults: readonly Base64Fault[];
	/** What a forgiving decoder makes of it; null where a foreign character stands. */
	readonly bytes: Uint8Array | null;
	/** Index of the first foreign character, or null. */
	readonly foreignAt: number | null;
	/** How many `=` are missing at the end. */
	readonly missingPadding: 0 | 1 | 2;
	/** Lines that hold something: more than one is wrapped. */
	readonly lines: number;
	/** Ending of the decoded bytes: `echo` adds one before encoding. */
	readonly endsIn: 'LF' | 'CRLF' | 'CR' | null;
	/** The decoded text is base64 of readable text once more; those bytes, or null. */
	readonly inner: Uint8Array | null;
	/** Exactly as long as a line of wrapped output, without padding: the rest may be missing. */
	readonly cutAt: 60 | 64 | 72 | 76 | null;
};

/** Never throws. `bytes` is null where a foreign character makes any reading a guess. */
export function analyseBase64(text: string): Base64Facts {
	const packed = text.replace(/\s+/g, '');
	const spaced: readonly Base64Fault[] = packed.length === text.length ? [] : ['whitespace'];
	const foreign = /[^A-Za-z0-9+/=_\s-]/.exec(text);
	if (foreign) {
		return foreignText(text, foreign.index, [...spaced, 'foreign-character']);
	}

	const standard = packed.replaceAll('-', '+').replaceAll('_', '/');
	const end = standard.indexOf('=');
	const body = end === -1 ? standard : standard.slice(0, end);
	const padding = standard.length - body.length;
	const inForm = [
		...spaced,
		...(packed === standard ? [] : (['url-safe'] as const)),
		...paddingFaults(standard, body),
	];
	// Words with spaces between them, as in `334 NTLM supported`, are text, not damaged base64.
	if (spaced.length > 0 && inForm.length > 1) {
		return foreignText(text, text.search(/\s/), ['foreign-character']);
	}

	const bytes = new Uint8Array(Buffer.from(body, 'base64'));
	const faults = hasTrailingBits(bytes, body) ? [...inForm, 'trailing-bits' as const] : inForm;
	const isShort = faults.includes('padding-missing');
	return {
		canonical: faults.length === 0,
		faults,
		bytes,
		foreignAt: null,
		missingPadding: isShort ? (paddingFor(body) === 2 && padding === 0 ? 2 : 1) : 0,
		lines: linesOf(text),
		endsIn: endingOf(bytes),
		inner: innerOf(bytes),
		cutAt: padding === 0 ? (wrapWidths.find(width => width === text.length) ?? null) : null,
	};
}

function foreignText(text: string, foreignAt: number, faults: readonly Base64Fault[]): Base64Facts {
	return {...nothing, faults, foreignAt, lines: linesOf(text)};
}

/** How many `=` belong behind these characters (RFC 4648 §4). */
function paddingFor(body: string): 0 | 1 | 2 {
	const over = body.length % 4;
	return over === 2 ? 2 : over === 3 ? 1 : 0;
}

/** `body`: what stands before the first `=`. */
function paddingFaults(standard: string, body: string): readonly Base64Fault[] {
	const padding = standard.length - body.length;
	const needed = paddingFor(body);
	const isInside = /[^=]/.test(standard.slice(body.length));
	const inside: readonly Base64Fault[] = isInside ? ['padding-inside'] : [];
	if (body.length % 4 === 1) {
		return [...inside, 'odd-length'];
	}

	return isInside || padding === needed ? inside : [padding < needed ? 'padding-missing' : 'padding-extra'];
}

/** The last character has bits that belong to no octet and are not 0 (RFC 4648 §3.5). */
function hasTrailingBits(bytes: Uint8Array, body: string): boolean {
	const over = body.length % 4;
	const last = bytes.subarray(-(over - 1));
	return over > 1 && !Buffer.from(last).toString('base64').startsWith(body.slice(-over));
}

/** Padded, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** UTF-8 with nothing in it that moves a cursor, or null. */
export function readableText(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
		return /[\u0000-\u001f\u007f-\u009f]/.test(text) ? null : text;
	} catch {
		return null;
	}
}

// `base64` of coreutils and MIME wrap at 76, OpenSSL and PEM at 64, uuencode's relatives at 60 and 72.
const wrapWidths = [60, 64, 72, 76] as const;

const nothing: Base64Facts = {
	canonical: false,
	faults: [],
	bytes: null,
	foreignAt: null,
	missingPadding: 0,
	lines: 0,
	endsIn: null,
	inner: null,
	cutAt: null,
};

function linesOf(text: string): number {
	return text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '').length;
}

function endingOf(bytes: Uint8Array): 'LF' | 'CRLF' | 'CR' | null {
	const last = bytes.at(-1);
	if (last === 0x0a) {
		return bytes.at(-2) === 0x0d ? 'CRLF' : 'LF';
	}

	return last === 0x0d ? 'CR' : null;
}

/** Eight characters at least: short words are base64 of something by chance. */
function innerOf(bytes: Uint8Array): Uint8Array | null {
	if (bytes.length < 8 || bytes.length > 65_536) {
		return null;
	}

	const text = readableText(bytes);
	if (text === null || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
		return null;
	}

	const inner = new Uint8Array(Buffer.from(text, 'base64'));
	// PLAIN carries NULs, and what `echo` made ends in a newline.
	const words = inner.map(byte => (byte === 0 || byte === 0x0a || byte === 0x01 ? 0x20 : byte));
	return encodeBase64(inner) === text && readableText(words) !== null ? inner : null;
}
