/** Patterns of lines as people write them: `RCPT TO:<full@*>`. */

/**
 * Whether a line is what the pattern says: `*` stands for anything, capitals and small letters are the same,
 * and further words may follow. Takes time in proportion to both lengths multiplied, at most.
 */
export function fits(pattern: string, line: string): boolean {
	const wanted = plain(pattern);
	const text = plain(line);
	return wanted !== '' && (glob(wanted, text) || glob(`${wanted} *`, text));
}

function glob(pattern: string, text: string): boolean {
	let at = 0;
	let place = 0;
	// Where the last star stands, and how much of the text it takes for now.
	let star = -1;
	let taken = 0;
	while (place < text.length) {
		if (pattern[at] === '*') {
			star = at++;
			taken = place;
		} else if (at < pattern.length && pattern[at] === text[place]) {
			at++;
			place++;
		} else if (star !== -1) {
			at = star + 1;
			place = ++taken;
		} else {
			return false;
		}
	}

	return /^\**$/.test(pattern.slice(at));
}

/** `RCPT TO: <a@b>` is the same to most servers as without the blank. */
function plain(text: string): string {
	return text.trim().toLowerCase().replace(': <', ':<');
}
