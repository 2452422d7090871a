/** All that the screen remembers, besides the session itself. */

import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import type {AuthStep} from '../dialogs/authenticate.ts';
import {type PartChoice, textAsRead} from '../message/outline.ts';
import type {Form} from './compose/form.ts';
import type {Anchor} from './conversation/window.ts';
import type {KeyPress} from './keyboard/keys.ts';
import {type Editor, emptyEditor} from './prompt/editor.ts';
import type {Line} from './screen/lines.ts';

export type ScreenState = {
	readonly columns: number;
	readonly rows: number;
	readonly editor: Editor;
	/** The line was begun when secrets were asked for: it stays masked, whatever the server does meanwhile. */
	readonly typedSecret: boolean;
	/** Ctrl+T: the other reading of this line. */
	readonly turned: boolean;
	/** Ctrl+R: secrets are shown. */
	readonly reveal: boolean;
	readonly view: ViewName;
	/** Those there are beside the conversation. */
	readonly views: readonly ViewName[];
	/** Selected entry; null follows the newest. */
	readonly selectedId: number | null;
	/** Top of the conversation; null follows the newest. */
	readonly anchor: Anchor | null;
	/** First row shown of the right pane. */
	readonly paneTop: number;
	/** A sentence at the prompt; stays until the next key. */
	readonly notice: {readonly text: string; readonly isProblem: boolean} | null;
	/** Ctrl+C was pressed on an empty line. */
	readonly leaving: boolean;
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

/** In the order of their keys. */
const allViews: readonly ViewName[] = ['decode', 'server', 'auth', 'tls', 'message', 'wire', 'findings'];

export type ViewName =
	| 'conversation'
	| 'decode'
	| 'server'
	| 'auth'
	| 'tls'
	| 'message'
	| 'wire'
	| 'findings';

export type Overlay =
	/** Something to read in the place of the panes: the help, a mail. */
	| {
			readonly type: 'reading';
			readonly title: string;
			readonly lines: (width: number) => readonly Line[];
			readonly top: number;
			/** The user is done with it. */
			readonly closed?: () => void;
	  }
	| {readonly type: 'palette'; readonly editor: Editor; readonly index: number}
	/** The form of `/compose`, which reads its keys itself. */
	| {
			readonly type: 'compose';
			readonly form: Form;
			readonly press: (key: KeyPress) => void;
			readonly paste: (text: string) => void;
	  }
	/** One key answers. */
	| {
			readonly type: 'choice';
			readonly question: string;
			readonly choices: readonly Choice[];
			readonly cancel?: () => void;
	  }
	| {
			readonly type: 'field';
			readonly title: string;
			readonly editor: Editor;
			readonly secret: boolean;
			readonly answer: (value: string | null) => void;
	  };

export type Choice = {readonly key: string; readonly label: string; readonly choose: () => void};

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
		selectedId: null,
		anchor: null,
		paneTop: 0,
		notice: null,
		leaving: false,
		overlay: null,
		history: [],
		allowedId: null,
		allowed: {},
		burst: null,
		authSteps: new Map(),
		messagePart: textAsRead,
	};
}
