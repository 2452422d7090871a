/** Whatever was made, as text with all its fields, for comparing with a file: bytes as text, maps and lists as they read. */
import {SharedList} from '../../source/session/shared-list.ts';

export function shown(value: unknown): string {
	return (JSON.stringify(plain(value)) ?? 'undefined').replace(
		/[\u007f-\u00a0\u00ad\u200b-\u200f]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** The fields that differ, each a line `name: value`; those of the fields named in `deep` one by one. */
export function differences(before: object, after: object, deep: readonly string[] = []): string[] {
	const old = new Map(Object.entries(before));
	return Object.entries(after).flatMap(([name, value]) => {
		const was: unknown = old.get(name);
		if (deep.includes(name) && isObject(value) && isObject(was)) {
			return differences(was, value).map(line => `${name}.${line}`);
		}

		return shown(was) === shown(value) ? [] : [`${name}: ${shown(value)}`];
	});
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function plain(value: unknown): unknown {
	switch (true) {
		case value instanceof Uint8Array:
			return `bytes ${Buffer.from(value).toString('latin1')}`;
		case value instanceof SharedList:
			return [...value].map(plain);
		case value instanceof Map:
			return [...value].map(plain);
		case value instanceof Set:
			return [...value].map(plain);
		case value instanceof Error:
			return `${value.name}: ${value.message}`;
		case typeof value === 'function':
			return 'a function';
		case value === undefined:
			return 'undefined';
		case Array.isArray(value):
			return value.map(plain);
		case isObject(value):
			return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
		default:
			return value;
	}
}
