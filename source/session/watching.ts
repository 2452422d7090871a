/** What can be done to a session of somebody else's while it goes on: its replies can be held back and changed. */

export type Watching = {
	/** The reply that waits for somebody; null where none does. */
	readonly held: {
		/** What it answers: a verb, `CONNECT` or `DATA-END`. */
		readonly about: string;
		/** Unescaped. */
		readonly proposed: string;
	} | null;
	/** Replies to such lines wait from now on, in every session. */
	hold(pattern: string): void;
	/** Ends that. False where no such replies were held. */
	dropHold(pattern: string): boolean;
	/** Answers in place of what is held, as `451 4.7.1 Later`. A sentence where it cannot. */
	answer(reply: string): string | null;
	/** Lets what is held go out as it is. False where nothing is held. */
	release(): boolean;
};
