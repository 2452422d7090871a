/** The last resort: an error that nobody foresaw ends the program with its trace, and not with a broken terminal. */
import {writeSync} from 'node:fs';
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {type Shown, shown, visibleLines} from '../../protocol/visible.ts';

/** What is printed of it, ending with a line break. Whatever a server or a file put into the error is made visible. */
export function faultText(error: unknown): Shown {
	const trace = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
	return shown`smtpscope: This is a fault in smtpscope itself, and the program has to end. It was not caused by the server or by what you typed, and what was logged so far is kept.
${visibleLines(trace.slice(0, longest))}
Please report it with these lines and the command that you used. Remove passwords and addresses first.
`;
}

const longest = 8000;

/** Ends the program, which was in the middle of something. */
export function endWithFault(error: unknown): void {
	// Ink gives the terminal back behind the listeners of this event, so the trace cannot wait for one of its own.
	process.emit('exit', EXIT.fault);
	writeSync(process.stderr.fd, faultText(error));
	process.exit(EXIT.fault);
}
