/**
 * The text of a reply as words in order: codes left out, and whatever names something (an address, a host, a link)
 * replaced by what kind of thing it names, so that a mailbox called `spam` is never read as the word.
 */

export type Token = {
	/** Lower case; names of things stand between angle brackets: `<ip>`. */
	readonly text: string;
	/** The word of the tables that it is a form of, where no table has it as it stands. */
	readonly form?: string;
	/** Sentences are counted from 0; nothing is linked across their ends. */
	readonly sentence: number;
	/** The words are set apart by a comma, a bracket or a colon before this one. */
	readonly apart: boolean;
	/** In a question, from its last comma on: what is asked is not said. */
	readonly asked: boolean;
};

/** Rules read this much of a reply: what a server means stands at its beginning. */
const readable = 1500;

/** Words of a text from which roles were taken out already (`roles.ts`). Bounded; linear. */
export function tokensOf(text: string): readonly Token[] {
	const tokens: Token[] = [];
	let sentence = 0;
	let apart = false;
	const said = expanded(text.slice(0, readable));
	for (const [found] of said.matchAll(isAscii(said) ? asciiPieces : allPieces())) {
		const piece = found.trim();
		if (/^[.!?;]/.test(piece)) {
			if (piece.startsWith('?')) {
				markAsked(tokens, sentence);
			}

			sentence++;
			apart = true;
		} else if (/^[,:()[\]"'|/=-]/.test(piece)) {
			apart = true;
		} else {
			tokens.push({text: piece, sentence, apart, asked: false});
			apart = false;
		}
	}

	return tokens;
}

/** The last clause of the sentence. */
function markAsked(tokens: Token[], sentence: number): void {
	for (let at = tokens.length - 1; at >= 0; at--) {
		const token = tokens[at];
		if (token?.sentence !== sentence) {
			return;
		}

		tokens[at] = {...token, asked: true};
		if (token.apart) {
			return;
		}
	}
}

// A role, a word (Chinese, Japanese and Korean: each character, because nothing parts words there), a mark.
const allPieces = () =>
	/<[a-z]+>|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{M}]+|\d+|[.!?;](?=[\s(]|$)|[,:()[\]"|/=]| - /gu;

// Nearly every text is ASCII, and classes of all letters take longer to make than all else takes that is done here.
const asciiPieces = /<[a-z]+>|[a-z]+|\d+|[.!?;](?=[\s(]|$)|[,:()[\]"|/=]| - /g;

function isAscii(text: string): boolean {
	return /^[\0-\x7f]*$/.test(text);
}

/** Short forms in full, and compounds that are written in several ways in one. */
function expanded(text: string): string {
	// In capitals or as one word it is the command; “mail from” in a sentence is not.
	let said = text.replace(/\bMAIL[ -]?FROM\b|\b[Mm]ail-?[Ff]rom\b/g, ' mailfrom ').toLowerCase();
	for (const [from, to] of spellings) {
		said = said.replace(from, to);
	}

	const [slash, dash] = isAscii(said) ? betweenAsciiLetters : betweenAllLetters();
	return said
		.replace(slash, '$1 / ')
		.replace(dash, ' ')
		.replace(/\.{2,}|…/g, ' . ');
}

const spellings: ReadonlyArray<readonly [RegExp, string]> = [
	[/[’‘`´]/g, "'"],
	[/\bcan'?t\b|\bcan not\b/g, 'cannot'],
	[/\bwon't\b/g, 'will not'],
	[/\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must)n['´]?t\b/g, '$1 not'],
	[/\b(?:dosn't|doesnt|dosnt)\b/g, 'does not'],
	[/\bdont\b/g, 'do not'],
	[/\bi'm\b/g, 'i am'],
	[/\byou're\b/g, 'you are'],
	[/\be-?mail(s|ed|ing|ers?)?\b/g, 'email$1'],
	[/\bmail ?box(es)?\b|\bmail-box(es)?\b/g, 'mailbox'],
	[/\b(black|block|white|grey|gray|green|deny|access|safe|allow)[ _-]?list(s|ed|ing)?\b/g, '$1list$2'],
	[/\bgray/g, 'grey'],
	[/\blog(?:ged|ging)?[ -]in\b/g, 'login'],
	[/\bsign(?:ed|ing)?[ -]in\b/g, 'signin'],
	[/\buser[ _-]?names?\b/g, 'username'],
	[/\bpass ?words?\b/g, 'password'],
	[/\bhost[ -]names?\b/g, 'hostname'],
	[/\breverse[ -]?dns\b|\brdns\b/g, 'rdns'],
	[/\bstart ?tls\b/g, 'starttls'],
	[/\bmail from(?=:? ?<(?:sender|addr)>| (?:command|address|domain|check|user|parameter))/g, 'mailfrom'],
	[/\brcpt[ -]?to\b/g, 'rcptto'],
	[/\btime[ -]?(d )?out\b/g, 'timeout'],
	[/\bover ?quota\b|\bover-quota\b/g, 'overquota'],
	[/\bnon-?exist/g, 'nonexist'],
	[/\bun-?authenti/g, 'unauthenti'],
];

/** Slashes and dashes between words, in small letters. */
const betweenAsciiLetters = [/([a-z])\/(?=[a-z])/g, /_|(?<=[a-z])-(?=[a-z])/g] as const;
const betweenAllLetters = () => [/(\p{L})\/(?=\p{L})/gu, /_|(?<=\p{L})-(?=\p{L})/gu] as const;
