/** `npm run pictures`: the pictures of the readme and the documents, drawn anew by the program as it is. */
import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';

const root = join(import.meta.dirname, '../..');
// Below the project, so that packages which the bundle leaves out are found.
const folder = await mkdtemp(join(root, 'node_modules/.pictures-'));
try {
	const outfile = join(folder, 'draw.mjs');
	await build({
		entryPoints: [join(import.meta.dirname, 'draw.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		jsx: 'automatic',
		define: {'process.env.NODE_ENV': '"production"'},
		logLevel: 'error',
	});
	process.env.NODE_ENV = 'production';
	// Sixteen colours: those of a terminal's own theme.
	process.env.FORCE_COLOR = '1';
	delete process.env.NO_COLOR;
	const {drawAll}: {drawAll(folder: string): Promise<void>} = await import(outfile);
	await drawAll(join(root, 'docs'));
} finally {
	await rm(folder, {recursive: true});
}
