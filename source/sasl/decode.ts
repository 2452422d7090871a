/**
 * An AUTH exchange, message by message. The one place that reads base64, that catches a decoder's failure
 * and that keeps what comes out small: no decoder can forget it.
 */

import {hasStandIn, isStandIn} from '../protocol/stand-in.ts';
import {analyseBase64} from './base64.ts';
import {base64Problems} from './base64-problems.ts';
import {octets} from './bytes.ts';
import type {AuthExchange, AuthMessage} from './exchange.ts';
import type {Field} from './field.ts';
import type {DecodedStep, DecodeOptions, MessageReading, SaslMessage} from './mechanism.ts';
import {textMessage, unknown} from './mechanisms/unknown.ts';
import {decoderFor} from './mechanisms.ts';

/** All messages so far. */
export function decodeSasl(exchange: AuthExchange, options: DecodeOptions = {}): DecodedStep[] {
	const messages = readMessages(exchange);
	return exchange.messages.map((message, index) => decodeStep(exchange, message, messages, index, options));
}

/** The last message, or null where the server was not yet asked for one. */
export function explainAuthMessage(exchange: AuthExchange, options: DecodeOptions = {}): DecodedStep | null {
	const index = exchange.messages.length - 1;
	const message = exchange.messages[index];
	return message ? decodeStep(exchange, message, readMessages(exchange), index, options) : null;
}

/** What would be wrong with this line as the next answer, in a sentence that holds nothing of it; null if nothing. */
export function answerProblem(
	exchange: AuthExchange,
	line: string,
	options: DecodeOptions = {},
): string | null {
	const next = {from: 'client' as const, text: line, entryId: 0, secret: true};
	const step = explainAuthMessage({...exchange, messages: [...exchange.messages, next]}, options);
	return step?.problems[0] ?? null;
}

/** The bytes of every message; what is not base64 counts as empty, so that the places stay right. */
export function readMessages(exchange: AuthExchange): SaslMessage[] {
	const numbers = {client: 0, server: 0};
	return exchange.messages.map((message, index) => ({
		from: message.from,
		secret: message.secret,
		bytes: bytesOf(wireText(exchange, index)),
		number: numbers[message.from]++,
	}));
}

function bytesOf(text: string): Uint8Array {
	return (hasStandIn(text) ? null : analyseBase64(text).bytes) ?? new Uint8Array();
}

/** A lone `=` on the AUTH line is the empty response, not base64 (RFC 4954 §4). */
function wireText(exchange: AuthExchange, index: number): string {
	const text = exchange.messages[index]?.text ?? '';
	return index === 0 && exchange.initialResponse === 'empty' && text === '=' ? '' : text;
}

// RFC 4954 §4 gives base64 12288 octets; Kerberos tickets may need more, but not what fills a whole line of 64 KiB.
const readLimit = 48_000;
const valueLimit = 4096;
const fieldLimit = 80;

function decodeStep(
	exchange: AuthExchange,
	{from, entryId}: AuthMessage,
	messages: readonly SaslMessage[],
	index: number,
	options: DecodeOptions,
): DecodedStep {
	const text = wireText(exchange, index);
	const step = (reading: MessageReading, reference: string): DecodedStep => ({
		from,
		entryId,
		title: reading.title,
		fields: shorten(reading.fields),
		problems: reading.problems ?? [],
		reference,
	});

	if (from === 'client' && text === '*') {
		return step(
			{title: 'Cancelled', fields: [{label: 'answer', value: '* ends the exchange; the server answers 501'}]},
			'RFC 4954 §4',
		);
	}

	if (hasStandIn(text)) {
		return step(leftOut(from, text), 'RFC 4954 §4');
	}

	const facts = analyseBase64(text);
	const message = messages[index];
	if (!message || facts.bytes === null) {
		return step(notBase64(from, text, base64Problems(facts, from, true)), 'RFC 4954 §4');
	}

	const decoder = decoderFor(exchange.mechanism);
	if (facts.bytes.length > readLimit) {
		const problem = `${octets(facts.bytes.length)}: no mechanism sends this much. Only the beginning is shown.`;
		const start = {...message, bytes: message.bytes.subarray(0, 256)};
		return step(textMessage(start, 'An oversized message', [problem]), 'RFC 4954 §4');
	}

	const context = {...options, mechanism: exchange.mechanism, before: messages.slice(0, index)};
	const reading = readSafely(() => decoder.read(message, context), message);
	const problems = [...base64Problems(facts, from, decoder.binary !== true), ...(reading.problems ?? [])];
	return step({...reading, problems}, decoder === unknown ? 'RFC 4954 §4' : decoder.reference);
}

/** A message that breaks its decoder is shown all the same. */
function readSafely(read: () => MessageReading, message: SaslMessage): MessageReading {
	try {
		return read();
	} catch {
		return textMessage(message, 'Not readable', [
			'The message does not have the form of this mechanism: shown as text and hex.',
		]);
	}
}

/** What was not recorded is a value with a name: nothing can be said of it. */
function leftOut(from: 'client' | 'server', text: string): MessageReading {
	const whole = isStandIn(text);
	return {
		title: from === 'client' ? 'An answer that was masked' : 'A challenge that was masked',
		fields: [
			{
				label: from === 'client' ? 'answer' : 'challenge',
				value: whole ? 'masked in the recording' : 'partly masked in the recording',
			},
		],
	};
}

function notBase64(from: 'client' | 'server', text: string, problems: string[]): MessageReading {
	const secret = from === 'client' ? {secret: true} : {};
	return {
		title: from === 'server' ? 'Text instead of base64' : 'An answer that is not base64',
		fields: [
			{label: 'as sent', value: text, ...secret},
			{label: 'length', value: `${text.length.toLocaleString('en')} characters`},
		],
		problems,
	};
}

function shorten(fields: readonly Field[]): Field[] {
	const shown = fields.slice(0, fieldLimit).map(field => ({...field, value: cut(field.value)}));
	const left = fields.length - shown.length;
	return left > 0 ? [...shown, {label: '…', value: `and ${left.toLocaleString('en')} more`}] : shown;
}

function cut(value: string): string {
	return value.length > valueLimit
		? `${value.slice(0, valueLimit)}… (${value.length.toLocaleString('en')} characters in all)`
		: value;
}
