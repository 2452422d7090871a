/** Draws several sessions until the user leaves: a list first, and each that is opened in the split view. */

import {createShell} from '../shell.tsx';
import {type Opened, openInspector, type StartOptions} from '../start.tsx';
import {createFrames, createStore} from '../store.ts';
import {failureFrom, type ListAction, nothingOpened, type SessionStore, stepOfList} from './session-store.ts';
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
			{
				...options,
				session: listed.open(),
				back: () => list.dispatch({type: 'back'}),
				beyond: step => goOn(opened, step),
			},
			shell,
			() => {},
		);
		inspectors.set(opened, made);
		forgetOldest(inspectors);
		made.diagnose();
		return made;
	};

	/** To the next session in which something went wrong. */
	const goOn = (from: number, step: 1 | -1): boolean => {
		const next = failureFrom(store.sessions, from, step);
		if (next) {
			list.dispatch({type: 'went', number: next.number});
		}

		return next !== null;
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

/** So many sessions keep their place, view and filter. */
const most = 50;

function forgetOldest(inspectors: Map<number, Opened>): void {
	const [oldest] = inspectors;
	if (oldest && inspectors.size > most) {
		const [number, opened] = oldest;
		opened.close();
		inspectors.delete(number);
	}
}
