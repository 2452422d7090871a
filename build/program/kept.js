// Compiling is most of what a start costs, so what V8 made of the program is kept in the user's cache folder. Only what
// is the user's own, and closed to others, is read: it is run.
import {xdgFolder} from '../../source/cli/xdg-folder.ts';

/** A session that lasts longer is not waited for: V8 forgets what it no longer uses. */
const soon = 10_000;

const usageError = 1;

/**
 * `build` identifies the scripts to the byte, because V8 compares only their lengths. `kind`: of start, for each uses
 * other functions. `keeper` loads keeper.js. `compiled` gives what was kept of a script; `keep` writes what was missing,
 * when the start is over.
 */
export function keptCode({build, kind, keeper}) {
	if (process.env.NODE_DISABLE_COMPILE_CACHE) {
		return {compiled: () => undefined, keep() {}};
	}

	const fs = process.getBuiltinModule('node:fs');
	const all = xdgFolder('cache', process) ?? keeper().cacheFolder();
	const ours = `compiled-${build}`;
	const folder = `${all}/${ours}-${process.version}-${process.arch}`;
	const fileOf = name => `${folder}/${name}.${kind}`;
	// Of a start that failed: it may have used little of the program, so one that goes well replaces it.
	const failedFileOf = name => `${fileOf(name)}-failed`;
	const readable = isClosed(fs, folder);
	const ofFailed = new Set();
	return {
		compiled(name) {
			const found = readable ? read(fs, fileOf(name)) : undefined;
			if (found || !readable) {
				return found;
			}

			const failed = read(fs, failedFileOf(name));
			if (failed) {
				ofFailed.add(name);
			}

			return failed;
		},
		keep(scripts) {
			let kept = false;
			const write = isWell => {
				const missing = [...scripts].filter(
					([name, script]) => script.cachedDataRejected !== false || (isWell && ofFailed.has(name)),
				);
				if (!kept && missing.length > 0) {
					const files = missing.map(([name, script]) => [isWell ? fileOf(name) : failedFileOf(name), script]);
					const replaced = isWell ? [...ofFailed].map(failedFileOf) : [];
					keeper().writeAll({all, ours, folder, isClosed}, files, replaced);
				}

				kept = true;
			};
			setTimeout(() => write(true), soon).unref();
			process.on('exit', code => {
				// Hardly anything of the program was used.
				if (code !== usageError) {
					write(code === 0);
				}
			});
		},
	};
}

function read(fs, file) {
	try {
		return fs.readFileSync(file);
	} catch {
		return undefined;
	}
}

/** Whether nobody else can write there. */
function isClosed(fs, folder) {
	try {
		const facts = fs.lstatSync(folder);
		const isOurs = !process.getuid || (facts.uid === process.getuid() && (facts.mode & 0o077) === 0);
		return facts.isDirectory() && isOurs;
	} catch {
		return false;
	}
}
