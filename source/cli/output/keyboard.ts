/** Where keys come from: standard input or, while that is a pipe, the terminal itself, as in `less`. */
import {openSync} from 'node:fs';
import process from 'node:process';
import {ReadStream} from 'node:tty';

/** Null where there is no terminal. Whoever gets it gives it back with `release`. */
export function openKeyboard(): {readonly stdin: NodeJS.ReadStream; release(): void} | null {
	const stdin = process.stdin.isTTY === true ? process.stdin : controllingTerminal();
	if (!stdin || process.stdout.isTTY !== true) {
		return null;
	}

	// Until Ink's first effects the terminal would echo keys and shift the first frame.
	stdin.setRawMode(true);
	process.stdout.write('\r');
	return {
		stdin,
		release() {
			stdin.setRawMode(false);
			if (stdin !== process.stdin) {
				stdin.destroy();
			}
		},
	};
}

function controllingTerminal(): ReadStream | null {
	try {
		return new ReadStream(openSync('/dev/tty', 'r+'));
	} catch {
		return null;
	}
}
