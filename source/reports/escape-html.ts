const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** For text and attributes of HTML and XML. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}
