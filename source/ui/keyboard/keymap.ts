/** The keys: one table. What a key does, the `?` help and the footer are all drawn from it. */

export type Action =
	| 'send'
	| 'older'
	| 'newer'
	| 'complete'
	| 'complete-back'
	| 'page-up'
	| 'page-down'
	| 'entry-up'
	| 'entry-down'
	| 'finding'
	| 'newest'
	| 'pane-up'
	| 'pane-down'
	| 'palette'
	| 'help'
	| 'turn-reading'
	| 'reveal'
	| 'repaint'
	| 'stop'
	| 'suspend'
	| 'move-left'
	| 'move-right'
	| 'move-word-left'
	| 'move-word-right'
	| 'move-start'
	| 'move-end'
	| 'delete-left'
	| 'delete-right'
	| 'cut-word-left'
	| 'cut-word-right'
	| 'cut-start'
	| 'cut-end'
	| 'yank'
	| `view-${number}`;

export type Binding = {
	readonly action: Action;
	/** Names as `readKeys` gives them; the first is the one that is shown. */
	readonly keys: readonly string[];
	/** As shown, where the name is not what stands on a keyboard. */
	readonly shown?: string;
	readonly help: string;
	readonly group: 'session' | 'looking' | 'editing';
	/** A word for the footer, and how badly it is needed there: 1 is the last to go when there is no room. */
	readonly footer?: {
		readonly word: string;
		readonly onEmpty?: string;
		readonly onGhost?: string;
		/** Not where every line is content: there it would be typed, or do nothing. */
		readonly commandsOnly?: true;
		readonly rank: number;
	};
};

/** What stands at the prompt: nothing, a line that is offered, what was typed; in an answer or a message as well. */
export type AtPrompt = 'nothing' | 'ghost' | 'line' | 'no content' | 'content';

