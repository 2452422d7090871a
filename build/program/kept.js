// Compiling is most of what a start costs, so what V8 made of the program is kept in the user's cache folder. Only what
// is the user's own, and closed to others, is read: it is run.
import process from 'node:process';
import envPaths from 'env-paths';

/** A session that lasts longer is not waited for: V8 forgets what it no longer uses. */
const soon = 10_000;

const usageError = 1;

/**
 * `build` identifies the scripts to the byte, because V8 compares only their lengths. `kind`: of start, for each uses
 * other functions. `compiled` gives what was kept of a script; `keep` writes what was missing, when the start is over.
 */
export function keptCode({build, kind}) {
	if (process.env.NODE_DISABLE_COMPILE_CACHE) {
		return {compiled: () => undefined, keep() {}};
	}

	const fs = process.getBuiltinModule('node:fs');
	const all = envPaths('smtpscope', {suffix: ''}).cache;
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
					writeAll(fs, {all, ours, folder}, files, replaced);
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

function writeAll(fs, {all, ours, folder}, scripts, replaced) {
	try {
		if (!fs.existsSync(folder)) {
			removeOthers(fs, all, ours);
			fs.mkdirSync(folder, {recursive: true, mode: 0o700});
		}

		if (isClosed(fs, folder)) {
			for (const [file, script] of scripts) {
				// Another start that reads it now finds all of it or nothing.
				const unfinished = `${file}-${process.pid}`;
				fs.writeFileSync(unfinished, script.createCachedData());
				fs.renameSync(unfinished, file);
			}

			for (const file of replaced) {
				fs.rmSync(file, {force: true});
			}
		}
	} catch {
		// No room, or a folder of somebody else's: the next start compiles again.
	}
}

/** What earlier versions left; another Node keeps its own. */
function removeOthers(fs, all, ours) {
	if (fs.existsSync(all)) {
		for (const name of fs
			.readdirSync(all)
			.filter(each => each.startsWith('compiled-') && !each.startsWith(ours))) {
			fs.rmSync(`${all}/${name}`, {recursive: true, force: true});
		}
	}
}
