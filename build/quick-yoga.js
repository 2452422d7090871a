// Ink's layout engine carries its WebAssembly as base64 and has `fetch` read that: which loads all of Node's
// HTTP client at start-up, some 40 ms for nothing. Without `fetch` it decodes the text itself.
import {readFile} from 'node:fs/promises';

export const quickYoga = {
	name: 'quick-yoga',
	setup(build) {
		build.onLoad({filter: /yoga-wasm-base64-esm\.js$/}, async ({path}) => ({
			contents: `const fetch = undefined;\n${await readFile(path, 'utf8')}`,
			loader: 'js',
		}));
	},
};
