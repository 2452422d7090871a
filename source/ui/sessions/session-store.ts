/**
 * Several sessions, and which of them is on the screen. The list is the first view: Enter opens a session in the
 * split view, Esc on its empty prompt goes back to the same place of the list, and sessions may arrive meanwhile.
 * Whoever has sessions (a listener, a folder of recordings) fills the store; `stage.tsx` draws it.
 */
import type {Session} from '../../session/session.ts';
import type {Line} from '../screen/lines.ts';

export type ListedSession = {
	/** Grows with each session; the same for its newer self. */
	readonly number: number;
	/** Its row in the list; unescaped. */
	readonly row: Line;
	/** Something went wrong in it: `n` and `N` stop there. All of them where none says. */
	readonly failed?: boolean;
	/** The session itself, made when it is opened. */
	open(): Session;
};

export type SessionStore = {
	/** In order of their numbers. */
	readonly sessions: readonly ListedSession[];
	/** What stands above the list, such as where it listens. */
	readonly title: string;
	/** What is said where there is none yet: what will appear, and what fills it. */
	readonly empty: readonly Line[];
	subscribe(listener: () => void): () => void;
	/**
	 * Keys of the store's own, tried before those of the list: `name` is a key such as `enter` or `escape`, or typed
	 * text, `selected` where the list stands. The answer moves the list, or says that the key was used; null passes it on.
	 */
	readonly key?: (name: string, selected: ListedSession | null) => ListAction | 'used' | null;
	/** What these keys do, for the last row. */
	readonly hint?: string;
	/** False: the list stands at its first row until it is moved, and does not follow what arrives. */
	readonly follows?: false;
	/** What the rows are; sessions where absent. */
	readonly heading?: string;
};

/** The one the list stands at; the newest where it follows, the next where the selected one is gone. */
export function selectedPlace(
	{selected}: ListState,
	{sessions, follows}: Pick<SessionStore, 'sessions' | 'follows'>,
): number {
	if (selected === null && follows === false) {
		return 0;
	}

	const found = selected === null ? -1 : sessions.findIndex(({number}) => number >= selected);
	return found === -1 ? Math.max(0, sessions.length - 1) : found;
}

export type ListState = {
	/** The session that the list stands at; null follows the newest. */
	readonly selected: number | null;
	/** The one in the split view; null while the list is shown. */
	readonly opened: number | null;
};

export type ListAction =
	| {readonly type: 'moved'; readonly by: number}
	| {readonly type: 'first'}
	| {readonly type: 'last'}
	| {readonly type: 'open'}
	/** Goes to this one; where one is opened, that becomes the one on the screen. */
	| {readonly type: 'went'; readonly number: number}
	| {readonly type: 'back'};

export const nothingOpened: ListState = {selected: null, opened: null};

/** `follows`: at the newest row whatever comes after it is followed. */
export function stepOfList(
	state: ListState,
	action: ListAction,
	numbers: readonly number[],
	follows = true,
): ListState {
	switch (action.type) {
		case 'moved':
			return {...state, selected: selectedBy(state, action.by, numbers, follows)};
		case 'first':
			return {...state, selected: numbers[0] ?? null};
		case 'last':
			return {...state, selected: follows ? null : (numbers.at(-1) ?? null)};
		case 'open': {
			const number = state.selected ?? numbers.at(follows ? -1 : 0) ?? null;
			return {selected: number, opened: number};
		}

		case 'went':
			return {selected: action.number, opened: state.opened === null ? null : action.number};
		case 'back':
			return {...state, opened: null};
	}
}

/** The newest is followed when one moves onto it. One that is gone gives its place to the next. */
function selectedBy(
	{selected}: ListState,
	by: number,
	numbers: readonly number[],
	follows: boolean,
): number | null {
	const none = follows ? numbers.length - 1 : 0;
	const found = selected === null ? none : numbers.findIndex(number => number >= selected);
	const at = found === -1 ? numbers.length - 1 : found;
	const next = Math.max(0, Math.min(numbers.length - 1, at + by));
	return follows && next === numbers.length - 1 ? null : (numbers[next] ?? null);
}

/** The next one that failed, from this number on, or the one before; null where there is none. */
export function failureFrom(
	sessions: readonly ListedSession[],
	from: number,
	step: 1 | -1,
): ListedSession | null {
	return (
		(step === 1
			? sessions.find(({number, failed}) => number > from && failed !== false)
			: sessions.findLast(({number, failed}) => number < from && failed !== false)) ?? null
	);
}
