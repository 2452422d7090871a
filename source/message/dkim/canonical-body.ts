/** The body of a message as DKIM hashes it (RFC 6376 §3.4.3, §3.4.4), a line at a time. */

export type BodyForm = 'simple' | 'relaxed';

/** Lines without their ends; what stands after the last end is a line of its own, if anything does. */
export function bodyLines(body: Uint8Array): readonly string[] {
	const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
	const lines = text.split(/\r\n|\r|\n/);
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Spaces at the end of a line go, those in it become one; in the simple form nothing changes. */
export function canonicalLine(line: string, form: BodyForm): string {
	return form === 'simple' ? line : line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, '');
}

/**
 * The canonical body: empty lines at its end do not count; a body that is empty then is one line end in the simple
 * form, and nothing in the relaxed one.
 */
export function canonicalBody(lines: readonly string[], form: BodyForm): Buffer {
	const canonical = lines.map(line => canonicalLine(line, form));
	const end = canonical.findLastIndex(line => line !== '') + 1;
	const text = canonical
		.slice(0, end)
		.map(line => `${line}\r\n`)
		.join('');
	return Buffer.from(text === '' && form === 'simple' ? '\r\n' : text, 'latin1');
}
