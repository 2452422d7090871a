/** Something worth saying about a line that was typed. It never stops the line from being sent. */
export type Remark = {
	/** Stable name, such as `path/space-after-colon`. */
	readonly id: string;
	/** One plain sentence. */
	readonly message: string;
	/** Where in the line, in UTF-16 units; `end` is exclusive. */
	readonly start: number;
	readonly end: number;
	/** The whole line as it would be right, where that is known. */
	readonly suggestion?: string;
	/** Section that says so, such as `RFC 5321 §4.1.1.2`. */
	readonly reference?: string;
};
