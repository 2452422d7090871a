/** Stopping and going on, as a shell asks it of a program. */
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';

/** Ctrl+Z: the whole process group stops, as the shell expects; `fg` goes on here. */
export async function suspendSelf(): Promise<void> {
	// Windows has no job control: there is nothing to go back to.
	if (process.platform === 'win32') {
		return;
	}

	process.kill(0, 'SIGTSTP');
	// The signal may arrive a moment later; drawing must not come before it.
	await setTimeout(50);
}

/**
 * Stopped by someone else (`kill -STOP`), the program cannot give the terminal back; going on, it finds it as
 * the shell left it. Returns what ends the watch.
 */
export function onContinued(takeBack: () => void): () => void {
	if (process.platform === 'win32') {
		return () => {};
	}

	process.on('SIGCONT', takeBack);
	return () => process.off('SIGCONT', takeBack);
}
