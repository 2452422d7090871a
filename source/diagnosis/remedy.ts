/**
 * What to do about a finding, as data and in order. Whoever shows it words it: the inspector as lines to type, the
 * command line by its options, a report in sentences.
 */
export type Remedy =
	/** A line of SMTP, ready to be sent in the state of the session where the finding stands. */
	| {readonly kind: 'line'; readonly line: string}
	/** Log in; the secret is asked for. Null: whatever the server offers, whoever it is. */
	| {readonly kind: 'login'; readonly mechanism: string | null; readonly user: string | null}
	/** Connect: null is the same target again. */
	| {readonly kind: 'connect'; readonly target: string | null}
	/** Compare the recorded login with the password one believes in. */
	| {readonly kind: 'check-login'}
	/** Send the same again after this time, in minutes; it is a guess where the reply names none. */
	| {readonly kind: 'wait'; readonly minutes: number; readonly stated: boolean}
	/** A setting of the client that has to change, which each way of running the program has its own name for. */
	| {readonly kind: 'setting'; readonly setting: Setting; readonly value: string | null}
	/** Something to do elsewhere, or another value to use, in a short imperative without a full stop. */
	| {readonly kind: 'words'; readonly words: string};

export type Setting =
	| 'client-certificate'
	| 'certificate-authority'
	| 'server-name'
	| 'tls-version'
	| 'ciphers'
	| 'ipv4-only'
	| 'timeout';

/** Steps that change the session; the others are for people to do. */
export function isTyped(remedy: Remedy): boolean {
	return remedy.kind === 'line' || remedy.kind === 'login' || remedy.kind === 'connect';
}

/** A line of SMTP as it goes on the wire. */
export function line(text: string): Remedy {
	return {kind: 'line', line: text};
}

/** Null: whatever mechanism the server offers, whoever the user is. */
export function logIn(mechanism: string | null = null, user: string | null = null): Remedy {
	return {kind: 'login', mechanism, user};
}

/** Null: to the same server again. */
export function connect(target: string | null = null): Remedy {
	return {kind: 'connect', target};
}

export function words(text: string): Remedy {
	return {kind: 'words', words: text};
}
