/** What the footer says: the keys of the moment, as many as fit. */
import {keymap, shownKey} from './keymap.ts';
import {recordingKeys} from './recording-keys.ts';

/** What stands at the prompt: nothing where letters are keys, nothing, a line that is offered, what was typed; in an answer or a message as well. */
export type AtPrompt = 'recording' | 'nothing' | 'ghost' | 'line' | 'no content' | 'content';

type FooterWord = {readonly key: string; readonly word: string; readonly rank: number};

/** What the footer says at this width, in the order of the table; `empty`: nothing is typed. */
export function footerWords(
	width: number,
	at: AtPrompt,
): readonly {readonly key: string; readonly word: string}[] {
	return thatFit(
		width,
		at === 'recording'
			? recordingWords
			: keymap.flatMap((binding): FooterWord[] => {
					const {footer} = binding;
					const special =
						at === 'ghost' ? footer?.onGhost : at.startsWith('no') ? footer?.onEmpty : undefined;
					const word = special ?? footer?.word ?? '';
					const isHidden = at.endsWith('content') && footer?.commandsOnly && special === undefined;
					return !footer || word === '' || isHidden
						? []
						: [{key: shownKey(binding), word, rank: footer.rank}];
				}),
	);
}

const recordingWords: readonly FooterWord[] = [
	...recordingKeys.flatMap(({keys: [first = ''], shown = first, word}, rank): FooterWord[] =>
		word === undefined ? [] : [{key: shown, word, rank: rank + 4}],
	),
	{key: '/', word: 'search', rank: 2},
	{key: 'Tab', word: 'next view', rank: 3},
	{key: '?', word: 'keys', rank: 1},
];

/** The least needed go first where there is no room. */
function thatFit(width: number, words: readonly FooterWord[]): readonly FooterWord[] {
	let left = width;
	const fitting = new Set(
		words
			.toSorted((a, b) => a.rank - b.rank)
			.filter(({key, word}) => {
				left -= key.length + word.length + 4;
				return left >= 0;
			}),
	);
	return words.filter(word => fitting.has(word));
}
