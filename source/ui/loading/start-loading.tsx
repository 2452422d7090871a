/** A session that takes a while to read: the first frame comes at once, and the session when it is there. */
import {useSyncExternalStore} from 'react';
import type {Session} from '../../session/session.ts';
import {App} from '../screen/app.tsx';
import {createShell, type Shell, type ShellOptions} from '../shell.tsx';
import {createSpeaker} from '../spoken/speaker.ts';
import {type Opened, openInspector} from '../start.tsx';
import {createStore, type Store} from '../store.ts';
import {type Loading, LoadingView, loadingWords} from './loading-view.tsx';

export type LoadingOptions = ShellOptions & {
	readonly name: string;
	/** Null where it turns out to be something else, which is not for this screen. */
	load(tell: (progress: Omit<Loading, 'name'>) => void, signal: AbortSignal): Promise<Session | null>;
};

type State = Loading | Opened;

/** Resolves when the screen is gone: `false` where there was no session to show. Rejects where the reading failed. */
export async function startLoading({name, load, ...options}: LoadingOptions): Promise<boolean> {
	const shell = createShell({title: `smtpscope ${name}`, ...options});
	const left = new AbortController();
	const nothing: State = {name, octets: 0, share: null};
	const store = createStore<State, State>(nothing, (_, next) => next);
	const say = shell.isSpoken ? createSayer(shell) : () => {};
	say(nothing);
	const loaded = load(progress => {
		store.dispatch({name, ...progress});
		say(progress);
	}, left.signal).then(session => opened(session, options.colour, shell, store));
	// The screen goes where there is nothing to show on it; what went wrong is told behind it.
	loaded.then(
		shown => shown || shell.quit(),
		() => shell.quit(),
	);
	try {
		await shell.run(<Stage store={store} shell={shell} />, event => {
			const state = store.get();
			return 'inspector' in state ? state.inspector.point(event) : undefined;
		});
	} finally {
		left.abort(new Left());
		const state = store.get();
		if ('inspector' in state) {
			state.close();
		}
	}

	return await loaded.catch((error: unknown) => {
		if (error instanceof Left) {
			return true;
		}

		throw error;
	});
}

/** The user left while it was read. */
class Left extends Error {}

function opened(session: Session | null, colour: boolean, shell: Shell, store: Store<State, State>): boolean {
	if (!session) {
		return false;
	}

	const made = openInspector({session, colour}, shell, () => {});
	const speaker = shell.isSpoken ? createSpeaker(made.inspector, shell.stdout, shell.isDumb) : null;
	store.dispatch({
		...made,
		close() {
			speaker?.stop();
			made.close();
		},
	});
	made.diagnose();
	return true;
}

/** Each quarter of the way a line, read aloud. */
function createSayer({stdout}: Shell): (progress: Omit<Loading, 'name'>) => void {
	let said = -1;
	return progress => {
		const quarter = Math.floor((progress.share ?? 0) * 4);
		if (quarter > said) {
			said = quarter;
			stdout.write(`${loadingWords(progress)}\r\n`);
		}
	};
}

function Stage({store, shell}: {readonly store: Store<State, State>; readonly shell: Shell}) {
	const state = useSyncExternalStore(store.subscribe, store.get);
	return 'inspector' in state ? (
		<App inspector={state.inspector} isSpoken={shell.isSpoken} onSuspend={shell.onSuspend} />
	) : (
		<LoadingView loading={state} quit={shell.quit} suspend={shell.suspend} onSuspend={shell.onSuspend} />
	);
}
