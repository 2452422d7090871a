/** swaks --dump and --support list its settings and abilities and connect to nobody: that is not a session. */
import type {LogLine} from './log-line.ts';

/** Where it may stand: a list is short, and a session below it would begin soon. */
const LOOKED_AT = 500;

const listed =
	/^(?:=== [\w ()-]{1,60} supported|(?:App|Output|Transport|Protocol|XCLIENT|PROXY|Authentication|DATA) Info:)[ \t]*$/;
const spoken = /^[ \t]{0,40}(?:=== Trying |(?:->|~>|\*\*>|\*~>) |<(?:- |~ |~\*|\*\*) )/;

/** One such line may be any program's; a transcript that follows is a session. */
export function isSettingsListing(lines: readonly LogLine[]): boolean {
	const texts = lines.slice(0, LOOKED_AT).map(({text}) => text.slice(0, 200));
	return texts.filter(text => listed.test(text)).length >= 2 && !texts.some(text => spoken.test(text));
}
