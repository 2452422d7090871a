/** Everything that can change the screen, and what it changes: a pure step. */
import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import type {AuthStep} from '../dialogs/authenticate.ts';
import type {PartChoice} from '../message/outline.ts';
import type {Form} from './compose/form.ts';
import {type Editor, type EditorEvent, edit, emptyEditor, textOf} from './prompt/editor.ts';
import type {Overlay, ScreenState, ViewName} from './screen-state.ts';
import type {Store} from './store.ts';

export type ScreenAction = LineAction | NavigationAction | OverlayAction | SayingAction;

export type Screen = Store<ScreenState, ScreenAction>;

/** About the line being written, and the lines that were. */
type LineAction =
	| {readonly type: 'typed'; readonly text: string; readonly secret: boolean}
	| {readonly type: 'edited'; readonly event: EditorEvent}
	/** Put there by the program, to be edited and sent. */
	| {readonly type: 'written'; readonly text: string}
	/** The line went out. `remember`: what of it the history may keep; empty for nothing. */
	| {readonly type: 'sent'; readonly remember: string}
	/** It did not go out after all. */
	| {readonly type: 'restored'; readonly editor: Editor; readonly history: readonly string[]}
	| {readonly type: 'cleared'}
	| {readonly type: 'turned'}
	| {readonly type: 'burst'; readonly lines: readonly string[] | null}
	| {readonly type: 'history'; readonly lines: readonly string[]}
	| {readonly type: 'allowed'; readonly allowed: AuthAllowed}
	| {readonly type: 'agreed'; readonly connectionId: number | null};

/** Where one looks. */
export type Navigation = Partial<Pick<ScreenState, 'selectedId' | 'anchor' | 'paneTop' | 'view' | 'focus'>>;

type NavigationAction =
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'navigated'; readonly at: Navigation}
	| {readonly type: 'viewed'; readonly view: ViewName}
	| {readonly type: 'focused'; readonly on: ScreenState['focus']}
	| {readonly type: 'scrolled'; readonly top: number}
	| {readonly type: 'switched'; readonly what: 'zoomed' | 'clock' | 'wireText'}
	| {readonly type: 'revealed'; readonly on: boolean}
	| {readonly type: 'marked'; readonly text: string}
	| {readonly type: 'filtered'; readonly by: string}
	| {readonly type: 'part'; readonly part: PartChoice}
	| {readonly type: 'computed'; readonly step: AuthStep};

type OverlayAction =
	| {readonly type: 'opened'; readonly overlay: Overlay}
	| {readonly type: 'closed'}
	| {readonly type: 'field-edited'; readonly event: EditorEvent}
	/** Another item of a list is chosen. */
	| {readonly type: 'chosen'; readonly index: number}
	| {readonly type: 'read-on'; readonly top: number}
	| {readonly type: 'form'; readonly form: Form};

type SayingAction =
	| {readonly type: 'noticed'; readonly text: string; readonly isProblem: boolean}
	/** A key was pressed: what was said is read. `leaving`: it is the one that leaves. */
	| {readonly type: 'pressed'; readonly leaving: boolean}
	| {readonly type: 'leaving'; readonly text: string}
	| {readonly type: 'escaped'};

export function step(state: ScreenState, action: ScreenAction): ScreenState {
	switch (action.type) {
		case 'typed':
		case 'edited':
		case 'written':
		case 'sent':
		case 'restored':
		case 'cleared':
		case 'turned':
		case 'burst':
		case 'history':
		case 'allowed':
		case 'agreed':
			return stepOfLine(state, action);
		case 'opened':
		case 'closed':
		case 'field-edited':
		case 'chosen':
		case 'read-on':
		case 'form':
			return stepOfOverlay(state, action);
		case 'noticed':
			return {...state, notice: {text: action.text, isProblem: action.isProblem}};
		case 'pressed':
			return afterKey(state, action.leaving);
		case 'leaving':
			return {...state, leaving: true, notice: {text: action.text, isProblem: false}};
		case 'escaped':
			return {...state, escaped: true};
		default:
			return stepOfNavigation(state, action);
	}
}

/** The same state where nothing was said: then nothing is drawn anew. */
function afterKey(state: ScreenState, leaving: boolean): ScreenState {
	const stays = state.leaving && leaving;
	return state.notice === null && state.leaving === stays && !state.escaped
		? state
		: {...state, notice: null, leaving: stays, escaped: false};
}

