/**
 * Whether an answer is secret: told by its place in the protocol, and hidden where it is not what belongs there.
 * Better a hidden nonce than a shown password.
 */
import type {Span} from '../protocol/span.ts';
import {isStandIn, MASK} from '../protocol/stand-in.ts';
import type {AuthMessage} from './exchange.ts';
import {mechanismOf} from './lookup.ts';
import {readMessage} from './messages.ts';

export {MASK};

/** The line with the secret covered, or as it is without one. */
export function maskSpan(line: string, secret: Span | null): string {
	return secret ? line.slice(0, secret.start) + MASK + line.slice(secret.end) : line;
}

/** Whether the client's next message of this exchange is secret. `before`: what both sides said so far. */
export function isSecretMessage(mechanism: string, before: readonly AuthMessage[], text: string): boolean {
	if (text === '' || text === '=' || text === '*' || isStandIn(text)) {
		return false;
	}

	// A user name, a space and a password: no one knows which of the words is which.
	if (/\s/.test(text)) {
		return true;
	}

	const numbers = {client: 0, server: 0};
	const messages = before.map(message => readMessage(message, numbers[message.from]++));
	const answer = readMessage({from: 'client', text, secret: true}, numbers.client);
	return mechanismOf(mechanism).isSecret(answer, messages);
}
