/** Files and folders that a typed path may become. */
import {readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {expandHome} from '../../message/home.ts';

/** As they would be typed; a folder ends in a slash. Nothing where the folder cannot be read. */
export function pathsFor(typed: string): readonly string[] {
	const path = expandHome(typed);
	const isFolder = path === '' || path.endsWith('/');
	const folder = isFolder ? path || '.' : dirname(path);
	const begun = isFolder ? '' : basename(path);
	const shown = isFolder ? typed : typed.slice(0, typed.length - begun.length);
	return namesIn(folder)
		.filter(name => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')))
		.slice(0, maxPaths)
		.map(name => `${shown}${name}${isFolderAt(join(folder, name)) ? '/' : ''}`);
}

/** More than anyone would turn through. */
const maxPaths = 200;

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder).sort();
	} catch {
		return [];
	}
}

function isFolderAt(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
