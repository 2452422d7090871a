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
	| 'finding-back'
	| 'newest'
	| 'other-pane'
	| 'zoom'
	| 'clock'
	| 'copy'
	| 'history'
	| 'leave'
	| 'filter'
	| 'found'
	| 'found-back'
	| 'top'
	| 'bottom'
	| 'pane-up'
	| 'pane-down'
	| 'palette'
	| 'help'
	| 'turn-reading'
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
	readonly group: 'session' | 'navigation' | 'editing';
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

export const keymap: readonly Binding[] = [
	{
		action: 'send',
		keys: ['enter'],
		help: 'send the line; the lens below the prompt shows the exact bytes',
		group: 'session',
	},
	{
		action: 'complete',
		keys: ['tab'],
		help: 'complete the word; on an empty prompt, show the next view',
		group: 'session',
		footer: {word: 'complete', onEmpty: 'next view', onGhost: 'next view', commandsOnly: true, rank: 4},
	},
	{action: 'complete-back', keys: ['shift+tab'], help: 'the same, backwards', group: 'session'},
	{
		action: 'older',
		keys: ['up'],
		shown: '↑↓',
		help: 'earlier and later lines; with RCPT typed, earlier lines that begin with RCPT',
		group: 'session',
		footer: {word: 'history', commandsOnly: true, rank: 6},
	},
	{
		action: 'newer',
		keys: ['down'],
		shown: '↓',
		help: '',
		group: 'session',
	},
	{
		action: 'history',
		keys: ['ctrl+r'],
		shown: 'Ctrl+R',
		help: 'search the history; Ctrl+R again for an earlier match',
		group: 'session',
	},
	{
		action: 'turn-reading',
		keys: ['ctrl+t'],
		shown: 'Ctrl+T',
		help: 'switch how the line is read: plain text or base64, dots doubled or as typed',
		group: 'session',
	},
	{
		action: 'palette',
		keys: ['ctrl+p'],
		shown: 'Ctrl+P',
		help: 'palette: every command, whatever the prompt is asking for',
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
		help: 'clear the line (Ctrl+Y brings it back); on an empty line, press it twice to leave',
		group: 'session',
	},
	{
		action: 'leave',
		keys: ['ctrl+d'],
		shown: 'Ctrl+D',
		help: 'on an empty line: leave (twice while connected)',
		group: 'session',
	},
	{action: 'suspend', keys: ['ctrl+z'], shown: 'Ctrl+Z', help: 'suspend; fg resumes', group: 'session'},
	{action: 'repaint', keys: ['ctrl+l'], shown: 'Ctrl+L', help: 'redraw the screen', group: 'session'},
	{
		action: 'entry-up',
		keys: ['alt+up', 'ctrl+up', 'shift+up'],
		shown: 'Alt+↑↓',
		help: 'select an earlier or later line (Ctrl or Shift do the same)',
		group: 'navigation',
		footer: {word: 'select', rank: 5},
	},
	{action: 'entry-down', keys: ['alt+down', 'ctrl+down', 'shift+down'], help: '', group: 'navigation'},
	{
		action: 'finding',
		keys: ['ctrl+n', 'alt+n'],
		shown: 'Ctrl+N',
		help: 'select the next line with a finding (also Alt+N; Alt+P for the one before)',
		group: 'navigation',
	},
	{action: 'finding-back', keys: ['alt+p'], help: '', group: 'navigation'},
	{
		action: 'newest',
		keys: ['escape'],
		shown: 'Esc',
		help: 'back to the newest line; closes what is open; Esc followed by 1 … 8 shows that view',
		group: 'navigation',
	},
	{
		action: 'page-up',
		keys: ['pageup'],
		shown: 'PgUp PgDn',
		help: 'scroll the active pane; Home and End, on an empty prompt, go to its start and end',
		group: 'navigation',
		footer: {word: 'scroll', rank: 7},
	},
	{action: 'page-down', keys: ['pagedown'], help: '', group: 'navigation'},
	{
		action: 'pane-up',
		keys: ['ctrl+pageup', 'alt+pageup', 'shift+pageup', 'alt+k'],
		shown: 'Ctrl+PgUp PgDn',
		help: 'scroll the right pane (also with Alt or Shift, and Alt+K, Alt+J)',
		group: 'navigation',
	},
	{
		action: 'pane-down',
		keys: ['ctrl+pagedown', 'alt+pagedown', 'shift+pagedown', 'alt+j'],
		help: '',
		group: 'navigation',
	},
	{
		action: 'other-pane',
		keys: ['ctrl+o'],
		shown: 'Ctrl+O',
		help: 'switch to the other pane, which PgUp, Home, End and zoom then control',
		group: 'navigation',
	},
	{
		action: 'zoom',
		keys: ['ctrl+x', 'alt+z'],
		shown: 'Ctrl+X',
		help: 'give the active pane the full width, without borders; again to go back (also F9, Alt+Z)',
		group: 'navigation',
		footer: {word: 'zoom', commandsOnly: true, rank: 8},
	},
	{
		action: 'copy',
		keys: ['ctrl+g', 'alt+c'],
		shown: 'Ctrl+G',
		help: 'copy the selected line (also Alt+C); /copy copies more',
		group: 'navigation',
	},
	{
		action: 'clock',
		keys: ['alt+t'],
		help: 'show the time of day instead of the time since the start',
		group: 'navigation',
	},
	{
		action: 'view-1',
		keys: ['alt+1'],
		shown: 'F1 … F8',
		help: 'show a view by its number (also Alt+1 … 8, or Esc and then the digit)',
		group: 'navigation',
	},
	...[2, 3, 4, 5, 6, 7, 8].map(
		(number): Binding => ({action: `view-${number}`, keys: [`alt+${number}`], help: '', group: 'navigation'}),
	),
	{
		action: 'move-left',
		keys: ['left', 'ctrl+b'],
		shown: '← →',
		help: 'by character (Ctrl+B, Ctrl+F); → or End on an empty prompt accepts the suggested line',
		group: 'editing',
	},
	{
		action: 'move-right',
		keys: ['right', 'ctrl+f'],
		shown: '→',
		help: '',
		group: 'editing',
		footer: {word: '', onGhost: 'accept the line', rank: 3},
	},
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
	{action: 'delete-right', keys: ['delete'], help: '', group: 'editing'},
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
