/** Draws several sessions until the user leaves: a list first, and each that is opened in the split view. */
import type {Session} from '../../session/session.ts';
import {createShell} from '../shell.tsx';
import {type Opened, openInspector, type StartOptions} from '../start.tsx';
import {createFrames, createStore} from '../store.ts';
import {
	failureFrom,
	type ListAction,
	type ListedSession,
	nothingOpened,
	type SessionStore,
	stepOfList,
} from './session-store.ts';
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
	/** To the next session in which something went wrong. */
	const goOn = (from: number, step: 1 | -1): boolean => {
		const next = failureFrom(store.sessions, from, step);
		if (next) {
			list.dispatch({type: 'went', number: next.number});
		}

		return next !== null;
	};

	const inspectors = new Inspectors((session, number) =>
		openInspector(
			{
				...options,
				session,
				back: () => list.dispatch({type: 'back'}),
				beyond: step => goOn(number, step),
			},
			shell,
			() => {},
		),
	);
	const openedOne = (): Opened | null => {
		const {opened} = list.get();
		const listed = store.sessions.find(({number}) => number === opened);
		return listed ? inspectors.of(listed) : null;
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
		inspectors.close();
	}
}

/** So many sessions keep their place, view and filter. */
const most = 50;

/** One that was opened keeps its place, view and filter for the next time. */
class Inspectors {
	readonly #open: (session: Session, number: number) => Opened;
	readonly #known = new Map<number, Opened>();

	constructor(open: (session: Session, number: number) => Opened) {
		this.#open = open;
	}

	of(listed: ListedSession): Opened {
		const known = this.#known.get(listed.number);
		if (known) {
			return known;
		}

		const made = this.#open(listed.open(), listed.number);
		this.#known.set(listed.number, made);
		this.#forgetOldest();
		made.diagnose();
		return made;
	}

	close(): void {
		for (const opened of this.#known.values()) {
			opened.close();
		}
	}

	#forgetOldest(): void {
		const [oldest] = this.#known;
		if (oldest && this.#known.size > most) {
			const [number, opened] = oldest;
			opened.close();
			this.#known.delete(number);
		}
	}
}
