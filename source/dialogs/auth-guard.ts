/**
 * Whether credentials may leave on this connection. Over clear text or an unverified certificate only with
 * an explicit yes; this machine itself is excepted.
 */
import {mechanismOf} from '../sasl/lookup.ts';
import type {Door} from '../session/door.ts';
import type {ConnectedEntry, Entry} from '../session/entry.ts';
import type {SessionState} from '../session/state.ts';
import {isLoopback} from '../transport/loopback.ts';
import type {TlsFacts} from '../transport/types.ts';

/** Over a connection that is not encrypted, or to a server whose certificate is not verified. */
export type Permission = 'clearText' | 'unverified';

/** What was explicitly allowed: by a yes, or by an option. */
export type AuthAllowed = Partial<Readonly<Record<Permission, boolean>>> & {
	/** How a permission is given to this program, a sentence each; a library has no other way than `allowed`. */
	readonly ways?: Readonly<Record<Permission, string>>;
};

export type AuthGuard =
	/** `warning`: worth saying before Enter, but no reason to ask. */
	| {readonly verdict: 'go'; readonly warning: string | null}
	| {
			readonly verdict: 'ask';
			/** Which yes is missing. */
			readonly needs: Permission;
			/** What would happen, in a sentence. */
			readonly sentence: string;
			/** How to make it safe, and how to allow it without a screen: one or two sentences. */
			readonly how: string;
	  };

type Conversation = {readonly state: SessionState; readonly entries: readonly Entry[]};

/** `mechanism` in capitals. */
export function authGuard(session: Conversation, mechanism: string, allowed: AuthAllowed = {}): AuthGuard {
	return mechanismOf(mechanism).reveals === 'nothing'
		? {verdict: 'go', warning: lockOutWarning(session.entries)}
		: lineGuard(session, mechanism, allowed);
}

/** The same of what someone typed, pasted or scripted: with a mechanism that needs no password one may stand there too. */
export function lineGuard(session: Conversation, mechanism: string, allowed: AuthAllowed = {}): AuthGuard {
	const {state, entries} = session;
	const warning = lockOutWarning(entries);
	if (staysHere(entries)) {
		return {verdict: 'go', warning};
	}

	const {host} = state.situation;
	if (!state.situation.secure) {
		return allowed.clearText
			? {verdict: 'go', warning}
			: {
					verdict: 'ask',
					needs: 'clearText',
					sentence: `The connection to ${host} is not encrypted: ${whatLeaks(mechanism)}`,
					how: inSentences(howToEncrypt(state), allowed.ways?.clearText),
				};
	}

	const doubt = state.tls ? doubtOf(state.tls) : null;
	if (doubt === null || allowed.unverified) {
		return {verdict: 'go', warning};
	}

	return {
		verdict: 'ask',
		needs: 'unverified',
		sentence: `The certificate of ${host} is not verified (${doubt}): someone else may be able to read this connection.`,
		how: inSentences('Trust the CA that issued it.', allowed.ways?.unverified),
	};
}

/** The keeper of a session's door where no one can be asked: what options allow leaves. */
export function doorOf(session: () => Conversation, allowed: AuthAllowed): Door {
	return mechanism => {
		const guard = lineGuard(session(), mechanism, allowed);
		return guard.verdict === 'ask' ? `${guard.sentence} ${guard.how}` : null;
	};
}

/** Failed logins in this history, on any connection. */
function failedLogins(entries: readonly Entry[]): number {
	return entries.filter(
		entry => entry.type === 'reply' && entry.auth?.outcome === 'failed' && entry.code === 535,
	).length;
}

const lockOutAfter = 3;

/** A sentence once several logins failed, else null. */
export function lockOutWarning(entries: readonly Entry[]): string | null {
	const failed = failedLogins(entries);
	return failed < lockOutAfter
		? null
		: `${failed} logins have already failed: many servers now lock the account or slow this address down. Check the password elsewhere first.`;
}

function staysHere(entries: readonly Entry[]): boolean {
	const connected = entries.findLast((entry): entry is ConnectedEntry => entry.type === 'connected');
	return connected !== undefined && (connected.port === null || isLoopback(connected.address));
}

function doubtOf(tls: TlsFacts): string | null {
	const doubts = [
		...(tls.authorized ? [] : [tls.error ?? 'no trusted chain']),
		...(tls.hostnameMatches ? [] : [`it is not for ${tls.hostname}`]),
	];
	return doubts.length > 0 ? doubts.join('; ') : null;
}

function whatLeaks(mechanism: string): string {
	switch (mechanismOf(mechanism).reveals) {
		case 'token':
			return 'anyone in between can read the token and use it.';
		case 'guesses':
			return 'the password itself is not sent, but anyone in between can record the exchange and try to guess it.';
		default:
			return 'anyone in between can read the password.';
	}
}

function howToEncrypt(state: SessionState): string {
	const offered = state.situation.capabilities?.keywords.some(({keyword}) => keyword === 'STARTTLS');
	return offered
		? 'Start TLS first, with STARTTLS.'
		: 'Connect with smtps://, or to a server that offers STARTTLS.';
}

function inSentences(safer: string, way: string | undefined): string {
	return way === undefined ? safer : `${safer} ${way}`;
}
