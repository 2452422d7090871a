/** What our server would answer. Someone may answer otherwise: the state that follows depends on the code. */
import {isPositiveCompletion, isPositiveIntermediate} from '../../protocol/reply-class.ts';
import type {EngineState} from './state.ts';

/** What a reply is about, as answers of the user's own are looked up by it. */
export type Subject = {
	/** In capitals; `CONNECT` for the greeting, `DATA-END` for the verdict on a message. */
	readonly verb: string;
	/** The line as the client wrote it, without its end; empty for `CONNECT` and `DATA-END`. */
	readonly line: string;
};

export type Answer = {
	readonly code: number;
	/** At least one, each a line of the reply without its code. */
	readonly texts: readonly string[];
};

export type Proposal = {
	readonly subject: Subject;
	readonly answer: Answer;
	/** The state after a reply with this code, whoever chose it. */
	readonly next: (code: number) => EngineState;
	/** After a reply that accepts: begin TLS. After any reply: close the connection. */
	readonly after?: 'upgrade' | 'close';
	/** The reply is the verdict on a whole message; `recipients` are those it is about. */
	readonly verdict?: {
		readonly sender: string;
		readonly recipients: readonly string[];
		readonly last: boolean;
	};
};

export type Responded = {
	/** Where it stands while nothing is answered yet. */
	readonly state: EngineState;
	/** In order; LMTP gives a verdict for each recipient. Often none: the message goes on. */
	readonly proposals: readonly Proposal[];
};

/** A positive reply, final or intermediate (RFC 5321 §4.2.1). */
export function accepts(code: number): boolean {
	return isPositiveCompletion(code) || isPositiveIntermediate(code);
}

/** The reply as it goes on the wire (RFC 5321 §4.2.1). */
export function replyBytes({code, texts}: Answer): Uint8Array {
	const lines = texts.map((text, index) => `${code}${index === texts.length - 1 ? ' ' : '-'}${text}\r\n`);
	return Buffer.from(lines.join(''));
}
