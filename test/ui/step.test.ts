/** What each action changes, in states where it matters; in a file. */
import {expect, test} from 'vitest';
import {emptyDraft} from '../../source/ui/compose/draft.ts';
import {openForm} from '../../source/ui/compose/form.ts';
import {type Editor, edit, editorWith, emptyEditor} from '../../source/ui/prompt/editor.ts';
import {initialScreen, type Overlay, type ScreenState} from '../../source/ui/screen-state.ts';
import {notice, problem, type ScreenAction, step} from '../../source/ui/step.ts';
import {differences, shown} from '../support/shown.ts';

const cut: Editor = edit(edit(editorWith('one two'), {type: 'cut', to: 'word-left'}), {
	type: 'insert',
	text: 'x',
});
const overlays: Readonly<Record<string, Overlay | null>> = {
	nothing: null,
	'a text': {type: 'reading', title: 'Help', content: {kind: 'help'}, top: 3},
	'the palette': {type: 'palette', editor: editorWith('co'), index: 2},
	'the history': {type: 'history', editor: editorWith('co'), index: 2},
	'a filter': {type: 'filter', editor: editorWith('co'), before: ''},
	'a question': {type: 'choice', question: 'Really?', choices: [{key: 'y', label: 'yes'}]},
	'a field': {type: 'field', title: 'user name', editor: editorWith('co'), secret: false, ghost: 'demo'},
	'the form': {type: 'compose', form: openForm(emptyDraft)},
};
const states: Readonly<Record<string, Partial<ScreenState>>> = {
	'at the beginning': {},
	'a line': {
		editor: cut,
		turned: true,
		reveal: true,
		leaving: true,
		history: ['NOOP'],
		notice: {text: 'Said.', isProblem: false},
	},
	'a secret': {editor: cut, typedSecret: true, turned: true},
	'one character': {editor: editorWith('x'), turned: true, typedSecret: true, escaped: true},
	'the Server view': {
		view: 'server',
		paneTop: 7,
		focus: 'pane',
		zoomed: true,
		clock: true,
		wireText: true,
		leaving: true,
	},
};
const computed = {computed: [], remarks: []};
const actions: readonly ScreenAction[] = [
	{type: 'typed', text: 'y', secret: false},
	{type: 'typed', text: 'y', secret: true},
	{type: 'edited', event: {type: 'cut', to: 'start'}},
	{type: 'edited', event: {type: 'cut', to: 'left'}},
	{type: 'edited', event: {type: 'move', to: 'left'}},
	{type: 'written', text: 'RSET'},
	{type: 'sent', remember: ''},
	{type: 'sent', remember: 'NOOP'},
	{type: 'sent', remember: 'RSET'},
	{type: 'restored', editor: editorWith('back'), history: ['a']},
	{type: 'cleared'},
	{type: 'turned'},
	{type: 'burst', lines: ['a']},
	{type: 'history', lines: ['b']},
	{type: 'allowed', allowed: {clearText: true}},
	{type: 'agreed', connectionId: 4},
	{type: 'resized', columns: 70, rows: 20},
	{type: 'navigated', at: {selectedId: 3, paneTop: 1}},
	{type: 'viewed', view: 'server'},
	{type: 'viewed', view: 'conversation'},
	{type: 'focused', on: 'pane'},
	{type: 'focused', on: 'conversation'},
	{type: 'scrolled', top: 5},
	{type: 'switched', what: 'zoomed'},
	{type: 'switched', what: 'clock'},
	{type: 'switched', what: 'wireText'},
	{type: 'revealed', on: true},
	{type: 'revealed', on: false},
	{type: 'marked', text: 'RCPT'},
	{type: 'filtered', by: 'RCPT'},
	{type: 'filtered', by: ' '},
	{type: 'part', part: {path: '1.2', source: true}},
	{type: 'computed', step: {...computed, entryId: null}},
	{type: 'computed', step: {...computed, entryId: 7}},
	notice('A notice.'),
	problem('A problem.'),
	{type: 'pressed', leaving: false},
	{type: 'pressed', leaving: true},
	{type: 'leaving', text: 'Once more to leave.'},
	{type: 'escaped'},
];
const onOverlays: readonly ScreenAction[] = [
	{type: 'opened', overlay: {type: 'palette', editor: emptyEditor, index: 0}},
	{type: 'closed'},
	{type: 'field-edited', event: {type: 'insert', text: 'py'}},
	{type: 'field-edited', event: {type: 'cut', to: 'start'}},
	{type: 'chosen', index: 1},
	{type: 'chosen', index: -1},
	{type: 'read-on', top: 9},
	{type: 'form', form: {...openForm(emptyDraft), problem: 'A problem.'}},
];

function told(name: string, state: ScreenState, action: ScreenAction): string[] {
	const after = step(state, action);
	const words = action.type === 'form' ? '{"type":"form"}' : shown(action);
	return [
		`----- ${name}: ${words}${after === state ? ' leaves the same state' : ''}`,
		...differences(state, after, ['editor', 'overlay']).map(row =>
			row.startsWith('overlay.form') ? 'overlay.form' : row,
		),
	];
}

test('each action', async () => {
	const begun = initialScreen(80, 24);
	const rows = [
		`===== at the beginning\n${Object.entries(begun)
			.map(([name, value]) => `${name}: ${shown(value)}`)
			.join('\n')}`,
		`===== of a message alone\n${differences(begun, initialScreen(80, 24, ['message'])).join('\n')}`,
		...actions.flatMap(action =>
			Object.entries(states).flatMap(([name, state]) => told(name, {...begun, ...state}, action)),
		),
		...onOverlays.flatMap(action =>
			Object.entries(overlays).flatMap(([name, overlay]) =>
				told(name, {...begun, overlay, notice: {text: 'Said.', isProblem: true}}, action),
			),
		),
	];
	await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('snapshots/step.txt');
});

test('the history is kept to a thousand lines', () => {
	const history = Array.from({length: 1000}, (_, at) => `NOOP ${at}`);
	const {history: kept} = step({...initialScreen(80, 24), history}, {type: 'sent', remember: 'RSET'});
	expect(kept).toHaveLength(1000);
	expect([kept[0], kept.at(-1)]).toEqual(['NOOP 1', 'RSET']);
});

test('what was computed stays for each line', () => {
	const first = step(initialScreen(80, 24), {type: 'computed', step: {...computed, entryId: 3}});
	const both = step(first, {type: 'computed', step: {...computed, entryId: 5, remarks: ['x']}});
	expect([...both.authSteps.keys()]).toEqual([3, 5]);
	expect(first.authSteps.size).toBe(1);
});
