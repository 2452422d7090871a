// The tables of words of refusals as the program reads them, in place of the module that would arrange them at run time.
import {readFile} from 'node:fs/promises';
import {arranged} from '../source/diagnosis/refusal/arranged.ts';

const filter = /source[\\/]diagnosis[\\/]refusal[\\/]arranged\.ts$/;

/** The source of a module of ours, given its path. */
export async function sourceOf(path) {
	return filter.test(path) ? prepared : readFile(path, 'utf8');
}

// V8 reads JSON faster than it evaluates an object, and keeps a byte a character of what is ASCII.
const json = JSON.stringify(arranged).replace(
	/[^\0-\x7f]/g,
	unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
const prepared = `export const arranged = JSON.parse(${JSON.stringify(json)});`;

export const arrangedTables = {
	name: 'arranged-tables',
	setup({onLoad}) {
		onLoad({filter}, () => ({contents: prepared, loader: 'js'}));
	},
};
