/** What V8 made of the program is kept: the next start is some percent quicker. */
import {chmodSync, mkdirSync} from 'node:fs';
import module from 'node:module';
import {join} from 'node:path';
import {version} from './version.ts';

/**
 * Of use for what is imported afterwards. The folder is the user's own, and closed to others: what lies in the shared
 * temporary one might be another user's work, and would be run. Where it cannot be written, nothing is kept.
 */
export async function keepCompiled(): Promise<void> {
	const {default: envPaths} = await import('env-paths');
	const folder = envPaths('smtpscope', {suffix: ''}).cache;
	try {
		mkdirSync(folder, {recursive: true, mode: 0o700});
		chmodSync(folder, 0o700);
	} catch {
		// Somebody else's folder, or no room: Node tries, and does without.
	}

	module.enableCompileCache?.(join(folder, `compiled-${version}`));
}
