/** The forms of a secret that are looked for as they are; what is only escaped, `decoded-view.ts` undoes. */
import {undoEscapes, utf8} from './decoded-view.ts';
import {SHORTEST} from './phrase-finder.ts';

/** With the newline that `echo` added, or without it, as the server may repeat it. */
export function formsOf(secret: string): readonly string[] {
	const written = [secret, secret.trim(), withoutEnd(secret)]
		.flatMap(asLogsEscapeIt)
		.filter(form => form.length >= SHORTEST);
	return [...new Set(written.flatMap(inAllForms))];
}

/** Without the end of the line as a log writes it: `\r\n"`. */
export function withoutEnd(secret: string): string {
	return secret.replace(/(?:\\[rn]){1,4}["']?(?: size=\d{1,9})?$/, '');
}

/** A log that escapes quotes and backslashes, or its other letters, may have been read as it stands. */
function asLogsEscapeIt(secret: string): readonly string[] {
	return [
		secret,
		secret.replaceAll('\\\\', '\\'),
		secret.replaceAll(/\\(["'\\])/g, '$1'),
		Buffer.from(undoEscapes(secret), 'latin1').toString('utf8'),
	];
}

function inAllForms(secret: string): readonly string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const once = [bytes.toString('base64'), ...inBase64(bytes)];
	return [
		secret,
		// Read as another charset, or undone by a view: a secret may look as if something were escaped in it.
		utf8(secret),
		undoEscapes(secret),
		secret.replaceAll(' ', '+'),
		...once,
		...once.flatMap(core => inBase64(Buffer.from(core))),
	];
}

function inBase64(bytes: Uint8Array): readonly string[] {
	return [0, 1, 2].map(shift => insideBase64(bytes, shift)).flatMap(core => [core, urlSafe(core)]);
}

/** The characters of base64 that these bytes alone decide, where `shift` bytes stand before them in their group of three. */
function insideBase64(bytes: Uint8Array, shift: number): string {
	const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
	const first = Math.ceil((shift * 8) / 6);
	return encoded.slice(first, Math.floor(((shift + bytes.length) * 8) / 6));
}

function urlSafe(text: string): string {
	return text.replaceAll('+', '-').replaceAll('/', '_');
}
