/** Groups of fields, as reports for programs have them (RFC 3464 §2.1, RFC 5965 §3). */
import type {LogLine} from '../log-line.ts';

/** Names in lower case; all values of a repeated field. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const longest = 4000;

/**
 * Lines between empty ones. Some systems leave the empty lines out: a field of `once` that comes again begins a new
 * group too.
 */
export function fieldGroups(lines: readonly LogLine[], once: readonly string[]): Fields[] {
	const groups: Map<string, string[]>[] = [];
	let fields = new Map<string, string[]>();
	let last: string[] | null = null;
	const put = (): void => {
		if (fields.size > 0) {
			groups.push(fields);
		}

		fields = new Map();
		last = null;
	};

	for (const {text} of lines) {
		const [, name = '', value = ''] = /^([A-Za-z][\w-]{0,60})[ \t]*:[ \t]*(.*)$/.exec(text) ?? [];
		const key = name.toLowerCase();
		if (text.trim() === '') {
			put();
		} else if (/^[ \t]/.test(text) && last !== null) {
			last.push(`${last.pop() ?? ''} ${text.trim()}`.slice(0, longest));
		} else if (name === '') {
			last = null;
		} else {
			if (once.includes(key) && fields.has(key)) {
				put();
			}

			last = [...(fields.get(key) ?? []), value.trim().slice(0, longest)];
			fields.set(key, last);
		}
	}

	put();
	return groups;
}

/** The first field of this name, in lower case; undefined where there is none. */
export function firstOf(fields: Fields, name: string): string | undefined {
	return fields.get(name)?.[0];
}
