/**
 * State outside React. What keys change is told at once; what the session appends is told once per frame,
 * because five thousand replies a second must not be five thousand renders.
 */
export type Store<T> = {
	get(): T;
	/** Merges the change in. */
	set(change: Partial<T>): void;
	subscribe(listener: () => void): () => void;
};

export function createStore<T extends object>(initial: T): Store<T> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(change) {
			value = {...value, ...change};
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
	/** Changes with every frame in which the source changed. */
	version(): number;
	/** When the source last changed, by `performance.now()`. */
	changedAt(): number;
	subscribe(listener: () => void): () => void;
	stop(): void;
};

const frame = 16;

export function createFrames(source: {subscribe(listener: () => void): () => void}): Frames {
	const listeners = new Set<() => void>();
	let version = 0;
	let changedAt = performance.now();
	let timer: NodeJS.Timeout | undefined;
	const stop = source.subscribe(() => {
		changedAt = performance.now();
		timer ??= setTimeout(() => {
			timer = undefined;
			version++;
			for (const listener of [...listeners]) {
				listener();
			}
		}, frame);
	});
	return {
		version: () => version,
		changedAt: () => changedAt,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		stop() {
			clearTimeout(timer);
			stop();
		},
	};
}
