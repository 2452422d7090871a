// What refusals are read with, as the program reads it, in place of the modules that would make it at run time: the tables
// of words, and the weights that were learned.
import {readFile} from 'node:fs/promises';
import {arranged} from '../source/diagnosis/refusal/arranged.ts';
import {readWeights} from '../source/diagnosis/refusal/learned/weights.ts';

const inRefusal = /source[\\/]diagnosis[\\/]refusal[\\/]/;
const ofTables = /[\\/]arranged\.ts$/;
const ofWeights = /[\\/]learned[\\/]weights\.ts$/;
const filter = new RegExp(`${inRefusal.source}(?:arranged|learned[\\\\/]weights)\\.ts$`);

/** The source of a module of ours in the program, given its path. What refusals are read with are files of their own there. */
export async function sourceOf(path) {
	if (!filter.test(path)) {
		return readFile(path, 'utf8');
	}

	return ofTables.test(path)
		? `export const arranged = JSON.parse(require('text:${tablesName}'));`
		: `export const readWeights = () => require('text:${weightsName}');`;
}

/** How the program asks for these texts. */
const tablesName = 'refusals.json';
const weightsName = 'refusal-weights.txt';

// V8 reads JSON faster than it evaluates an object, and keeps a byte a character of what is ASCII.
const tablesText = JSON.stringify(arranged).replace(
	/[^\0-\x7f]/g,
	unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

/** By name. The library reads the weights too, from the program's folder. */
export const refusalTexts = {[tablesName]: tablesText, [weightsName]: readWeights()};

export const refusalModules = {
	name: 'refusal-modules',
	setup({onLoad}) {
		onLoad({filter}, ({path}) => ({
			contents: ofWeights.test(path)
				? `import {readFileSync} from 'node:fs';
export const readWeights = () => readFileSync(new URL('./program/${weightsName}', import.meta.url), 'latin1');`
				: `export const arranged = JSON.parse(${JSON.stringify(tablesText)});`,
			loader: 'js',
		}));
	},
};
