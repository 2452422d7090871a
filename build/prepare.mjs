// npm runs this for a clone that is installed and for a git address. `npm install --global .` links the folder and
// installs nothing in it, so what the build needs is fetched here.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
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
	const own = 'node_modules/node/bin/node';
	run(existsSync(own) ? own : process.execPath, ['build.mjs', '--types'], env);
}

// npm names the Node that it runs on itself; the scripts already use the one in node_modules.
const [, major = '22', minor = '19'] =
	/ node\/v(\d+)\.(\d+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];
if (Number(major) < 22 || (Number(major) === 22 && Number(minor) < 19)) {
	console.error(
		`This is Node ${major}. “npm start” and “npm test” use the newer Node that was installed here; the command smtpscope requires Node 22.19 or later.`,
	);
}

function run(command, words, env) {
	const {status, error} = spawnSync(command, words, {stdio: 'inherit', env});
	if (status !== 0) {
		console.error(`smtpscope could not be built${error ? `: ${error.message}` : '.'}`);
		process.exit(1);
	}
}
