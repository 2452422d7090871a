/** What can be done to the session of another program while it goes on: its replies can be held back and changed. */

export type Watching = {
	/** The reply that waits for an answer of ours; null where none does. */
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
	/** Answers instead of what is held: `451 4.7.1 Later`, or `close`, which ends the connection. */
	answer(reply: string): 'answered' | 'not a reply' | 'nothing is held';
	/** Lets what is held go out as it is. False where nothing is held. */
	release(): boolean;
};
