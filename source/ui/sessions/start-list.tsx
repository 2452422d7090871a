/** Draws several sessions until the user leaves: a list first, and each that is opened in the split view. */

import {createShell} from '../shell.tsx';
import {type Opened, openInspector, type StartOptions} from '../start.tsx';
import {createFrames, createStore} from '../store.ts';
import {type ListAction, nothingOpened, type SessionStore, stepOfList} from './session-store.ts';
import {Stage} from './stage.tsx';

export type ListOptions = Omit<StartOptions, 'session' | 'practice' | 'log'> & {
	readonly store: SessionStore;
};

/** Resolves when the screen is gone. The sessions are left as they are. */
export async function startList({store, ...options}: ListOptions): Promise<void> {
	const shell = createShell(options);
	const frames = createFrames();
	const list = createStore(nothingOpened, (state, action: ListAction) =>
		stepOfList(
			state,
			action,
			store.sessions.map(({number}) => number),
			store.follows !== false,
		),
	);
	// One that was opened keeps its place, view and filter for the next time.
	const inspectors = new Map<number, Opened>();
	const openedOne = (): Opened | null => {
		const {opened} = list.get();
		const listed = store.sessions.find(({number}) => number === opened);
		if (opened === null || !listed) {
			return null;
		}

		const known = inspectors.get(opened);
		if (known) {
			return known;
		}

		const made = openInspector(
			{...options, session: listed.open(), back: () => list.dispatch({type: 'back'})},
			shell,
			() => {},
		);
		inspectors.set(opened, made);
		made.diagnose();
		return made;
	};

	const stop = store.subscribe(frames.changed);
	try {
		await shell.run(
			<Stage
				store={store}
				list={list}
				frames={frames}
				opened={() => openedOne()?.inspector ?? null}
				onSuspend={shell.onSuspend}
				quit={shell.quit}
				suspend={shell.suspend}
			/>,
			event => openedOne()?.inspector.point(event),
		);
	} finally {
		stop();
		frames.stop();
		for (const opened of inspectors.values()) {
			opened.close();
		}
	}
}
