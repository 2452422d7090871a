/** Every regular expression that stands in `source/` as a literal. */
import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {transform} from 'esbuild';
import {parseAst} from 'vite';

const source = fileURLToPath(new URL('../../source/', import.meta.url));

export type Pattern = {readonly source: string; readonly flags: string; readonly files: readonly string[]};

/** By the text of the literal, such as `/a+/i`. */
export async function patternsInSource(): Promise<ReadonlyMap<string, Pattern>> {
	const patterns = new Map<string, Pattern>();
	const names = readdirSync(source, {recursive: true, encoding: 'utf8'}).filter(name => /\.tsx?$/.test(name));
	for (const name of names) {
		const text = readFileSync(join(source, name), 'utf8');
		const {code} = await transform(text, {loader: name.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic'});
		for (const literal of literalsIn(parseAst(code))) {
			const key = `/${literal.pattern}/${literal.flags}`;
			const files = patterns.get(key)?.files ?? [];
			const file = name.split(sep).join('/');
			patterns.set(key, {
				source: literal.pattern,
				flags: literal.flags,
				files: [...new Set([...files, file])],
			});
		}
	}

	return patterns;
}

type Literal = {readonly pattern: string; readonly flags: string};

function* literalsIn(node: unknown): Generator<Literal> {
	if (typeof node !== 'object' || node === null) {
		return;
	}

	if ('regex' in node && isLiteral(node.regex)) {
		yield node.regex;
	}

	for (const value of Object.values(node)) {
		yield* literalsIn(value);
	}
}

function isLiteral(value: unknown): value is Literal {
	return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}