export const keymap: readonly Binding[] = [
	{
		action: 'send',
		keys: ['enter'],
		help: 'send the line; the lens below the prompt shows the bytes',
		group: 'session',
	},
	{
		action: 'complete',
		keys: ['tab'],
		help: 'complete the word; on an empty prompt: the next view',
		group: 'session',
		footer: {word: 'complete', onEmpty: 'next view', onGhost: 'take the line', commandsOnly: true, rank: 3},
	},
	{action: 'complete-back', keys: ['shift+tab'], help: 'the same, backwards', group: 'session'},
	{
		action: 'older',
		keys: ['up'],
		shown: '↑↓',
		help: 'earlier and later lines from the history, down to what you were typing',
		group: 'session',
		footer: {word: 'history', commandsOnly: true, rank: 5},
	},
	{
		action: 'newer',
		keys: ['down'],
		shown: '↓',
		help: '',
		group: 'session',
	},
	{
		action: 'turn-reading',
		keys: ['ctrl+t'],
		shown: 'Ctrl+T',
		help: 'switch how the line is read: plain text or base64, stuffed or as typed',
		group: 'session',
	},
	{
		action: 'palette',
		keys: ['ctrl+p'],
		shown: 'Ctrl+P',
		help: 'palette: every command, in every phase',
		group: 'session',
		footer: {word: 'palette', rank: 2},
	},
	{
		action: 'help',
		keys: ['?'],
		help: 'on an empty prompt: this help',
		group: 'session',
		footer: {word: 'help', commandsOnly: true, rank: 1},
	},
	{
		action: 'stop',
		keys: ['ctrl+c'],
		shown: 'Ctrl+C',
		help: 'clear the line (Ctrl+Y brings it back); on an empty one, twice: leave',
		group: 'session',
	},
	{action: 'suspend', keys: ['ctrl+z'], shown: 'Ctrl+Z', help: 'suspend; fg resumes', group: 'session'},
	{action: 'repaint', keys: ['ctrl+l'], shown: 'Ctrl+L', help: 'redraw the screen', group: 'session'},
	{
		action: 'entry-up',
		keys: ['alt+up', 'ctrl+up', 'shift+up'],
		shown: 'Alt+↑↓',
		help: 'select an earlier or later line (Ctrl or Shift do the same)',
		group: 'looking',
		footer: {word: 'select', rank: 4},
	},
	{action: 'entry-down', keys: ['alt+down', 'ctrl+down', 'shift+down'], help: '', group: 'looking'},
	{action: 'finding', keys: ['alt+n'], help: 'the next line with a finding', group: 'looking'},
	{
		action: 'newest',
		keys: ['escape'],
		shown: 'Esc',
		help: 'back to the newest line; closes what is open',
		group: 'looking',
	},
	{
		action: 'page-up',
		keys: ['pageup'],
		shown: 'PgUp PgDn',
		help: 'scroll the conversation (when narrow: the view shown)',
		group: 'looking',
		footer: {word: 'scroll', rank: 6},
	},
	{action: 'page-down', keys: ['pagedown'], help: '', group: 'looking'},
	{
		action: 'pane-up',
		keys: ['alt+pageup', 'ctrl+pageup', 'shift+pageup', 'alt+k'],
		shown: 'Alt+PgUp PgDn',
		help: 'scroll the right pane (also Alt+K, Alt+J)',
		group: 'looking',
	},
	{
		action: 'pane-down',
		keys: ['alt+pagedown', 'ctrl+pagedown', 'shift+pagedown', 'alt+j'],
		help: '',
		group: 'looking',
	},
	{action: 'view-1', keys: ['alt+1'], shown: 'Alt+1 … 8', help: 'a view by its number', group: 'looking'},
	...[2, 3, 4, 5, 6, 7, 8].map(
		(number): Binding => ({action: `view-${number}`, keys: [`alt+${number}`], help: '', group: 'looking'}),
	),
	{
		action: 'reveal',
		keys: ['ctrl+r'],
		shown: 'Ctrl+R',
		help: 'show or hide secrets in the pane',
		group: 'looking',
	},
	{
		action: 'move-left',
		keys: ['left', 'ctrl+b'],
		shown: '← →',
		help: 'by character (Ctrl+B, Ctrl+F)',
		group: 'editing',
	},
	{action: 'move-right', keys: ['right', 'ctrl+f'], help: '', group: 'editing'},
	{
		action: 'move-word-left',
		keys: ['ctrl+left', 'alt+left', 'alt+b'],
		shown: 'Ctrl+← →',
		help: 'by word (Alt+B, Alt+F)',
		group: 'editing',
	},
	{action: 'move-word-right', keys: ['ctrl+right', 'alt+right', 'alt+f'], help: '', group: 'editing'},
	{
		action: 'move-start',
		keys: ['home', 'ctrl+a'],
		shown: 'Home End',
		help: 'to the start, to the end (Ctrl+A, Ctrl+E)',
		group: 'editing',
	},
	{action: 'move-end', keys: ['end', 'ctrl+e'], help: '', group: 'editing'},
	{action: 'delete-left', keys: ['backspace'], help: '', group: 'editing'},
	{action: 'delete-right', keys: ['delete', 'ctrl+d'], help: '', group: 'editing'},
	{
		action: 'cut-word-left',
		keys: ['ctrl+w', 'alt+backspace', 'ctrl+backspace'],
		shown: 'Ctrl+W',
		help: 'cut the word before the cursor (Alt+D: after it)',
		group: 'editing',
	},
	{action: 'cut-word-right', keys: ['alt+d', 'ctrl+delete'], help: '', group: 'editing'},
	{
		action: 'cut-start',
		keys: ['ctrl+u'],
		shown: 'Ctrl+U Ctrl+K',
		help: 'cut to the start, to the end',
		group: 'editing',
	},
	{action: 'cut-end', keys: ['ctrl+k'], help: '', group: 'editing'},
	{
		action: 'yank',
		keys: ['ctrl+y'],
		shown: 'Ctrl+Y',
		help: 'put back what was cut or cleared',
		group: 'editing',
	},
];

const byKey = new Map(keymap.flatMap(({keys, action}) => keys.map(key => [key, action] as const)));

/** `?` is a key only on an empty prompt in command phase; whoever asks knows. */
export function actionOf(keyName: string): Action | undefined {
	return byKey.get(keyName);
}

/** As it stands on a keyboard. */
export function shownKey({keys: [first = ''], shown}: Binding): string {
	return (
		shown ??
		first.replace(/(^|\+)(\p{L})/gu, (_, plus: string, letter: string) => plus + letter.toUpperCase())
	);
}

/** What the footer says at this width, in the order of the table; `empty`: nothing is typed. */
export function footerWords(
	width: number,
	at: AtPrompt,
): readonly {readonly key: string; readonly word: string}[] {
	const words = keymap.flatMap(binding => {
		const {footer} = binding;
		const special = at === 'ghost' ? footer?.onGhost : at.startsWith('no') ? footer?.onEmpty : undefined;
		if (!footer || (at.endsWith('content') && footer.commandsOnly && special === undefined)) {
			return [];
		}

		return [{key: shownKey(binding), word: special ?? footer.word, rank: footer.rank}];
	});
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
