/** How much memory all the sessions of a listener may take together. */

export type Budget = {
	/** Takes that many octets; false when there was no room left, and then the oldest are asked to go. */
	take(octets: number): boolean;
	give(octets: number): void;
};

/** `onFull` may give octets back, or not. */
export function createBudget(limit: number, onFull: () => void): Budget {
	let used = 0;
	return {
		take(octets) {
			used += octets;
			if (used > limit) {
				onFull();
			}

			return used <= limit;
		},
		give(octets) {
			used = Math.max(used - octets, 0);
		},
	};
}
