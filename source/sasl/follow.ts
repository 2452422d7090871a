/** Follows an AUTH exchange (RFC 4954 §4) message by message. */
import {isPositiveCompletion} from '../protocol/reply-class.ts';
import type {Span} from '../protocol/span.ts';
import type {AuthExchange, AuthMessage} from './exchange.ts';
import {mechanismOf} from './lookup.ts';
import {readMessages} from './messages.ts';
import {readOpening} from './secret-lines.ts';
import {isSecretMessage} from './secrets.ts';

export type AuthStep = {
	readonly exchange: AuthExchange;
	/** The secret part of the line, or null. */
	readonly secret: Span | null;
};

/** `AUTH MECHANISM [initial-response]` was sent. */
export function beginExchange(line: string, entryId: number): AuthStep {
	const {mechanism, response, secret} = readOpening(line);
	if (response === null) {
		return {exchange: {mechanism, initialResponse: 'absent', messages: [], outcome: 'open'}, secret};
	}

	const text = response.text.trimEnd();
	return {
		exchange: {
			mechanism,
			initialResponse: text === '=' ? 'empty' : 'present',
			messages: [{from: 'client', text, entryId, secret: secret !== null}],
			outcome: 'open',
		},
		secret,
	};
}

/** The server asked with a 334 for an answer to a line that is not a known command: no one knows the mechanism. */
export function unknownExchange(): AuthExchange {
	return {mechanism: '', initialResponse: 'absent', messages: [], outcome: 'open'};
}

/** The client answered a 334. */
export function continueExchange(exchange: AuthExchange, line: string, entryId: number): AuthStep {
	const secret = isSecretMessage(exchange.mechanism, exchange.messages, line);
	const messages = withMessage(exchange.messages, {from: 'client', text: line, entryId, secret});
	return {
		exchange: {...exchange, messages, outcome: line === '*' ? 'cancelled' : exchange.outcome},
		secret: secret ? {start: 0, end: line.length} : null,
	};
}

/** The server replied: 334 goes on, 235 lets in, anything else ends it. */
export function answerExchange(
	exchange: AuthExchange,
	code: number,
	text: string,
	entryId: number,
): AuthExchange {
	if (code === 334) {
		const challenge = {from: 'server' as const, text: text.trim(), entryId, secret: false};
		return {...exchange, messages: withMessage(exchange.messages, challenge)};
	}

	if (exchange.outcome === 'cancelled') {
		return exchange;
	}

	return {...exchange, outcome: isPositiveCompletion(code) ? 'succeeded' : 'failed'};
}

/**
 * No mechanism has half as many messages. Every entry carries its exchange, so one that never ends would cost the
 * square of its length: the first ones stay, and the newest.
 */
const messageLimit = 32;
const firstKept = 8;

function withMessage(messages: readonly AuthMessage[], next: AuthMessage): readonly AuthMessage[] {
	return messages.length < messageLimit
		? [...messages, next]
		: [...messages.slice(0, firstKept), ...messages.slice(firstKept + 1), next];
}

/** Who logged in, as far as the exchange says: user name, or empty. */
export function identityOf(exchange: AuthExchange): string {
	return mechanismOf(exchange.mechanism).identity(readMessages(exchange));
}

/** Whom the login asks to act as, where that is another than who logged in; else empty. */
export function actingAs(exchange: AuthExchange): string {
	return mechanismOf(exchange.mechanism).actingAs?.(readMessages(exchange)) ?? '';
}
