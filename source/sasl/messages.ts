/** An exchange as messages with their bytes: the one place that reads base64 for the mechanisms. */
import {hasStandIn} from '../protocol/stand-in.ts';
import {analyseBase64} from './base64.ts';
import type {AuthExchange, AuthMessage} from './exchange.ts';
import type {SaslMessage} from './mechanism.ts';

/** In order. What is not base64 has no bytes, but its place. */
export function readMessages({messages, initialResponse}: AuthExchange): SaslMessage[] {
	const numbers = {client: 0, server: 0};
	return messages.map((message, index) =>
		readMessage(message, numbers[message.from]++, index === 0 && initialResponse === 'empty'),
	);
}

/** `isEmpty`: a lone `=` on the AUTH line is the empty response, not base64 (RFC 4954 §4). */
export function readMessage(
	{from, text, secret}: Pick<AuthMessage, 'from' | 'text' | 'secret'>,
	number: number,
	isEmpty = false,
): SaslMessage {
	const wire = isEmpty && text === '=' ? '' : text;
	const facts = hasStandIn(wire) ? null : analyseBase64(wire);
	return {
		from,
		text: wire,
		bytes: facts?.bytes ?? new Uint8Array(),
		encoded: facts?.canonical ?? false,
		number,
		secret,
	};
}
