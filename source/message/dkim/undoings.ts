/** What programs on the way do to the lines of a body, each with how it is undone: a row for each. */
import libqp from 'libqp';
import {bodyLines} from './canonical-body.ts';

export type Undoing = {
	/** What was done; a clause after “It fits if”. */
	readonly how: string;
	/** The lines as they were before; null where nothing of the kind is there. */
	undo(lines: readonly string[], encoding: string): readonly string[] | null;
};

export const undoings: readonly Undoing[] = [
	{
		how: '“>From ” at the beginning of a line is read as “From ”: the message was stored in an mbox file',
		undo: lines => changed(lines, line => line.replace(/^>(>*From )/, '$1')),
	},
	{
		how: 'a doubled dot at the beginning of a line is read as one: dot-stuffing was not undone',
		undo: lines => changed(lines, line => line.replace(/^\.\./, '.')),
	},
	{
		how: 'a dot at the beginning of a line is doubled: the sender signed the text after dot-stuffing',
		undo: lines => changed(lines, line => line.replace(/^\./, '..')),
	},
	{
		how: 'the text is read with its quoted-printable encoding undone: a server on the way encoded it after it was signed',
		undo: (lines, encoding) =>
			encoding === 'quoted-printable' ? bodyLines(libqp.decode(lines.join('\r\n'))) : null,
	},
	{
		how: 'the text is read with its base64 encoding undone: a server on the way encoded it after it was signed',
		undo: (lines, encoding) =>
			encoding === 'base64' ? bodyLines(Buffer.from(lines.join(''), 'base64')) : null,
	},
	{
		how: 'long lines that end with “!” are joined: a server on the way broke them, as Sendmail does',
		undo: joinBroken,
	},
	{
		how: 'spaces at the ends of lines are left out: something on the way added them',
		undo: lines => changed(lines, line => line.replace(/[ \t]+$/, '')),
	},
];

function changed(lines: readonly string[], change: (line: string) => string): readonly string[] | null {
	const before = lines.map(change);
	return before.some((line, index) => line !== lines[index]) ? before : null;
}

/** A line of about a thousand octets that ends with `!` goes on in the next, behind a space. */
function joinBroken(lines: readonly string[]): readonly string[] | null {
	const joined: string[] = [];
	let isOpen = false;
	for (const line of lines) {
		const last = joined.at(-1);
		if (isOpen && last !== undefined) {
			joined[joined.length - 1] = `${last.slice(0, -1)}${line.replace(/^ /, '')}`;
		} else {
			joined.push(line);
		}

		isOpen = line.length > 900 && line.endsWith('!');
	}

	return joined.length < lines.length ? joined : null;
}
