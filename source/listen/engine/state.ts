/** What our own server knows of a client between two of its lines. */
import type {ReadAs} from '../../protocol/client-reader.ts';
import type {Login, LoginPolicy} from './login.ts';

export type EngineConfig = {
	/** Our name, in the greeting and in the reply to EHLO. */
	readonly name: string;
	readonly protocol: 'smtp' | 'lmtp';
	/** Octets that a message may have. */
	readonly size: number;
	/** Whether STARTTLS is offered while the connection is in clear text. */
	readonly starttls: boolean;
	readonly login: LoginPolicy;
	/** AUTH is neither offered nor accepted in clear text. */
	readonly tlsBeforeAuth: boolean;
	/** EHLO keywords in capitals that are left out, and not understood either. */
	readonly without: readonly string[];
	/** What CRAM-MD5 asks, new for each session. */
	readonly challenge: string;
};

export type Transaction = {
	readonly sender: string;
	readonly recipients: readonly string[];
	/** Octets of content so far, dots and chunks together. */
	readonly octets: number;
	/** A chunk came: DATA is no longer allowed (RFC 3030 §2). */
	readonly chunked: boolean;
};

export type EnginePhase =
	| {readonly name: 'command'}
	| {readonly name: 'auth'; readonly login: Login}
	| {readonly name: 'message'}
	/** `refused`: its octets are read and thrown away. */
	| {readonly name: 'chunk'; readonly left: number; readonly last: boolean; readonly refused: boolean};

export type EngineState = {
	readonly phase: EnginePhase;
	readonly secure: boolean;
	readonly greetedWith: 'EHLO' | 'HELO' | 'LHLO' | null;
	readonly user: string | null;
	readonly transaction: Transaction | null;
};

/** A client that just connected. */
export function freshState(secure: boolean): EngineState {
	return {phase: {name: 'command'}, secure, greetedWith: null, user: null, transaction: null};
}

/** How its next bytes are read. */
export function readAs({phase}: EngineState): ReadAs {
	switch (phase.name) {
		case 'message':
			return {as: 'message'};
		case 'chunk':
			return {as: 'chunk', octets: phase.left};
		default:
			return {as: 'line'};
	}
}

/** Back in the command phase, with these parts changed. */
export function inCommand(state: EngineState, change: Partial<EngineState> = {}): EngineState {
	return {...state, phase: {name: 'command'}, ...change};
}
