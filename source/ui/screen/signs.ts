/** The signs of this program in ASCII, for terminals that say that they do not show UTF-8; each as wide as the sign. */

/** Other characters become a question mark for each cell: the Wire view has their bytes. */
export function plainSigns(text: string): string {
	return /^[ -~\u001b]*$/.test(text) ? text : text.replace(/[^ -~\u001b]/gu, sign => signs[sign] ?? '?');
}

const signs: Readonly<Record<string, string>> = {
	...Object.fromEntries([...'╭╮╰╯┌┐└┘┼'].map(sign => [sign, '+'])),
	...Object.fromEntries([...'─━'].map(sign => [sign, '-'])),
	...Object.fromEntries([...'│┊'].map(sign => [sign, '|'])),
	...Object.fromEntries([...'①②③④⑤⑥⑦⑧⑨'].map((sign, index) => [sign, String(index + 1)])),
	...{'❯': '>', '▪': '#', '■': '#', '✓': '+', '✗': 'x', '·': '.', '…': '~', '⇄': '=', '•': '*'},
	...{'→': '>', '←': '<', '↑': '^', '↓': 'v', '◂': '<', '‹': '<', '›': '>', '−': '-', '–': '-', '—': '-'},
	...{'“': '"', '”': '"', '‘': "'", '’': "'", '×': 'x', '↵': '<', '␍': 'r', '␊': 'n', '␉': 't'},
	...{'§': '#', '█': '#', '░': '.', '▏': '|'},
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Only where the locale names another charset: in many containers it names none, and the terminal is UTF-8. */
export function isPlainTerminal({LC_ALL, LC_CTYPE, LANG, TERM}: Environment): boolean {
	const locale = LC_ALL || LC_CTYPE || LANG || '';
	return TERM === 'linux' || (locale !== '' && !/utf-?8/i.test(locale));
}
