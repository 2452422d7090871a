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
};

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
	| {readonly type: 'back'};

export const nothingOpened: ListState = {selected: null, opened: null};

export function stepOfList(state: ListState, action: ListAction, numbers: readonly number[]): ListState {
	switch (action.type) {
		case 'moved':
			return {...state, selected: selectedBy(state, action.by, numbers)};
		case 'first':
			return {...state, selected: numbers[0] ?? null};
		case 'last':
			return {...state, selected: null};
		case 'open': {
			const number = state.selected ?? numbers.at(-1) ?? null;
			return {selected: number, opened: number};
		}

		case 'back':
			return {...state, opened: null};
	}
}

/** The newest is followed when one moves onto it. One that is gone gives its place to the next. */
function selectedBy({selected}: ListState, by: number, numbers: readonly number[]): number | null {
	const found = selected === null ? numbers.length - 1 : numbers.findIndex(number => number >= selected);
	const at = found === -1 ? numbers.length - 1 : found;
	const next = Math.max(0, Math.min(numbers.length - 1, at + by));
	return next === numbers.length - 1 ? null : (numbers[next] ?? null);
}
