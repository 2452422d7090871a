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

/** Its listeners are called after every action, whether it changed anything or not. */
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

/** Milliseconds between two frames, however slow the machine. */
const slowest = 250;

/** Drawing what a session brings takes at most one part of so many: the others are for keys, and for reading on. */
const share = 4;

/** Frames come no closer than some milliseconds, and further apart where drawing is slow. */
export function createFrames(): Frames {
	const listeners = new Set<() => void>();
	let version = 0;
	let timer: NodeJS.Timeout | undefined;
	let drawn: NodeJS.Immediate | undefined;
	let delay = frame;

	function draw(): void {
		timer = undefined;
		version++;
		const start = performance.now();
		for (const listener of [...listeners]) {
			listener();
		}

		// React draws in a microtask, before this.
		drawn = setImmediate(() => {
			drawn = undefined;
			delay = Math.max(frame, Math.min(slowest, (performance.now() - start) * (share - 1)));
		});
	}

	return {
		version: () => version,
		changed() {
			timer ??= setTimeout(draw, delay);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		stop() {
			clearTimeout(timer);
			clearImmediate(drawn);
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
