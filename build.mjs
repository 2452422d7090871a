// Builds dist/: the program and the library, bundled, because loading hundreds of small files is
// most of what start-up costs.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chmod, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {build} from 'esbuild';
import {lazyBuiltins} from './build/lazy-builtins.js';
import {librariesBeside, writeLibraries} from './build/lazy-libraries.js';
import {keepPublicTypes} from './build/public-types.js';

// What the bundle knows of Node's builtins is that of the Node which builds it, so an old one hands over to our own.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
	const own = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
	if (!existsSync(own)) {
		console.error(`Node ${process.version} cannot build smtpscope; it requires Node 22.19 or later.`);
		process.exit(1);
	}

	process.exit(spawnSync(own, process.argv.slice(1), {stdio: 'inherit'}).status ?? 1);
}

// These read TypeScript, which an old one cannot.
const {writeProgram} = await import('./build/program.js');
const {refusalModules} = await import('./build/refusal-texts.js');

await rm('dist', {recursive: true, force: true});
const library = {
	metafile: true,
	outdir: 'dist',
	bundle: true,
	splitting: true,
	minify: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	legalComments: 'none',
};
const built = await Promise.all([
	writeProgram('dist'),
	build({
		...library,
		entryPoints: {index: 'source/index.ts'},
		plugins: [lazyBuiltins, librariesBeside, refusalModules],
	}),
	writeLibraries('dist', library),
]);
await checkDynamicImports();
const inputs = built.flat().flatMap(({metafile}) => Object.keys(metafile.inputs));
await writeFile('dist/third-party-licences.txt', await licencesOf(inputs));
await chmod('dist/cli.js', 0o755);
if (process.argv.includes('--types')) {
	const words = [
		'-p',
		'tsconfig.types.json',
		'--emitDeclarationOnly',
		'--declaration',
		'--outDir',
		'dist/types',
	];
	execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...words], {stdio: 'inherit'});
	await keepPublicTypes('dist/types');
}

await writeManual();

/** The manual page and the completions, by the program itself, which may need a newer Node than this one. */
async function writeManual() {
	const own = 'node_modules/node/bin/node';
	const node = existsSync(own) ? own : process.execPath;
	const print = (...words) => execFileSync(node, ['dist/cli.js', ...words]);
	await mkdir('dist/completions', {recursive: true});
	await Promise.all([
		writeFile('dist/smtpscope.1', print('man')),
		writeFile('dist/completions/smtpscope.bash', print('completion', 'bash')),
		writeFile('dist/completions/_smtpscope', print('completion', 'zsh')),
		writeFile('dist/completions/smtpscope.fish', print('completion', 'fish')),
	]);
}

/**
 * Of a CommonJS package that is imported when it is needed, the bundle has only the default export. Node would find the
 * names too, so no test on the source would notice.
 */
async function checkDynamicImports() {
	const names = (await readdir('dist')).filter(name => name.endsWith('.js'));
	const texts = new Map(
		await Promise.all(names.map(async name => [name, await readFile(`dist/${name}`, 'utf8')])),
	);
	const hasNoNames = name => /export default [\w$]+\(\);\s*$/.test(texts.get(name) ?? '');
	for (const [importer, text] of texts) {
		for (const [, wanted, name] of text.matchAll(
			/(?:let|var|const)\s*\{(\w+)[^=]*\}=await import\("\.\/([^"]+)"\)/g,
		)) {
			if (wanted !== 'default' && hasNoNames(name)) {
				throw new Error(
					`dist/${importer} takes “${wanted}” out of ${name}, which has a default export only.`,
				);
			}
		}
	}
}

/** The licences of the packages that the bundle carries, which want to be carried along. */
async function licencesOf(inputs) {
	const packages = new Set(
		inputs
			.map(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
			.filter(name => name !== undefined),
	);
	const texts = [...packages].sort().map(async folder => {
		const file = (await readdir(folder)).find(name => /^licen[cs]e/i.test(name));
		const text = file ? await readFile(`${folder}/${file}`, 'utf8') : 'See its package.json.\n';
		return `── ${folder.replace(/^.*node_modules\//, '')}\n\n${text}\n`;
	});
	return (await Promise.all(texts)).join('\n');
}
