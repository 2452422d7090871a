/** Ctrl+Z: the whole process group stops, as the shell expects; `fg` goes on here. */
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';

export async function suspendSelf(): Promise<void> {
	process.kill(0, 'SIGTSTP');
	// The signal may arrive a moment later; drawing must not come before it.
	await setTimeout(50);
}
