/** The words of a reply without its codes, all lines together. */
import {readEnhancedStatus} from '../protocol/enhanced-status.ts';
import type {ReplyLine} from '../protocol/reply.ts';

// What is shown or searched; the lines themselves are in the entry, whole.
const limit = 4000;

/** At most 4000 characters, not escaped. */
export function replyText(lines: readonly ReplyLine[]): string {
	const words: string[] = [];
	let length = 0;
	for (const {text} of lines) {
		if (length > limit) {
			break;
		}

		const plain = withoutEnhancedCode(text).trim();
		length += plain.length + 1;
		if (plain !== '') {
			words.push(plain);
		}
	}

	return words.join(' ').slice(0, limit);
}

/** Addresses of web pages in the text; some servers break one over two lines. */
export function findLinks(text: string): string[] {
	const joined = text.replace(/(https?:) +(?=\/\/)/g, '$1');
	const links = joined.match(/https?:\/\/[^\s<>"]{3,500}/g) ?? [];
	return [...new Set(links.map(link => link.replace(/[.,;:)\]]+$/, '')))].slice(0, 5);
}

function withoutEnhancedCode(text: string): string {
	return readEnhancedStatus(text) ? text.replace(/^[\d.]+[ \t-]?/, '') : text;
}
