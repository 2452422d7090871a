/** One AUTH exchange (RFC 4954 §4): what both sides said so far, still in base64. */
export type AuthMessage = {
	readonly from: 'client' | 'server';
	/**
	 * Base64 as it stood on the wire, without `334 ` or `AUTH MECHANISM `; `=` in an initial response is the
	 * empty string. Text that is not base64 stands here too, as sent.
	 */
	readonly text: string;
	/** The entry it came in. */
	readonly entryId: number;
	/** Whether a client message must be masked, by its place in the exchange. */
	readonly secret: boolean;
};

export type AuthExchange = {
	/** In capitals, as typed. */
	readonly mechanism: string;
	/** Absent and empty (`=`) are two different things. */
	readonly initialResponse: 'absent' | 'empty' | 'present';
	readonly messages: readonly AuthMessage[];
	/** `cancelled`: the client sent `*`. */
	readonly outcome: 'open' | 'succeeded' | 'failed' | 'cancelled';
};
