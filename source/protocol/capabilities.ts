/** What a server announced in answer to EHLO or LHLO (RFC 5321 §4.1.1.1). */
export type Capability = {
	/** In capitals. */
	readonly keyword: string;
	/** Parameters as sent, in order. `AUTH=LOGIN PLAIN`, the old form, gives keyword AUTH and `oldForm`. */
	readonly parameters: readonly string[];
	readonly oldForm?: true;
};

export type Capabilities = {
	/** The server's name: the first word of the first line. */
	readonly domain: string;
	/** The rest of the first line. */
	readonly greeting: string;
	/** In the order announced. */
	readonly keywords: readonly Capability[];
};

/** What differs from the list before, by keyword in capitals. */
export type CapabilityChanges = {
	readonly appeared: readonly string[];
	readonly vanished: readonly string[];
	/** Announced both times, with other parameters. */
	readonly changed: readonly string[];
};
