/** What libraries and programs say when a connection fails without a reply: the same few things, each in its own words. */

import {connectionRows} from './failures/connection.ts';
import {sessionRows} from './failures/session.ts';
import {tlsRows} from './failures/tls.ts';
import type {ProgramFailure} from './program-failure.ts';

/** The first that fits is taken: the more exact ones stand first. */
const rows = [...tlsRows, ...connectionRows, ...sessionRows];

// A server's log about its clients: that one left says nothing of what went wrong.
const ofServer =
	/\b(?:lost connection after|timeout after|improper command pipelining|disconnect from|too many errors after)\b/;

/** What a line of a program's output says went wrong; null when it says nothing of that kind. */
export function programFailure(text: string): ProgramFailure | null {
	if (ofServer.test(text)) {
		return null;
	}

	const row = rows.find(({pattern}) => pattern.test(text));
	if (!row) {
		return null;
	}

	const {pattern: _, ...failure} = row;
	return failure;
}

/** A frame of a stack trace names functions, and one may be called `onTimeout`. */
export function isStackFrame(text: string): boolean {
	return frame.test(text);
}

const frame = new RegExp(
	[
		String.raw`^[ \t]+(?:at |File "|in |from )|^[ \t]*[\^~]+[ \t]*$|^#\d{1,4} `,
		String.raw`^[ \t]*\.\.\. \d+ more$|^Traceback \(most recent|^During handling of the above`,
		// Perl's Carp: the package, the function, and what it was called with.
		String.raw`^[A-Za-z]\w{0,60}(?:::\w{1,60}){1,9}(?:\(| \{\.\.\.\})|^eval \{\.\.\.\} |^Trace begun at `,
	].join('|'),
);
