/** Fields of a JSON object by name and kind. What is not as it should be is noted, and an empty value given. */
export type Fields = {readonly [name: string]: unknown};

export class FieldReader {
	constructor(
		private readonly fields: Fields,
		private readonly path = '',
		/** What is wrong, in words, of this object and all inside it. */
		readonly problems: string[] = [],
	) {}

	text(name: string): string {
		const value = this.fields[name];
		return typeof value === 'string' ? value : this.#wrong(name, 'a text', '');
	}

	textOrNull(name: string): string | null {
		return this.#isNothing(name) ? null : this.text(name);
	}

	number(name: string): number {
		const value = this.fields[name];
		return typeof value === 'number' ? value : this.#wrong(name, 'a number', 0);
	}

	flag(name: string): boolean {
		const value = this.fields[name];
		return typeof value === 'boolean' ? value : this.#wrong(name, 'true or false', false);
	}

	flagOrNull(name: string): boolean | null {
		return this.#isNothing(name) ? null : this.flag(name);
	}

	texts(name: string): string[] {
		return this.#list(name).map(item =>
			typeof item === 'string' ? item : this.#wrong(name, 'a list of texts', ''),
		);
	}

	list<Item>(name: string, make: (read: FieldReader) => Item): Item[] {
		return this.#list(name).map((value, index) => make(this.#inner(value, `${name}[${index}]`)));
	}

	listOrNull<Item>(name: string, make: (read: FieldReader) => Item): Item[] | null {
		return this.#isNothing(name) ? null : this.list(name, make);
	}

	/** What `make` reads from the object of that name; null where there is none. */
	inside<Item>(name: string, make: (read: FieldReader) => Item): Item | null {
		return this.#isNothing(name) ? null : make(this.#inner(this.fields[name], name));
	}

	#isNothing(name: string): boolean {
		return (this.fields[name] ?? null) === null;
	}

	#inner(value: unknown, name: string): FieldReader {
		const fields = objectOf(value) ?? this.#wrong(name, 'an object', {});
		return new FieldReader(fields, `${this.path}${name}.`, this.problems);
	}

	#list(name: string): readonly unknown[] {
		const value = this.fields[name];
		return Array.isArray(value) ? value : this.#wrong(name, 'a list', []);
	}

	#wrong<Value>(name: string, kind: string, instead: Value): Value {
		this.problems.push(`“${this.path}${name}” is not ${kind}`);
		return instead;
	}
}

/** Null for arrays and all that is not an object. */
export function objectOf(value: unknown): Fields | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : null;
}