function stepOfLine(state: ScreenState, action: LineAction): ScreenState {
	const {editor, typedSecret} = state;
	switch (action.type) {
		case 'typed':
			return {
				...state,
				editor: edit(editor, {type: 'insert', text: action.text}),
				typedSecret: typedSecret || action.secret,
			};
		case 'edited':
			return edited(state, edit(editor, action.event));
		case 'written':
			return {
				...state,
				editor: edit({...emptyEditor, killed: editor.killed}, {type: 'insert', text: action.text}),
				typedSecret: false,
				turned: false,
			};
		case 'sent': {
			const isNew = action.remember !== '' && state.history.at(-1) !== action.remember;
			return {
				...state,
				editor: edit(editor, {type: 'sent'}),
				typedSecret: false,
				turned: false,
				reveal: false,
				...(isNew && {history: [...state.history, action.remember].slice(-1000)}),
			};
		}

		case 'restored':
			return {...state, editor: action.editor, history: action.history};
		case 'cleared': {
			// A secret is not kept for Ctrl+Y.
			const kept = typedSecret ? {...emptyEditor, killed: editor.killed} : edit(editor, {type: 'clear'});
			return {...state, editor: kept, typedSecret: false, turned: false, leaving: false};
		}

		case 'turned':
			return {...state, turned: !state.turned};
		case 'burst':
			return {...state, burst: action.lines};
		case 'history':
			return {...state, history: action.lines};
		case 'allowed':
			return {...state, allowed: action.allowed};
		case 'agreed':
			return {...state, allowedId: action.connectionId};
	}
}

function edited(state: ScreenState, moved: Editor): ScreenState {
	const {editor, typedSecret, turned} = state;
	const emptied = editor.line.length > 0 && moved.line.length === 0;
	return {
		...state,
		// What was cut from a secret is not kept: put back elsewhere, it would be seen.
		editor: typedSecret ? {...moved, killed: editor.killed} : moved,
		typedSecret: typedSecret && moved.line.length > 0,
		// Ctrl+T was about the line that is gone.
		turned: turned && !emptied,
	};
}

function stepOfNavigation(state: ScreenState, action: NavigationAction): ScreenState {
	switch (action.type) {
		case 'resized':
			return {...state, columns: action.columns, rows: action.rows};
		case 'navigated':
			return {...state, ...action.at};
		case 'viewed':
			return {
				...state,
				view: action.view,
				paneTop: action.view === state.view ? state.paneTop : 0,
				focus: action.view === 'conversation' ? 'conversation' : 'pane',
			};
		case 'focused':
			return {...state, focus: action.on};
		case 'scrolled':
			return {...state, paneTop: action.top};
		case 'switched':
			return {...state, [action.what]: !state[action.what]};
		case 'revealed':
			return {...state, reveal: action.on};
		case 'marked':
			return {...state, mark: action.text};
		case 'filtered':
			return {...state, filter: action.by, anchor: fromTop(action.by)};
		case 'part':
			return {...state, messagePart: action.part, view: 'message', paneTop: 0};
		case 'computed': {
			const {entryId} = action.step;
			return entryId === null
				? state
				: {...state, authSteps: new Map([...state.authSteps, [entryId, action.step]])};
		}
	}
}

function stepOfOverlay(state: ScreenState, action: OverlayAction): ScreenState {
	const {overlay} = state;
	switch (action.type) {
		case 'opened':
			return {...state, overlay: action.overlay, notice: null};
		case 'closed':
			return {...state, overlay: null};
		case 'field-edited':
			return overlay === null || !('editor' in overlay)
				? state
				: withField(state, overlay, edit(overlay.editor, action.event));
		case 'chosen':
			return overlay !== null && 'index' in overlay
				? {...state, overlay: {...overlay, index: Math.max(0, action.index)}}
				: state;
		case 'read-on':
			return overlay?.type === 'reading' ? {...state, overlay: {...overlay, top: action.top}} : state;
		case 'form':
			return {...state, overlay: {type: 'compose', form: action.form}};
	}
}

function withField(
	state: ScreenState,
	overlay: Overlay & {readonly editor: Editor},
	editor: Editor,
): ScreenState {
	switch (overlay.type) {
		case 'palette':
		case 'history':
			return {...state, overlay: {...overlay, editor, index: 0}};
		case 'filter':
			return {
				...state,
				overlay: {...overlay, editor},
				filter: textOf(editor),
				anchor: fromTop(textOf(editor)),
			};
		case 'field':
			return {...state, overlay: {...overlay, editor}};
		default:
			return state;
	}
}

export function notice(text: string): ScreenAction {
	return {type: 'noticed', text, isProblem: false};
}

export function problem(text: string): ScreenAction {
	return {type: 'noticed', text, isProblem: true};
}

/** What a filter leaves is read from its beginning. */
function fromTop(filter: string): ScreenState['anchor'] {
	return filter.trim() === '' ? null : {index: 0, part: 0};
}
