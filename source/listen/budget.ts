/** How much memory all the sessions of a listener may take together. */

export type Budget = {
	/** Takes room for an entry; false when there is none, even after the oldest sessions were forgotten. */
	takeEntry(octets: number): boolean;
	/** The same for content, which must leave some room for entries: what is not kept of it is only counted. */
	takeContent(octets: number): boolean;
	give(octets: number): void;
};

/** Content stops here, so that sessions can go on with what little their entries need. */
const CONTENT_SHARE = 0.75;

/** `forgetOne` gives octets back by forgetting a session; false when there is none left to forget. */
export function createBudget(limit: number, forgetOne: () => boolean): Budget {
	let used = 0;

	function take(octets: number, upTo: number): boolean {
		while (used + octets > upTo && forgetOne()) {
			// Each time the oldest goes.
		}

		if (used + octets > upTo) {
			return false;
		}

		used += octets;
		return true;
	}

	return {
		takeEntry: octets => take(octets, limit),
		takeContent: octets => take(octets, limit * CONTENT_SHARE),
		give(octets) {
			used = Math.max(used - octets, 0);
		},
	};
}

/** For a second record of the same bytes: they take no room twice, and are kept only while there is some. */
export function sharing(budget: Budget): Budget {
	return {...budget, takeContent: () => budget.takeContent(0)};
}
