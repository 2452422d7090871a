// npm runs this for a clone that is installed and for a git address. `npm install --global .` links the folder and
// installs nothing in it, so what the build needs is fetched here.
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, lstatSync, realpathSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';

const nested = 'SMTPSCOPE_PREPARING';
if (!process.env[nested]) {
	const env = {...process.env, [nested]: '1'};
	if (!existsSync('node_modules/esbuild/package.json')) {
		const npm = process.env.npm_execpath;
		// The settings of the outer npm (--global, --prefix) are for another folder.
		for (const name of Object.keys(env).filter(each =>
			/^npm_config_(?:global|prefix|local_prefix|omit|production)$/i.test(each),
		)) {
			delete env[name];
		}

		const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
		run(npm ? process.execPath : 'npm', npm ? [npm, ...words] : words, env);
	}

	// The clone's own Node, where this one may be too old to build with.
	const own = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
	run(existsSync(own) ? own : process.execPath, ['build.mjs', '--types'], env);
}

replaceTemporaryLink();

// npm names the Node that it runs on itself; the scripts already use the one in node_modules.
const [, major = '22', minor = '19'] =
	/ node\/v(\d+)\.(\d+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];
if (Number(major) < 22 || (Number(major) === 22 && Number(minor) < 19)) {
	console.error(
		`This is Node ${major}. “npm start” and “npm test” use the newer Node that was installed here; the command smtpscope requires Node 22.19 or later.`,
	);
}

/**
 * For a git address, `npm install --global` clones into a temporary folder, runs itself there with the same --global,
 * which links that folder, and then unpacks through the link into a folder that it removes. With a folder in the place
 * of the link, it unpacks there; the files in it are those for which npm looks before.
 */
function replaceTemporaryLink() {
	const {npm_config_global: isGlobal, npm_config_global_prefix: prefix} = process.env;
	if (isGlobal !== 'true' || !prefix || !/[\\/]_cacache[\\/]tmp[\\/]git-clone/.test(process.cwd())) {
		return;
	}

	const modules = process.platform === 'win32' ? 'node_modules' : 'lib/node_modules';
	const link = join(prefix, modules, 'smtpscope');
	if (existsSync(link) && lstatSync(link).isSymbolicLink() && realpathSync(link) === realpathSync('.')) {
		rmSync(link);
		for (const name of ['package.json', 'bin', 'dist/smtpscope.1']) {
			cpSync(name, join(link, name), {recursive: true});
		}
	}
}

function run(command, words, env) {
	const {status, error} = spawnSync(command, words, {stdio: 'inherit', env});
	if (status !== 0) {
		console.error(`smtpscope could not be built${error ? `: ${error.message}` : '.'}`);
		process.exit(1);
	}
}
