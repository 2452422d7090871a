/** Comma lists of `name=value` and `name="value"` as DIGEST-MD5 writes them (RFC 2831 §7.1). */

export type Directive = {readonly name: string; readonly value: string; readonly quoted: boolean};

/** In order, with repetitions. What is not a directive gets an empty name. */
export function readDirectives(text: string): Directive[] {
	const directives: Directive[] = [];
	const pattern = /\s*(?:([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*))|([^,]*))\s*(?:,|$)/gsy;
	while (pattern.lastIndex < text.length && directives.length < limit) {
		const start = pattern.lastIndex;
		const match = pattern.exec(text);
		if (!match) {
			directives.push({name: '', value: text.slice(start), quoted: false});
			break;
		}

		const [, name, quoted, token, rest] = match;
		if (name !== undefined) {
			const value = quoted?.replace(/\\(.)/gs, '$1') ?? token?.trim() ?? '';
			directives.push({name: name.toLowerCase(), value, quoted: quoted !== undefined});
		} else if (rest !== undefined && rest.trim() !== '') {
			directives.push({name: '', value: rest.trim(), quoted: false});
		}
	}

	return directives;
}

/** The value of the first directive with this name. */
export function directive(directives: readonly Directive[], name: string): string | null {
	return directives.find(item => item.name === name)?.value ?? null;
}

const limit = 200;
