/** All that the screen remembers, besides the session itself. What changes it: `step.ts`. */

import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import type {AuthStep} from '../dialogs/authenticate.ts';
import type {HostComparison} from '../dialogs/probe/compare-hosts.ts';
import {type PartChoice, textAsRead} from '../message/outline.ts';
import type {Form} from './compose/form.ts';
import type {Anchor} from './conversation/window.ts';
import {type Editor, emptyEditor} from './prompt/editor.ts';

export type ScreenState = {
	readonly columns: number;
	readonly rows: number;
	readonly editor: Editor;
	/** The line was begun when secrets were asked for: it stays masked, whatever the server does meanwhile. */
	readonly typedSecret: boolean;
	/** Ctrl+T: the other reading of this line. */
	readonly turned: boolean;
	/** `/reveal`: secrets are shown, until the next line is sent. */
	readonly reveal: boolean;
	readonly view: ViewName;
	/** Those there are beside the conversation. */
	readonly views: readonly ViewName[];
	/** The pane that PgUp, Home and zoom are about, where two are beside each other. */
	readonly focus: 'conversation' | 'pane';
	/** The pane in focus has the whole width, and no frame. */
	readonly zoomed: boolean;
	/** Times of day instead of the time since the start. */
	readonly clock: boolean;
	/** The Wire view shows lines instead of bytes. */
	readonly wireText: boolean;
	/** Selected entry; null follows the newest. */
	readonly selectedId: number | null;
	/** Top of the conversation; null follows the newest. */
	readonly anchor: Anchor | null;
	/** First row shown of the right pane. */
	readonly paneTop: number;
	/** What was searched for last; marked where it stands. */
	readonly mark: string;
	/** Only entries that fit are shown; empty for all. */
	readonly filter: string;
	/** A sentence at the prompt; stays until the next key. */
	readonly notice: {readonly text: string; readonly isProblem: boolean} | null;
	/** A key that leaves was pressed once. */
	readonly leaving: boolean;
	/** Esc was pressed on an empty line: a digit opens the view of its number. */
	readonly escaped: boolean;
	readonly overlay: Overlay | null;
	/** Lines sent in command phase, oldest first. Never holds an answer to a 334. */
	readonly history: readonly string[];
	/** Connection on which the user agreed to send secrets in danger. */
	readonly allowedId: number | null;
	/** What options allow on every connection. */
	readonly allowed: AuthAllowed;
	/** Lines collected for `/burst`, or null. */
	readonly burst: readonly string[] | null;
	/** What `/auth` computed, by the entry it was computed for. */
	readonly authSteps: ReadonlyMap<number, AuthStep>;
	/** What of the message was asked for. */
	readonly messagePart: PartChoice;
};

export type ViewName =
	| 'conversation'
	| 'decode'
	| 'server'
	| 'auth'
	| 'tls'
	| 'message'
	| 'wire'
	| 'findings';

/** In the order of their numbers; the conversation is number 1. */
const allViews: readonly ViewName[] = ['decode', 'server', 'auth', 'tls', 'message', 'wire', 'findings'];

/** What stands instead of the panes or of the prompt. Who waits for its answer is no state: `asking.ts`. */
export type Overlay =
	| {
			readonly type: 'reading';
			readonly title: string;
			readonly content: ReadingContent;
			readonly top: number;
	  }
	| {readonly type: 'palette'; readonly editor: Editor; readonly index: number}
	/** Ctrl+R: lines of the history that hold what is typed. */
	| {readonly type: 'history'; readonly editor: Editor; readonly index: number}
	/** The conversation shows what fits while it is typed. */
	| {readonly type: 'filter'; readonly editor: Editor; readonly before: string}
	| {readonly type: 'compose'; readonly form: Form}
	/** One key answers. */
	| {readonly type: 'choice'; readonly question: string; readonly choices: readonly Choice[]}
	| {
			readonly type: 'field';
			readonly title: string;
			readonly editor: Editor;
			readonly secret: boolean;
			/** Suggested while it is empty: → takes it. */
			readonly ghost: string;
	  };

export type OverlayOf<Type extends Overlay['type']> = Overlay & {readonly type: Type};

export type ReadingContent =
	| {readonly kind: 'help'}
	| {readonly kind: 'text'; readonly lines: readonly string[]}
	| {readonly kind: 'comparison'; readonly comparison: HostComparison}
	/** Something that goes on until it is done or stopped. `address`: what Ctrl+G copies. */
	| {readonly kind: 'steps'; readonly lines: readonly string[]; readonly address: string | null};

export type Choice = {readonly key: string; readonly label: string};

export function initialScreen(
	columns: number,
	rows: number,
	views: readonly ViewName[] = allViews,
): ScreenState {
	return {
		columns,
		rows,
		editor: emptyEditor,
		typedSecret: false,
		turned: false,
		reveal: false,
		view: views === allViews ? 'conversation' : (views[0] ?? 'conversation'),
		views,
		focus: 'conversation',
		zoomed: false,
		clock: false,
		wireText: false,
		selectedId: null,
		anchor: null,
		paneTop: 0,
		mark: '',
		filter: '',
		notice: null,
		leaving: false,
		escaped: false,
		overlay: null,
		history: [],
		allowedId: null,
		allowed: {},
		burst: null,
		authSteps: new Map(),
		messagePart: textAsRead,
	};
}
