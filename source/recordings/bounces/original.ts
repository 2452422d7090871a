/** Where the text of a bounce ends and the message that came back begins. */
import type {LogLine} from '../log-line.ts';
import {anyOf} from '../patterns.ts';
import {type Header, readHeader} from './mail-parts.ts';

export type Said = {
	/** What the bounce itself says. */
	readonly text: readonly LogLine[];
	/** Header of the message that came back, where it stands in the text. */
	readonly returned: Header | null;
};

const ruled = anyOf(
	String.raw`^[ \t]*(?:[-|]{2,}).{0,40}\b`,
	[
		'original',
		'unsent',
		'returned',
		'undelivered',
		'copy of (?:the|your)',
		'body of',
		'message text follows',
	],
	String.raw`\b.{0,60}$`,
);
const named = anyOf(
	String.raw`^[ \t]*(?:the )?`,
	[
		'(?:original|old) (?:message|mail)',
		'message (?:headers?|text|log)',
		'here is your returned mail',
		'a copy of the original',
		'included is a copy',
		'below is a copy',
	],
	String.raw`\b.{0,60}(?:follows?\b.{0,40}|header|:)$`,
);
const below = /^-{2,}.{0,20}below this line/i;
const fields = ['return-path', 'message-id', 'dkim-signature', 'x-received', 'arc-seal', 'delivered-to'];
const header = anyOf('^', [
	String.raw`received[ \t]?:[ \t]*(?:from|by|with|\()`,
	`(?:${fields.join('|')})[ \\t]?:`,
]);

/** What the mail system says, and below it the message that comes back; `returned` is null where there is none. */
export function beforeOriginal(lines: readonly LogLine[]): Said {
	const end = lines.findIndex(({text}, index) => leads(text) || (index > 0 && header.test(text)));
	if (end === -1) {
		return {text: lines, returned: null};
	}

	const first = lines.findIndex(({text}, index) => index >= end && /^[ \t]*[\w-]{2,60}[ \t]?:/.test(text));
	return {
		text: lines.slice(0, end),
		returned: first === -1 ? null : readHeader(outdented(lines.slice(first, first + 200)), 0).header,
	};
}

function leads(text: string): boolean {
	const line = text.trimEnd();
	return (ruled.test(line) && !/\breceived at\b/.test(line)) || named.test(line) || below.test(line);
}

/** Some systems indent all of it. */
function outdented(lines: readonly LogLine[]): readonly LogLine[] {
	const indent = /^[ \t]*/.exec(lines[0]?.text ?? '')?.[0].length ?? 0;
	return indent === 0
		? lines
		: lines.map(line => ({...line, text: line.text.slice(0, indent).trim() + line.text.slice(indent)}));
}
