// Builds dist/: the program and the library, bundled, because loading hundreds of small files is
// most of what start-up costs. Each subcommand is a chunk of its own, so that `run` never loads Ink.
import {execFileSync} from 'node:child_process';
import {chmod, rm} from 'node:fs/promises';
import process from 'node:process';
import {build} from 'esbuild';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
	console.error(`Node ${process.version} cannot build smtpscope; it needs Node 22.19 or later.`);
	process.exit(1);
}

await rm('dist', {recursive: true, force: true});
await build({
	entryPoints: {cli: 'source/cli.tsx', index: 'source/index.ts'},
	outdir: 'dist',
	bundle: true,
	splitting: true,
	minify: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	jsx: 'automatic',
	legalComments: 'linked',
	define: {'process.env.NODE_ENV': '"production"'},
	// Loaded when asked for, never at start-up; they stay ordinary dependencies.
	external: [
		'@peculiar/x509',
		'des.js',
		'hash-wasm',
		'iconv-lite',
		'libmime',
		'libqp',
		'mailauth',
		'nodemailer',
		'reflect-metadata',
		'smtp-server',
	],
	// Ink asks for the developer tools only with DEV=true; a bundle would make that import unconditional.
	alias: {'react-devtools-core': './build/devtools-stub.js'},
	banner: {
		js: 'import {createRequire as createBundleRequire} from "node:module"; const require = createBundleRequire(import.meta.url);',
	},
});
await chmod('dist/cli.js', 0o755);
if (process.argv.includes('--types')) {
	execFileSync(
		'npx',
		['tsc', '-p', 'tsconfig.json', '--emitDeclarationOnly', '--declaration', '--outDir', 'dist/types'],
		{stdio: 'inherit'},
	);
}
