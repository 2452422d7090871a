// The tables of words of refusals as the program reads them, in place of the module that would arrange them at run time.
import {readFile} from 'node:fs/promises';
import {arranged} from '../source/diagnosis/refusal/arranged.ts';

const filter = /source[\\/]diagnosis[\\/]refusal[\\/]arranged\.ts$/;

/** The source of a module of ours in the program, given its path. The tables are a file of their own there. */
export async function sourceOf(path) {
	return filter.test(path)
		? `export const arranged = JSON.parse(require('text:${tablesName}'));`
		: readFile(path, 'utf8');
}

/** How the program asks for the text of the tables. */
export const tablesName = 'refusals.json';

// V8 reads JSON faster than it evaluates an object, and keeps a byte a character of what is ASCII.
export const tablesText = JSON.stringify(arranged).replace(
	/[^\0-\x7f]/g,
	unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
const prepared = `export const arranged = JSON.parse(${JSON.stringify(tablesText)});`;

export const arrangedTables = {
	name: 'arranged-tables',
	setup({onLoad}) {
		onLoad({filter}, () => ({contents: prepared, loader: 'js'}));
	},
};
