/**
 * An AUTH exchange, message by message. The one place that catches a mechanism's failure to read a message and that
 * keeps what comes out small: no mechanism can forget it.
 */

import {hasStandIn, isStandIn} from '../protocol/stand-in.ts';
import {withCommas} from '../protocol/with-commas.ts';
import {analyseBase64, type Base64Facts} from './base64.ts';
import {base64Problems} from './base64-problems.ts';
import {octets} from './bytes.ts';
import type {AuthExchange, AuthMessage} from './exchange.ts';
import type {Field} from './field.ts';
import {mechanismOf} from './lookup.ts';
import type {DecodeContext, DecodedStep, DecodeOptions, MessageReading, SaslMessage} from './mechanism.ts';
import {readMessages} from './messages.ts';
import {textMessage} from './unknown.ts';

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
	const message = messages[index];
	const context = {...options, mechanism: exchange.mechanism, before: messages.slice(0, index)};
	const {title, fields, problems = [], reference = general} = message ? reading(message, context) : nothing;
	return {from, entryId, title, fields: shorten(fields), problems, reference};
}

type Reading = MessageReading & {readonly reference?: string};

const general = 'RFC 4954 §4';
const nothing: Reading = {title: 'Nothing', fields: []};

function reading(message: SaslMessage, context: DecodeContext): Reading {
	const {from, text, bytes} = message;
	if (from === 'client' && text === '*') {
		const value = '* cancels the exchange; the server answers 501';
		return {title: 'Cancelled', fields: [{label: 'answer', value}]};
	}

	if (hasStandIn(text)) {
		return leftOut(from, text);
	}

	const mechanism = mechanismOf(context.mechanism);
	const facts = analyseBase64(text);
	if (facts.bytes === null) {
		return from === 'server' && mechanism.textChallenges
			? {...readSafely(() => mechanism.read(message, context), message), reference: mechanism.reference}
			: notBase64(from, text, facts);
	}

	if (bytes.length > readLimit) {
		const problem = `${octets(bytes.length)}: no mechanism sends this much. Only the beginning is shown.`;
		return textMessage({...message, bytes: bytes.subarray(0, 256)}, 'An oversized message', [problem]);
	}

	const read = readSafely(() => mechanism.read(message, context), message);
	const problems = [...base64Problems(facts, from, mechanism.binary !== true), ...(read.problems ?? [])];
	return {...read, problems, reference: mechanism.reference};
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

function notBase64(from: 'client' | 'server', text: string, facts: Base64Facts): MessageReading {
	const secret = from === 'client' ? {secret: true} : {};
	return {
		title: from === 'server' ? 'Text instead of base64' : 'An answer that is not base64',
		fields: [
			{label: 'as sent', value: text, ...secret},
			{label: 'length', value: `${withCommas(text.length)} characters`},
		],
		problems: base64Problems(facts, from, true),
	};
}

function shorten(fields: readonly Field[]): Field[] {
	const shown = fields.slice(0, fieldLimit).map(field => ({...field, value: cut(field.value)}));
	const left = fields.length - shown.length;
	return left > 0 ? [...shown, {label: '…', value: `and ${withCommas(left)} more`}] : shown;
}

function cut(value: string): string {
	return value.length > valueLimit
		? `${value.slice(0, valueLimit)}… (${withCommas(value.length)} characters in all)`
		: value;
}
