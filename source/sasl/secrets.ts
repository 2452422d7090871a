/**
 * Which part of a line is secret, told by its place in the protocol and not by its looks. Unknown
 * mechanisms are secret throughout: better a hidden nonce than a shown password.
 */

import type {Span} from '../protocol/span.ts';
import type {AuthMessage} from './exchange.ts';

/** Stands for every secret on the screen; always as long, so that the length is not told either. */
export const MASK = '••••••••';

/** The line with the secret covered, or as it is without one. */
export function maskSpan(line: string, secret: Span | null): string {
	return secret ? line.slice(0, secret.start) + MASK + line.slice(secret.end) : line;
}

/** Whether the client's next message of this exchange is secret. `before`: what both sides said so far. */
export function isSecretMessage(mechanism: string, before: readonly AuthMessage[], text: string): boolean {
	if (text === '' || text === '=' || text === '*') {
		return false;
	}

	const sentBefore = before.filter(message => message.from === 'client').length;
	switch (mechanism) {
		case 'LOGIN':
			return !asksForUserName(before, sentBefore);
		case 'EXTERNAL':
		case 'ANONYMOUS':
			return false;
		case 'NTLM':
		case 'GSSAPI':
			// The first message names what the client can do; proofs come later.
			return sentBefore > 0;
		default:
			return !(mechanism.startsWith('SCRAM-') && sentBefore === 0);
	}
}

function asksForUserName(before: readonly AuthMessage[], sentBefore: number): boolean {
	const prompt = before.at(-1);
	if (prompt?.from !== 'server') {
		return sentBefore === 0;
	}

	const text = Buffer.from(prompt.text, 'base64').toString('latin1');
	return /pass/i.test(text) ? false : sentBefore === 0 || /user|login|name/i.test(text);
}
