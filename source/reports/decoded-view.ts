/**
 * A text as it reads when its escapes are undone, with the place of each byte in the text: a secret that is written
 * as `%6F`, `=6F`, `\u006f`, `&#111;` or in hex stands there anyway.
 */

/** Bytes, a character each; byte `i` was written from `starts[i]` up to `ends[i]`. */
export type DecodedView = {
	readonly bytes: string;
	readonly starts: readonly number[];
	readonly ends: readonly number[];
};

/** Of each piece of the text in which something is escaped, and of each run of hex. */
export function* decodedViews(text: string): Generator<DecodedView> {
	yield* escapedViews(text);
	yield* hexViews(text);
}

const escapes = new RegExp(
	[
		// URLs and quoted-printable.
		/[%=][\dA-Fa-f]{2}|=\r?\n/,
		// JSON: first what takes two of them.
		/\\u[Dd][89ABab][\dA-Fa-f]{2}\\u[Dd][C-Fc-f][\dA-Fa-f]{2}/,
		/\\u\{[\dA-Fa-f]{1,6}\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\[nrt"'\\/]/,
		// HTML.
		/&#\d{1,7};|&#[xX][\dA-Fa-f]{1,6};|&(?:amp|lt|gt|quot|apos);/,
	]
		.map(({source}) => source)
		.join('|'),
	'g',
);

const hasEscape = /[%=\\][\dA-Fa-fux\r\nnrt"'\\/]|&[#a-z]/;

/** The text with its escapes undone. */
export function undoEscapes(text: string): string {
	return unescaped(text, 0).bytes;
}

function* escapedViews(text: string): Generator<DecodedView> {
	if (!hasEscape.test(text)) {
		return;
	}

	for (const [start, end] of logicalLines(text)) {
		const line = text.slice(start, end);
		if (hasEscape.test(line)) {
			const view = unescaped(line, start);
			yield view;
			// A JSON text in a JSON text, or in HTML.
			if (hasEscape.test(view.bytes)) {
				yield through(view, unescaped(view.bytes, 0, asBytes));
			}
		}
	}
}

/** Lines, those that quoted-printable breaks softly together. */
function* logicalLines(text: string): Generator<readonly [start: number, end: number]> {
	let start = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		if (
			!text
				.slice(Math.max(at - 2, 0), at)
				.trimEnd()
				.endsWith('=')
		) {
			yield [start, at];
			start = at + 1;
		}
	}

	yield [start, text.length];
}

function unescaped(line: string, offset: number, write: typeof utf8 = utf8): DecodedView {
	const view = newView();
	let at = 0;
	for (const match of line.matchAll(escapes)) {
		literal(view, line, at, match.index, offset, write);
		at = match.index + match[0].length;
		add(view, meaningOf(match[0]), offset + match.index, offset + at);
	}

	literal(view, line, at, line.length, offset, write);
	return {...view, bytes: view.bytes.join('')};
}

/** The inner view, with its places in the text that the outer one is of. */
function through(outer: DecodedView, inner: DecodedView): DecodedView {
	return {
		bytes: inner.bytes,
		starts: inner.starts.map(at => outer.starts[at] ?? 0),
		ends: inner.ends.map(at => outer.ends[at - 1] ?? 0),
	};
}

type Growing = {readonly bytes: string[]; readonly starts: number[]; readonly ends: number[]};

function newView(): Growing {
	return {bytes: [], starts: [], ends: []};
}

function add({bytes, starts, ends}: Growing, meaning: string, start: number, end: number): void {
	for (const byte of meaning) {
		bytes.push(byte);
		starts.push(start);
		ends.push(end);
	}
}

function literal(
	view: Growing,
	line: string,
	from: number,
	to: number,
	offset: number,
	write: typeof utf8,
): void {
	for (let index = from; index < to; ) {
		const character = String.fromCodePoint(line.codePointAt(index) ?? 0);
		const meaning = character < '\u0080' ? character : write(character);
		add(view, meaning, offset + index, offset + index + character.length);
		index += character.length;
	}
}

/** What is bytes already. */
function asBytes(text: string): string {
	return text;
}

/** As bytes, a character each. */
export function utf8(text: string): string {
	return Buffer.from(text, 'utf8').toString('latin1');
}

const named: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
	'\\n': '\n',
	'\\r': '\r',
	'\\t': '\t',
};

function meaningOf(written: string): string {
	const first = written[0];
	if (first === '%' || (first === '=' && written.length === 3 && !written.endsWith('\n'))) {
		return String.fromCharCode(Number.parseInt(written.slice(1), 16));
	}

	if (first === '=') {
		return '';
	}

	if (written.length === 12 && first === '\\') {
		return utf8(JSON.parse(`"${written}"`));
	}

	const code = /^(?:\\u\{?|\\x|&#[xX])([\dA-Fa-f]+)/.exec(written)?.[1];
	const decimal = /^&#(\d+)/.exec(written)?.[1];
	const point = code === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(code, 16);
	if (Number.isNaN(point)) {
		return named[written] ?? written.slice(1);
	}

	return point <= 0x10_ffff ? utf8(String.fromCodePoint(point)) : '';
}

/** `77 6f 6e 64`, `776f6e64`, `77:6F:6E:64`, `0x77, 0x6f`: six octets at least. */
const hexRun = /(?:(?:0x|\\x)?[\dA-Fa-f]{2}(?:[ :-]|,[ ]?)?){6,}[\dA-Fa-f]?/g;

function* hexViews(text: string): Generator<DecodedView> {
	for (const match of text.matchAll(hexRun)) {
		yield octetsOf(match[0], match.index, 0);
		// Without marks between them the octets may begin at any digit.
		if (/^[\dA-Fa-f]+$/.test(match[0])) {
			yield octetsOf(match[0], match.index, 1);
		}
	}
}

function octetsOf(run: string, offset: number, skip: number): DecodedView {
	const view = newView();
	for (const match of run.slice(skip).matchAll(/(?:0x|\\x)?([\dA-Fa-f]{2})/g)) {
		const start = offset + skip + match.index;
		const byte = String.fromCharCode(Number.parseInt(match[1] ?? '', 16));
		add(view, byte, start, start + match[0].length);
	}

	return {...view, bytes: view.bytes.join('')};
}
