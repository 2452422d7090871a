/** Lines of a bounce’s text that belong together. */
import type {LogLine} from '../log-line.ts';
import type {Paragraph} from './mentions.ts';

const longest = 4000;

/**
 * Between empty lines. A reply of several lines goes on behind an empty one (DragonFly writes it so), and so do words
 * behind a colon that announces them.
 */
export function paragraphsOf(lines: readonly LogLine[]): Paragraph[] {
	const paragraphs: {text: string; line: number}[] = [];
	let isOpen = false;
	for (const [line, {text}] of lines.entries()) {
		const words = text.trim();
		const last = paragraphs.at(-1);
		if (words === '') {
			isOpen = last !== undefined && announces.test(last.text);
		} else if (last && (isOpen || goesOn(last.text, words))) {
			last.text = `${last.text} ${words}`.slice(0, longest);
			isOpen = true;
		} else {
			paragraphs.push({text: words.slice(0, longest), line});
			isOpen = true;
		}
	}

	return paragraphs;
}

const announces = /(?:\bwas|\bafter [^:]{1,200}):$/;

function goesOn(before: string, words: string): boolean {
	const code = /^([45]\d\d)[ -]/.exec(words)?.[1];
	return code !== undefined && new RegExp(`(?:^|[ ])${code}-`).test(before);
}
