/** Letters as keys: while a recording is read nothing is sent, so none has to be typed. */
import type {Action, Binding} from './keymap.ts';

/** On a recording nothing is sent: letters are keys. `/` opens the prompt. */
export const recordingKeys: readonly (Omit<Binding, 'group' | 'footer'> & {readonly word?: string})[] = [
	{
		action: 'entry-down',
		keys: ['j'],
		shown: 'j k',
		help: 'select the next or previous line (also ↓ ↑)',
		word: 'select',
	},
	{action: 'entry-up', keys: ['k'], help: ''},
	{
		action: 'top',
		keys: ['g'],
		shown: 'g G',
		help: 'select the first or the last line (also Home, End)',
		word: 'first/last',
	},
	{action: 'bottom', keys: ['G'], help: ''},
	{
		action: 'found',
		keys: ['n'],
		shown: 'n N',
		help: 'the next or previous match of a search, in the pane in use; without a search, finding, and beyond the last one the next session that failed',
		word: 'next',
	},
	{action: 'found-back', keys: ['N'], help: ''},
	{
		action: 'filter',
		keys: ['f', '&'],
		shown: 'f',
		help: 'show only some lines: 5yz, >=400, findings, RCPT, or any text; Esc shows all again',
		word: 'filter',
	},
	{action: 'copy', keys: ['y'], help: 'copy the selected line'},
	{action: 'zoom', keys: ['z'], help: 'give the active pane the full width'},
	{action: 'clock', keys: ['t'], help: 'show the time of day instead of the time since the start'},
	{action: 'leave', keys: ['q'], help: 'leave', word: 'leave'},
	...[1, 2, 3, 4, 5, 6, 7, 8].map(
		number => ({action: `view-${number}`, keys: [`${number}`], help: ''}) as const,
	),
];

const byLetter = new Map(recordingKeys.flatMap(({keys, action}) => keys.map(key => [key, action] as const)));

export function recordingAction(letter: string): Action | undefined {
	return byLetter.get(letter);
}
