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

/** What was sent, as far as the phase needs to know. */
export type SentForPhase =
	/** A command or an answer to a 334. `chunkSize`: octets that BDAT announced, 0 for every other. */
	| {readonly kind: 'command'; readonly chunkSize: number; readonly chunkLast: boolean}
	| {readonly kind: 'content'; readonly octets: number}
	/** The line with only a dot. */
	| {readonly kind: 'dot'};

/**
 * The phase changes on sending too: after the final dot the next line is a command again though the 250 is
 * still out. After DATA, AUTH and STARTTLS it changes only with the answer.
 */
export function phaseAfterSent(phase: Phase, sent: SentForPhase): Phase {
	switch (sent.kind) {
		case 'command':
			return sent.chunkSize > 0 ? {name: 'chunk', remaining: sent.chunkSize, last: sent.chunkLast} : phase;
		case 'content':
			return phase.name === 'chunk' ? phaseAfterChunk(phase, sent.octets) : phase;
		case 'dot':
			return {name: 'command'};
	}
}

function phaseAfterChunk(phase: Phase & {name: 'chunk'}, octets: number): Phase {
	const remaining = phase.remaining - octets;
	return remaining > 0 ? {...phase, remaining} : {name: 'command'};
}

/** `answers`: the verb, `CONNECT`, `DATA-END`, or null for a reply that no one awaited. */
export function phaseAfterReply(phase: Phase, answers: string | null, code: number): Phase {
	switch (answers) {
		case 'CONNECT':
			return {name: 'command'};
		case 'DATA':
			return code === 354 ? {name: 'message'} : phase;
		case 'AUTH':
			return {name: code === 334 ? 'auth' : 'command'};
		case 'STARTTLS':
			return code === 220 ? {name: 'securing'} : phase;
		case 'DATA-END':
			// A server may give its verdict before the dot, or take a bare-LF dot for the end.
			return phase.name === 'message' ? {name: 'command'} : phase;
		default:
			return phase;
	}
}
