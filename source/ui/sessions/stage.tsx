/** What is on the screen with several sessions: the list, or the session that was opened. */
import {type SuspendTerminal, useApp, useInput, useWindowSize} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Inspector} from '../inspector.ts';
import {actionOf} from '../keyboard/keymap.ts';
import {type KeyPress, readKeys} from '../keyboard/keys.ts';
import {App} from '../screen/app.tsx';
import type {Frames, Store} from '../store.ts';
import {ListView} from './list-view.tsx';
import {
	failureFrom,
	type ListAction,
	type ListedSession,
	type ListState,
	type SessionStore,
	selectedPlace,
} from './session-store.ts';

export type StageProps = {
	readonly store: SessionStore;
	readonly list: Store<ListState, ListAction>;
	/** Tells that sessions have come or changed. */
	readonly frames: Frames;
	/** The inspector of the opened session; null while the list is shown. */
	readonly opened: () => Inspector | null;
	readonly onSuspend: (suspendTerminal: SuspendTerminal) => void;
	readonly quit: () => void;
	readonly suspend: () => void;
};

export function Stage({store, list, frames, opened, onSuspend, quit, suspend}: StageProps) {
	const state = useSyncExternalStore(list.subscribe, list.get);
	useSyncExternalStore(frames.subscribe, frames.version);
	const inspector = state.opened === null ? null : opened();
	return inspector ? (
		<App key={state.opened} inspector={inspector} onSuspend={onSuspend} />
	) : (
		<List store={store} state={state} list={list} onSuspend={onSuspend} quit={quit} suspend={suspend} />
	);
}

type ListProps = Pick<StageProps, 'store' | 'list' | 'onSuspend' | 'quit' | 'suspend'> & {
	readonly state: ListState;
};

function List({store, state, list, onSuspend, quit, suspend}: ListProps) {
	const {columns, rows} = useWindowSize();
	const {suspendTerminal} = useApp();
	useEffect(() => onSuspend(suspendTerminal), [onSuspend, suspendTerminal]);
	useInput((input, key) => {
		for (const press of readKeys(input, key).flatMap(lettersOf)) {
			const name = press.type === 'text' ? press.text : (actionOf(press.name) ?? '');
			const selected = store.sessions[selectedPlace(list.get(), store)] ?? null;
			const own = store.key?.(press.type === 'text' ? press.text : press.name, selected) ?? null;
			if (own === 'used') {
				continue;
			}

			if (own) {
				list.dispatch(own);
			} else if (name === 'q' || name === 'stop' || name === 'leave') {
				quit();
			} else if (name === 'suspend') {
				suspend();
			} else {
				const action = toFailure(name, store, selected) ?? listAction(name, rows - 4);
				if (action) {
					list.dispatch(action);
				}
			}
		}
	});
	return <ListView store={store} state={state} columns={columns} rows={rows} />;
}

/** Letters are keys here, and several may come in one piece. */
function lettersOf(press: KeyPress): readonly KeyPress[] {
	return press.type === 'text' ? [...press.text].map(text => ({type: 'text', text})) : [press];
}

function toFailure(name: string, {sessions}: SessionStore, at: ListedSession | null): ListAction | null {
	if (!at || (name !== 'n' && name !== 'N')) {
		return null;
	}

	const next = failureFrom(sessions, at.number, name === 'n' ? 1 : -1);
	return next && {type: 'went', number: next.number};
}

function listAction(name: string, page: number): ListAction | null {
	switch (name) {
		case 'older':
		case 'entry-up':
		case 'k':
			return {type: 'moved', by: -1};
		case 'newer':
		case 'entry-down':
		case 'j':
			return {type: 'moved', by: 1};
		case 'page-up':
			return {type: 'moved', by: -page};
		case 'page-down':
			return {type: 'moved', by: page};
		case 'g':
		case 'move-start':
			return {type: 'first'};
		case 'G':
		case 'move-end':
			return {type: 'last'};
		case 'send':
			return {type: 'open'};
		default:
			return null;
	}
}
