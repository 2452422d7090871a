/** How the next line from the client is read. One question, one answer. */
export type Phase =
	| {readonly name: 'connecting'}
	/** The server speaks first. */
	| {readonly name: 'greeting'}
	| {readonly name: 'command'}
	/** A line answers a 334 (RFC 4954 §4). */
	| {readonly name: 'auth'}
	/** Message content up to a line with only a dot (RFC 5321 §4.1.1.4). */
	| {readonly name: 'message'}
	/** `remaining` octets of a BDAT chunk are still owed (RFC 3030 §2). */
	| {readonly name: 'chunk'; readonly remaining: number; readonly last: boolean}
	/** 220 to STARTTLS came; the handshake runs. */
	| {readonly name: 'securing'}
	| {readonly name: 'closed'};

export type PhaseName = Phase['name'];
