/** One value that was read from a message, with the name it is shown under. */
export type Field = {
	readonly label: string;
	/** Unescaped: whoever draws it escapes it. */
	readonly value: string;
	/** True: masked until asked for, and never in any output. */
	readonly secret?: boolean;
};
