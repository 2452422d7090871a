// The compiler writes declarations of every module that the library is made of; who uses it sees a part of them.
import {readdir, readFile, rm} from 'node:fs/promises';
import {dirname, join, normalize, relative} from 'node:path';

/** Deletes from `folder` every declaration file that `index.d.ts` does not lead to. */
export async function keepPublicTypes(folder) {
	const kept = await reachableFrom(join(folder, 'index.d.ts'));
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const files = entries
		.filter(entry => entry.isFile())
		.map(entry => relative('.', join(entry.parentPath, entry.name)));
	await Promise.all(files.filter(file => !kept.has(file)).map(file => rm(file)));
}

async function reachableFrom(first) {
	const found = new Set();
	const next = [relative('.', first)];
	for (let file = next.pop(); file !== undefined; file = next.pop()) {
		if (!found.has(file)) {
			found.add(file);
			next.push(...importsOf(await readFile(file, 'utf8'), file));
		}
	}

	return found;
}

function importsOf(declarations, file) {
	const specifiers = declarations.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g);
	return [...specifiers].map(([, path]) =>
		normalize(join(dirname(file), path.replace(/\.[jt]sx?$/, '.d.ts'))),
	);
}
