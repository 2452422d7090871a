/** Text in a column of a given width, broken between words, inside a word only where it is too long. */
import stringWidth from 'string-width';

/** `width` in terminal cells. At least one row, which may be empty. */
export function wrap(text: string, width: number): string[] {
	const rows: string[] = [];
	let row = '';
	for (const word of text.split(' ').flatMap(long => pieces(long, width))) {
		if (row !== '' && stringWidth(row) + 1 + stringWidth(word) > width) {
			rows.push(row);
			row = word;
		} else {
			row = row === '' ? word : `${row} ${word}`;
		}
	}

	return [...rows, row];
}

function pieces(word: string, width: number): string[] {
	if (stringWidth(word) <= width) {
		return [word];
	}

	const parts: string[] = [];
	let part = '';
	let used = 0;
	for (const character of word) {
		const size = stringWidth(character);
		if (part !== '' && used + size > width) {
			// A fingerprint breaks between its pairs.
			const end = part.lastIndexOf(':') + 1 || part.length;
			parts.push(part.slice(0, end));
			part = part.slice(end);
			used = stringWidth(part);
		}

		part += character;
		used += size;
	}

	return [...parts, part];
}
