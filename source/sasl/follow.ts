/** Follows an AUTH exchange (RFC 4954 §4) message by message. */

import type {Span} from '../protocol/span.ts';
import {verbs} from '../protocol/verb.ts';
import type {AuthExchange} from './exchange.ts';
import {isSecretMessage} from './secrets.ts';

export type AuthStep = {
	readonly exchange: AuthExchange;
	/** The secret part of the line, or null. */
	readonly secret: Span | null;
};

// Mechanism, then everything up to the end of the line: a typo must not show half a password.
const authLine = /^\s*AUTH(?:[ \t]+|$)(\S*)(?:[ \t]+(.*))?$/is;

/** `AUTH MECHANISM [initial-response]` was sent. */
export function beginExchange(line: string, entryId: number): AuthStep {
	const match = authLine.exec(line);
	const mechanism = (match?.[1] ?? '').toUpperCase();
	const response = match?.[2];
	if (response === undefined || response.trim() === '') {
		return {exchange: {mechanism, initialResponse: 'absent', messages: [], outcome: 'open'}, secret: null};
	}

	const text = response.trimEnd();
	const secret = isSecretMessage(mechanism, [], text);
	const start = line.length - response.length;
	return {
		exchange: {
			mechanism,
			initialResponse: text === '=' ? 'empty' : 'present',
			messages: [{from: 'client', text, entryId, secret}],
			outcome: 'open',
		},
		secret: secret ? {start, end: line.length} : null,
	};
}

/**
 * The secret part of a line that goes out as a command: the initial response of an AUTH, spelled right or not;
 * and, where AUTH was refused just before, a word that is no command, which may be the answer meant for it.
 */
export function secretInCommand(line: string, authRefused: boolean): Span | null {
	if (authCommand.test(line)) {
		return beginExchange(line, 0).secret;
	}

	const login = misspeltLogin.exec(line)?.[0].length;
	if (login !== undefined) {
		return {start: login, end: line.length};
	}

	return authRefused && isAnswer(line.trim()) ? {start: 0, end: line.length} : null;
}

const authCommand = /^\s*AUTH(?:\s|$)/i;

/** `AUTHPLAIN AGFs…`, Exchange's `X-EXPS PLAIN AGFs…`, and what people bring from POP3 and IMAP. */
const misspeltLogin = /^\s*(?:AUTH\S+|X-EXPS[ \t]+\S+|PASS|PASSWORD|LOGIN)[ \t]+(?=\S)/i;

function isAnswer(word: string): boolean {
	const verb = word.toUpperCase();
	return !/^$|^[*.=/]|\s/.test(word) && !verbs.some(known => known.startsWith(verb));
}

/** The client answered a 334. */
export function continueExchange(exchange: AuthExchange, line: string, entryId: number): AuthStep {
	const secret = isSecretMessage(exchange.mechanism, exchange.messages, line);
	const messages = [...exchange.messages, {from: 'client' as const, text: line, entryId, secret}];
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
		return {...exchange, messages: [...exchange.messages, challenge]};
	}

	if (exchange.outcome === 'cancelled') {
		return exchange;
	}

	return {...exchange, outcome: code >= 200 && code < 300 ? 'succeeded' : 'failed'};
}

/** Who logged in, as far as the exchange tells: user name, or empty. */
export function identityOf(exchange: AuthExchange): string {
	const [first, second] = exchange.messages
		.filter(message => message.from === 'client')
		.map(message => Buffer.from(message.text, 'base64'));
	const text = first?.toString('utf8') ?? '';
	switch (exchange.mechanism) {
		case 'PLAIN':
			return text.split('\0')[1] ?? '';
		case 'LOGIN':
		case 'EXTERNAL':
			return text;
		case 'CRAM-MD5':
			return text.slice(0, Math.max(text.lastIndexOf(' '), 0));
		case 'DIGEST-MD5':
			return (/(?:^|,)\s*username="((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? '').replaceAll(/\\(.)/g, '$1');
		case 'XOAUTH2':
			return /^user=([^\u0001]*)/.exec(text)?.[1] ?? '';
		case 'OAUTHBEARER':
			return fromSaslName(/^n,a=([^,]*)/.exec(text)?.[1] ?? '');
		case 'NTLM':
			return second ? ntlmUser(second) : '';
		default:
			return exchange.mechanism.startsWith('SCRAM-') ? fromSaslName(/,n=([^,]*)/.exec(text)?.[1] ?? '') : '';
	}
}

// RFC 5802 §5.1: a comma and an equals sign inside a name are spelled out.
function fromSaslName(name: string): string {
	return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

// MS-NLMP 2.2.1.3: the user name's length stands at 36, its place at 40, its text is UTF-16.
function ntlmUser(message: Buffer): string {
	if (message.length < 44) {
		return '';
	}

	const start = message.readUInt32LE(40);
	return message.subarray(start, start + message.readUInt16LE(36)).toString('utf16le');
}
