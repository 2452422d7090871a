/** Text in a column of a given width, broken between words, inside a word only where it is too long. */
import stringWidth from 'string-width';

/** `width` in terminal cells. At least one row, which may be empty. */
export function wrap(text: string, width: number): string[] {
	const rows: string[] = [];
	let row = '';
	for (const word of text.split(' ').flatMap(long => pieces(long, width))) {
		if (row !== '' && cells(row) + 1 + cells(word) > width) {
			rows.push(row);
			row = word;
		} else {
			row = row === '' ? word : `${row} ${word}`;
		}
	}

	return [...rows, row];
}

/** Of most texts every character takes one cell; what the others take is in tables that are loaded for them. */
function cells(text: string): number {
	return /^[ -~‘’“”–—…·→]*$/.test(text) ? text.length : stringWidth(text);
}

function pieces(word: string, width: number): string[] {
	if (cells(word) <= width) {
		return [word];
	}

	const parts: string[] = [];
	let part = '';
	let used = 0;
	for (const character of word) {
		const size = cells(character);
		if (part !== '' && used + size > width) {
			// A fingerprint breaks between its pairs.
			const end = part.lastIndexOf(':') + 1 || part.length;
			parts.push(part.slice(0, end));
			part = part.slice(end);
			used = cells(part);
		}

		part += character;
		used += size;
	}

	return [...parts, part];
}
