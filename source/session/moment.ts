/** When something was. A log that another program wrote need not tell it, and nothing may be made up in its place. */

export type Moment = {
	/** Milliseconds since the session began. */
	readonly at: number;
	/** A recording does not tell when it was: `at` is then the last time that is known before it. */
	readonly untimed?: true;
};

/** Of an event or an entry, to be passed on. */
export function momentOf({at, untimed}: Moment): Moment {
	return untimed ? {at, untimed} : {at};
}

/** Null where the recording does not tell. */
export function timeOf({at, untimed}: Moment): number | null {
	return untimed ? null : at;
}
