/**
 * A value in one readable line, with every field that it has: for file snapshots, in which a person looks for what
 * changed. Octets stand as text between angle quotes; what a terminal would not show is escaped.
 */
export function printed(value: unknown): string {
	if (typeof value === 'string') {
		return escaped(JSON.stringify(value));
	}

	if (value instanceof Uint8Array) {
		return `«${escaped(JSON.stringify(Buffer.from(value).toString('latin1')).slice(1, -1).replaceAll('\\"', '"'))}»`;
	}

	if (value instanceof Date) {
		return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
	}

	if (value instanceof Map) {
		return `map ${printed([...value])}`;
	}

	if (value instanceof Set) {
		return `set ${printed([...value])}`;
	}

	if (Array.isArray(value)) {
		return `[${value.map(printed).join(', ')}]`;
	}

	return typeof value === 'object' && value !== null ? `{${fieldsOf(value)}}` : String(value);
}

/** `name value name value`: the fields without the braces around them. */
export function fieldsOf(value: object): string {
	return Object.entries(value)
		.filter(([, field]) => field !== undefined && typeof field !== 'function')
		.map(([name, field]) => `${name} ${printed(field)}`)
		.join('  ');
}

/** What stands in a snapshot: a line each, and the last one ended. */
export function page(lines: readonly string[]): string {
	return `${lines.join('\n')}\n`;
}

function escaped(text: string): string {
	return text.replaceAll(
		/[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
		sign => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
	);
}
