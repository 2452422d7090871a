/** `~` in the paths that a user types where no shell expands it: in a script, at the prompt, in the form. */
import {homedir} from 'node:os';

/** The path without the spaces around it; `~` and `~/x` are below the home folder. */
export function expandHome(path: string): string {
	return path.trim().replace(/^~(?=$|[/\\])/, homedir());
}
