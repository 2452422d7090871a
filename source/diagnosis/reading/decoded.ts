/** The words as their server wrote them: relays quote other servers in HTML, or in quoted-printable. */
export function decoded(text: string): string {
	return text
		.replace(
			/&(?:lt|gt|quot|apos|amp|nbsp|#3[49]|#x2[27]);/gi,
			entity => entities[entity.toLowerCase()] ?? ' ',
		)
		.replace(/=(?:20|0[AD]|3[CE])(?!\d)/g, byte => String.fromCharCode(Number.parseInt(byte.slice(1), 16)));
}

const entities: Readonly<Record<string, string>> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#34;': '"',
	'&#x22;': '"',
	'&apos;': "'",
	'&#39;': "'",
	'&#x27;': "'",
	'&amp;': '&',
};
