/** The words that a judgement rests on, as the server wrote them. */
import {tokensOf} from './tokens.ts';

/** A spelling joins at most so many more words than it makes: `can not be`, `e - mail`. */
const mostJoined = 4;

/**
 * Where in `text` these words of `tokensOf` were read: `Connection timed out` for `connection timeout`. Null where
 * that is not found: what a server did not write is not quoted. Names, which are roles in `text`, are left out: `…`.
 */
export function quoteOf(text: string, words: string): string | null {
	const at = text.toLowerCase().indexOf(words);
	if (at !== -1 && !words.includes('<') && text.toLowerCase().length === text.length) {
		return text.slice(at, at + words.length);
	}

	const wanted = words.split(' ').length;
	const pieces = [...text.matchAll(/\S+/g)].map(({0: piece, index}) => ({
		from: index,
		to: index + piece.length,
	}));
	const initial = words.charAt(0);
	const whole = squeezed(words);
	for (const [first, {from}] of pieces.entries()) {
		if (
			!text
				.slice(from, from + 40)
				.toLowerCase()
				.includes(initial)
		) {
			continue;
		}

		for (const {to} of pieces.slice(first, first + wanted + mostJoined)) {
			const span = text.slice(from, to);
			const read = tokensOf(span)
				.map(token => token.text)
				.join(' ');
			if (squeezed(read) === whole) {
				return withoutNames(span);
			}

			if (read !== '' && !read.startsWith(initial)) {
				break;
			}
		}
	}

	return null;
}

/** Words that a server ran together were read apart. */
function squeezed(words: string): string {
	return words.replaceAll(' ', '');
}

function withoutNames(span: string): string {
	const pieces = span.split(/\s/).map(piece => (/<[a-z]+>/.test(piece) ? '…' : piece));
	const characters = [...pieces.join(' ')];
	const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
	return characters.slice(characters.findIndex(isWord), characters.findLastIndex(isWord) + 1).join('');
}
