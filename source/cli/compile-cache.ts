/** What V8 made of the program is kept: the next start is some percent quicker. */
import module from 'node:module';
import {join} from 'node:path';
import {version} from './version.ts';

/**
 * Of use for what is imported afterwards. The folder is the user's own: what lies in the shared temporary one
 * might be another user's work, and would be run. Where it cannot be written, nothing is kept.
 */
export async function keepCompiled(): Promise<void> {
	const {default: envPaths} = await import('env-paths');
	// Node 20 has no such thing.
	module.enableCompileCache?.(join(envPaths('smtpscope', {suffix: ''}).cache, `compiled-${version}`));
}
