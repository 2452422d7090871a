/**
 * State outside React. What keys change is told at once; what the session appends is told once per frame,
 * because five thousand replies a second must not be five thousand renders.
 */
export type Store<State, Action> = {
	get(): State;
	dispatch(action: Action): void;
	/** Returns the way to stop. */
	subscribe(listener: () => void): () => void;
};

export function createStore<State, Action>(
	initial: State,
	step: (state: State, action: Action) => State,
): Store<State, Action> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		dispatch(action) {
			value = step(value, action);
			for (const listener of [...listeners]) {
				listener();
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

export type Frames = {
	/** Changes with every frame in which something changed. */
	version(): number;
	/** Something that is drawn has changed. */
	changed(): void;
	subscribe(listener: () => void): () => void;
	stop(): void;
};

const frame = 16;

export function createFrames(): Frames {
	const listeners = new Set<() => void>();
	let version = 0;
	let timer: NodeJS.Timeout | undefined;
	return {
		version: () => version,
		changed() {
			timer ??= setTimeout(() => {
				timer = undefined;
				version++;
				for (const listener of [...listeners]) {
					listener();
				}
			}, frame);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		stop() {
			clearTimeout(timer);
		},
	};
}

/**
 * The last result, as long as each of the inputs is the same. `make` gets nothing but the inputs, so that
 * nothing it reads can be forgotten among them.
 */
export function derived<Inputs extends object, Value>(
	inputs: () => Inputs,
	make: (inputs: Inputs) => Value,
): () => Value {
	let known: {readonly inputs: Inputs; readonly value: Value} | null = null;
	return () => {
		const now = inputs();
		if (known === null || !isSame(known.inputs, now)) {
			known = {inputs: now, value: make(now)};
		}

		return known.value;
	};
}

function isSame(before: object, now: object): boolean {
	const values = Object.values(now);
	return Object.values(before).every((value, index) => Object.is(value, values[index]));
}
