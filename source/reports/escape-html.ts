import {replaced, type Shown} from '../protocol/visible.ts';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** For text and attributes of HTML and XML. */
export function markupOf(text: Shown): Shown {
	return replaced(text, escapeHtml);
}

/** The characters of markup as entities; anything else is left as it is. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}
