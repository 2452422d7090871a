// Keeps what V8 made of the program: see kept.js. Loaded when there is something to keep.
import fs from 'node:fs';
import process from 'node:process';
import envPaths from 'env-paths';

export const cacheFolder = () => envPaths('smtpscope', {suffix: ''}).cache;

/** `scripts`: as pairs of the file and the script that is kept in it. `replaced`: files that are then of no use. */
export function writeAll({all, ours, folder, isClosed}, scripts, replaced) {
	try {
		if (!fs.existsSync(folder)) {
			removeOthers(all, ours);
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
function removeOthers(all, ours) {
	if (fs.existsSync(all)) {
		for (const name of fs
			.readdirSync(all)
			.filter(each => each.startsWith('compiled-') && !each.startsWith(ours))) {
			fs.rmSync(`${all}/${name}`, {recursive: true, force: true});
		}
	}
}
