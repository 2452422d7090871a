/** The fields of a JSON object that anyone may have written: each is asked for by name and type. */

export type Fields = {
	readonly type: string;
	/** Null where the recording that was read told no time. */
	readonly at: number | null;
	readonly string: (name: string) => string | undefined;
	readonly number: (name: string) => number | undefined;
	readonly boolean: (name: string) => boolean;
	readonly isNull: (name: string) => boolean;
	readonly strings: (name: string) => readonly string[];
	readonly fields: (name: string) => Fields | undefined;
};

/** Undefined for what is not an object. */
export function toFields(value: unknown): Fields | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}

	const values = new Map<string, unknown>(Object.entries(value));
	const string = (name: string): string | undefined => {
		const found = values.get(name);
		return typeof found === 'string' ? found : undefined;
	};
	const number = (name: string): number | undefined => {
		const found = values.get(name);
		return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
	};
	return {
		type: string('type') ?? '',
		at: number('at') ?? null,
		string,
		number,
		boolean: name => values.get(name) === true,
		isNull: name => values.get(name) === null,
		strings: name => {
			const found = values.get(name);
			return Array.isArray(found) ? found.filter(item => typeof item === 'string') : [];
		},
		fields: name => toFields(values.get(name)),
	};
}
