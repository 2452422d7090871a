/** The words behind `run`: the server, and the script. */
import {statSync} from 'node:fs';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {checkServer} from '../connection/connection.ts';

export type RunWords = {
	readonly server: string;
	/** Undefined is standard input. */
	readonly script: string | undefined;
};

/** Throws a UsageError that says in which order they stand. */
export function serverAndScript(positionals: readonly string[], values: Values): RunWords {
	const [server, script, extra] = positionals;
	if (extra !== undefined) {
		throw new UsageError(`run accepts a server and one script; “${extra}” is extra.`);
	}

	if (server === undefined) {
		throw new UsageError('Name the server: smtpscope run mail.example.org:587 session.txt');
	}

	if (isFile(server) && !(script !== undefined && isFile(script))) {
		throw new UsageError(
			`“${server}” is a file, and the server comes first: smtpscope run ${script ?? 'HOST'} ${server}`,
		);
	}

	// What is wrong with the server is said before standard input is read for a script.
	checkServer(server, values);
	return {server, script};
}

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
