/**
 * The client's side of a mechanism as a step machine: a challenge goes in, bytes and what was computed for
 * them come out. No socket, no base64, no clock: randomness and time come with the context.
 */

export type Credentials = {
	readonly user: string;
	readonly password?: string;
	/** OAuth access token. */
	readonly token?: string;
	/** Identity to act as, where it is not the user. */
	readonly authzid?: string;
	/** UTF-8 where absent; old servers may keep Latin-1. */
	readonly charset?: 'utf-8' | 'latin-1';
};

export type SaslContext = {
	/** Name of the server, as the user gave it. */
	readonly host: string;
	readonly port: number | null;
	/** `tls-exporter` data (RFC 9266), or null. */
	readonly channelBinding: Uint8Array | null;
	/** The -PLUS form of the mechanism is announced. */
	readonly plusOffered: boolean;
	/** An initial response is wanted, also where the mechanism knows it by habit only. */
	readonly initialResponse: boolean;
	readonly random: (count: number) => Uint8Array;
	/** Milliseconds since 1970. */
	readonly now: number;
};

/** An intermediate value, to be shown beside the step that it was made for. */
export type Computed = {readonly label: string; readonly value: string; readonly secret: boolean};

/** Whether the server showed that it knows the password too. `cannot`: the mechanism has no such proof. */
export type ServerProof = 'cannot' | 'awaited' | 'given';

export type Send = {
	readonly type: 'send';
	/** Null only in the first step: the server speaks first. Empty is `=` on the AUTH line, else an empty line. */
	readonly bytes: Uint8Array | null;
	readonly computed: readonly Computed[];
	/** What is odd or worth knowing, one sentence each. Holds no secret. */
	readonly remarks: readonly string[];
	readonly proof: ServerProof;
	readonly next: (challenge: Uint8Array) => Step | Promise<Step>;
};

export type StopReason =
	/** The challenge does not have the form of the mechanism. */
	| 'bad-challenge'
	/** A further challenge where the mechanism has ended. */
	| 'out-of-step'
	/** The server asks for more work than is sane. */
	| 'too-much-work'
	/** Something the mechanism needs is not there: a token, a channel binding. */
	| 'missing'
	/** The server's proof is wrong: it does not know the password. */
	| 'false-server';

/** The exchange should not go on: the dialog cancels it. */
export type Stop = {
	readonly type: 'stop';
	readonly reason: StopReason;
	readonly message: string;
	readonly computed: readonly Computed[];
};

export type Step = Send | Stop;

/** A step with everything it does not need left out. */
export function send(bytes: Uint8Array | null, rest: Partial<Omit<Send, 'type' | 'bytes'>> = {}): Send {
	return {type: 'send', bytes, computed: [], remarks: [], proof: 'cannot', next: outOfStep, ...rest};
}

/** The exchange ends here: the caller sends `*` (RFC 4954 §4). */
export function stop(reason: StopReason, message: string, computed: readonly Computed[] = []): Stop {
	return {type: 'stop', reason, message, computed};
}

function outOfStep(): Stop {
	return stop('out-of-step', 'The server sent another challenge after the last step of the mechanism.');
}

export function shown(label: string, value: string): Computed {
	return {label, value, secret: false};
}

/** For values from which the password could be found. */
export function hidden(label: string, value: string): Computed {
	return {label, value, secret: true};
}
