/** A cause in words for people: what the server means, why servers do so, and what to do. */
export type Meaning = {
	/** One sentence. */
	readonly message: string;
	readonly advice: string;
	readonly why: string;
	readonly reference: string;
};
