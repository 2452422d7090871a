/**
 * Words that no table has, read as the ones they are forms of: a plural, a word with a letter wrong, words run
 * together (`MailboxFull`). What a table has is never read as something else.
 */
import type {Token} from './tokens.ts';
import {isBare} from './words/bare.ts';

/** The words of the tables by their first character, with spaces between; `stem*` too. */
export type ArrangedWords = Readonly<Record<string, string>>;

export type Spelling = {
	/** With `form` where a word is read as another; words run together become several. */
	read(tokens: readonly Token[]): readonly Token[];
};

type Words = {readonly whole: ReadonlySet<string>; readonly stems: ReadonlySet<string>};

const none: Words = {whole: new Set(), stems: new Set()};
// Names and identifiers of a reply are looked at too: of a long one only the first.
const mostLookedUp = 40;
const shortestJoined = 7;
const longestJoined = 40;
// Behind a stem, within words run together.
const longestEnding = 3;
// Words of their own, of which others could be made.
const names = new Set(
	`outlook postfix sendmail webmail fastmail coremail qmail checkpoint incoming sendgrid barracudanetworks
	protonmail rackspace godaddy reused fakemail plainpost hostpoint`.split(/\s+/),
);

/** Words are taken apart by their first letter when one that begins so is first looked for. */
export function spellingOf(arranged: ArrangedWords): Spelling {
	const made = new Map<string, Words>();
	const beginning = (letter: string): Words => {
		const known = made.get(letter);
		if (known) {
			return known;
		}

		const words = Object.hasOwn(arranged, letter) ? (arranged[letter] ?? '').split(' ') : [];
		const found = {
			whole: new Set(words.filter(word => !word.endsWith('*'))),
			stems: new Set(words.filter(word => word.endsWith('*')).map(word => word.slice(0, -1))),
		};
		made.set(letter, found);
		return found;
	};
	const wordsLike = (word: string): Words => beginning(word.charAt(0)) ?? none;
	const isKnown = (word: string): boolean => {
		const {whole, stems} = wordsLike(word);
		return whole.has(word) || beginsWithStem(word, stems, word.length - longestEnding);
	};
	const partsOf = (text: string): readonly string[] =>
		text.length >= shortestJoined && text.length <= longestJoined ? parted(text, isKnown) : [];
	return {
		read(tokens) {
			let left = mostLookedUp;
			return tokens.flatMap(token => {
				const {text} = token;
				if (!isLatinWord(text) || names.has(text) || isKnown(text) || isBare([token]) || left === 0) {
					return [token];
				}

				left--;
				const form = inflected(text).find(isKnown);
				if (form !== undefined) {
					return [{...token, form}];
				}

				const parts = partsOf(text);
				if (parts.length > 0) {
					return parts.map((part, at) => ({...token, text: part, apart: at === 0 && token.apart}));
				}

				const {whole, stems} = wordsLike(text);
				const meant = beginsWithStem(text, stems, 2) ? undefined : mistyped(text, whole);
				return [meant === undefined ? token : {...token, form: meant}];
			});
		},
	};
}

function isLatinWord(text: string): boolean {
	return text.length > 3 && /^\p{Script=Latin}+$/u.test(text);
}

function beginsWithStem(word: string, stems: ReadonlySet<string>, shortest: number): boolean {
	if (stems.size === 0) {
		return false;
	}

	for (let length = Math.max(2, shortest); length <= word.length; length++) {
		if (stems.has(word.slice(0, length))) {
			return true;
		}
	}

	return false;
}

// How a word ends, and how the word that it is a form of may end; British spelling last.
const endings: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
	[/(?<=[a-z]{2})ies$/, ['y']],
	[/(?<=[a-z]{3})es$/, ['e', '']],
	[/(?<=[a-z]{2})s$/, ['']],
	[/(?<=[a-z]{3})ied$/, ['y']],
	[/(?<=[a-z]{3})ed$/, ['', 'e']],
	[/(?<=[a-z]{3})ing$/, ['', 'e', 'ed']],
	[/$/, ['s']],
	[/is(?=(?:e|ed|es|ing|ation)$)/, ['iz']],
	[/iz(?=(?:e|ed|es|ing|ation)$)/, ['is']],
];

/** Words of which this may be a form, likelier ones first. */
function inflected(word: string): readonly string[] {
	return endings.flatMap(([ending, others]) =>
		ending.test(word) ? others.map(other => word.replace(ending, other)) : [],
	);
}

// Of real words many differ in one letter, so short ones are taken as they stand. Vowels are mistaken most.
const shortestMistyped = 6;
const shortestReplaced = 8;
const vowel = /[aeiouyà-åè-ïò-öù-ü]/;

function mistyped(word: string, known: ReadonlySet<string>): string | undefined {
	if (word.length < shortestMistyped) {
		return undefined;
	}

	for (const one of known) {
		if (one.length >= shortestMistyped && isMistyped(word, one)) {
			return one;
		}
	}

	return undefined;
}

/** One letter too many, missing, exchanged with the next, or (in long words, or the last one) another. */
function isMistyped(word: string, meant: string): boolean {
	const longer = word.length - meant.length;
	if (longer > 1 || longer < -1) {
		return false;
	}

	let at = 0;
	while (at < word.length && word[at] === meant[at]) {
		at++;
	}

	// At the end of a word a letter makes another form of it: `remove`, `removed`.
	const isEnd = at >= Math.min(word.length, meant.length) - (longer === 0 ? 1 : 0);
	const isVowel =
		vowel.test(longer >= 0 ? (word[at] ?? '') : '') || vowel.test(longer <= 0 ? (meant[at] ?? '') : '');
	if (longer !== 0) {
		return (
			(isVowel || (!isEnd && Math.max(word.length, meant.length) > shortestMistyped)) &&
			(longer > 0 ? word.slice(at + 1) === meant.slice(at) : word.slice(at) === meant.slice(at + 1))
		);
	}

	const isExchanged =
		word[at] === meant[at + 1] && word[at + 1] === meant[at] && word.slice(at + 2) === meant.slice(at + 2);
	const isReplaced =
		vowel.test(word[at] ?? '') &&
		vowel.test(meant[at] ?? '') &&
		(word.length >= shortestReplaced || isEnd) &&
		word.slice(at + 1) === meant.slice(at + 1);
	return isExchanged || isReplaced;
}

const shortestPart = 3;
const small = new Set(['no', 'is', 'of', 'to', 'in', 'by', 'on', 'at', 'ip']);

/** The known words that make up a whole word, the longest first; none where it does not come out. */
function parted(text: string, isKnown: (word: string) => boolean): readonly string[] {
	// How the end of the word from each place on is parted.
	const ends: (readonly string[] | null)[] = Array.from({length: text.length + 1}, () => null);
	ends[text.length] = [];
	for (let from = text.length - 2; from >= 0; from--) {
		for (let to = text.length; to > from + 1; to--) {
			const rest = ends[to];
			const part = text.slice(from, to);
			const isPart = part.length >= shortestPart ? isKnown(part) || isBare([{text: part}]) : small.has(part);
			if (rest && isPart && rest.length < mostParts) {
				ends[from] = [part, ...rest];
				break;
			}
		}
	}

	return ends[0] ?? [];
}

const mostParts = 4;
