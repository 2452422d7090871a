/** XOAUTH2 and OAUTHBEARER: a token in one message; after it, a 334 with JSON says why it was refused. */

import {octets, splitBytes, textOf} from '../bytes.ts';
import type {Field} from '../field.ts';
import {gs2Fields, gs2Problems, readGs2} from '../gs2.ts';
import {
	type Asked,
	type DecodeContext,
	fromClient,
	type MessageReading,
	type SaslMessage,
} from '../mechanism.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';
import {jsonText, jwtFields, jwtProblems, readJson, readJwt} from './jwt.ts';

export type OauthFacts = {
	/** From `user=` or the gs2 header's `a=`. */
	readonly user: string | null;
	/** The ^A behind the user name is missing: what stands there holds the token. */
	readonly joined: boolean;
	/** `Bearer`; null without `auth=`. */
	readonly scheme: string | null;
	readonly token: string | null;
	/** All `name=value` pairs, in order. */
	readonly pairs: readonly {readonly name: string; readonly value: string}[];
	/** The two ^A at the end are there. */
	readonly closed: boolean;
	/** ^A bytes anywhere. */
	readonly separators: number;
	/** What stands before the first pair; `n,a=…,` in OAUTHBEARER. */
	readonly head: string;
};

/** The client's message of either mechanism. */
export function readOauth(bytes: Uint8Array): OauthFacts {
	const parts = splitBytes(bytes, 1).map(textOf);
	const first = parts[0] ?? '';
	const hasHead = /^[^=]*,|^p=/.test(first);
	const pairs = (hasHead ? parts.slice(1) : parts)
		.filter(part => part !== '')
		.map(part => ({
			name: part.includes('=') ? part.slice(0, part.indexOf('=')) : '',
			value: part.slice(part.indexOf('=') + 1),
		}));
	const value = (name: string) => pairs.find(pair => pair.name === name)?.value ?? null;
	const [, scheme = null, token = null] = /^(\S*)(?:\s+(.*))?$/s.exec(value('auth') ?? '') ?? [];
	const named = value('user') ?? (hasHead ? (readGs2(first)?.authzid ?? null) : null);
	return {
		user: named !== null && holdsToken(named) ? null : named,
		joined: named !== null && holdsToken(named),
		scheme: scheme === '' ? null : scheme,
		token: token === '' ? null : token,
		pairs,
		closed: bytes.at(-1) === 1 && bytes.at(-2) === 1,
		separators: parts.length - 1,
		head: hasHead ? first : '',
	};
}

/** The user that the client's first message names, or empty. */
export function oauthUser(messages: readonly SaslMessage[]): string {
	const [answer] = fromClient(messages);
	return (answer && readOauth(answer.bytes).user) ?? '';
}

/** Where a ^A is missing, what follows the name is the token. */
function holdsToken(text: string): boolean {
	return /auth=|bearer\s/i.test(text);
}

function hidden(field: Field): Field {
	return holdsToken(field.value) ? {...field, secret: true} : field;
}

/** A message of either side, explained. */
export function readOauthMessage(message: SaslMessage, context: DecodeContext): MessageReading {
	if (message.from === 'server') {
		return message.bytes.length === 0
			? emptyChallenge('user name and token')
			: readError(message, context.mechanism);
	}

	const lone = message.bytes.length === 0 || (message.bytes.length === 1 && message.bytes[0] === 1);
	if (lone && context.before.some(earlier => earlier.from === 'server' && earlier.bytes.length > 0)) {
		return {
			title: 'Answer to the error report',
			fields: [{label: 'answer', value: 'acknowledges it; the server now gives its verdict'}],
		};
	}

	return readToken(message, context);
}

function readToken(message: SaslMessage, {mechanism, now}: DecodeContext): MessageReading {
	const facts = readOauth(message.bytes);
	if (facts.separators === 0) {
		return textMessage(message, 'Answer', ['No ^A (01) byte: user=…^Aauth=Bearer …^A^A was expected.']);
	}

	const gs2 = facts.head === '' ? null : readGs2(facts.head);
	const jwt = facts.token === null ? null : readJwt(facts.token);
	const others = facts.pairs.filter(({name}) => name !== 'auth');
	return {
		title: 'User name and token',
		fields: [
			...(gs2 ? gs2Fields(gs2).map(hidden) : []),
			...others.map(({name, value}) => ({
				label: name === '' ? 'not a pair' : name,
				value,
				...(name === '' || holdsToken(value) ? {secret: true} : {}),
			})),
			{label: 'auth scheme', value: facts.scheme ?? 'missing'},
			...tokenFields(facts.token),
			...(jwt ? jwtFields(jwt, now) : []),
		],
		problems: [
			...problemsOf(facts, mechanism),
			...(gs2 && mechanism !== 'XOAUTH2' ? gs2Problems(gs2) : []),
			...(jwt ? jwtProblems(jwt, now) : []),
		],
	};
}

function tokenFields(token: string | null): Field[] {
	if (token === null) {
		return [{label: 'token', value: 'missing'}];
	}

	const google = token.startsWith('ya29.') ? ', in the form Google issues' : '';
	return [
		{label: 'token', value: token, secret: true},
		...(readJwt(token) ? [] : [{label: 'token kind', value: `opaque${google}: only its server can read it`}]),
		{label: 'token length', value: octets(Buffer.byteLength(token))},
	];
}

function problemsOf(facts: OauthFacts, mechanism: string): string[] {
	const problems: string[] = [];
	if (facts.joined) {
		problems.push('There is no ^A (01) byte between the user name and auth=.');
	} else if (facts.user === null) {
		problems.push(
			mechanism === 'XOAUTH2' ? 'user= is missing.' : 'The gs2 header does not name a user (a=).',
		);
	}

	if (facts.token === null) {
		problems.push('There is no token after auth=.');
	} else if (/\s/.test(facts.token) && mechanism !== 'OAUTH10A') {
		problems.push('There is white space in the token.');
	}

	if (facts.scheme !== null && facts.scheme.toLowerCase() !== 'bearer' && mechanism !== 'OAUTH10A') {
		problems.push('auth= does not begin with Bearer and a space.');
	}

	if (mechanism === 'XOAUTH2' && facts.head !== '') {
		problems.push('This is the form of OAUTHBEARER, sent as XOAUTH2.');
	} else if (mechanism !== 'XOAUTH2' && facts.head === '') {
		problems.push('The gs2 header (n,a=user,) is missing: this is the form of XOAUTH2.');
	}

	return facts.closed ? problems : [...problems, 'The message does not end in two ^A (01) bytes.'];
}

function readError(message: SaslMessage, mechanism: string): MessageReading {
	const report = readJson(textOf(message.bytes));
	if (!report) {
		return textMessage(message, 'Challenge', [
			'The challenge is not JSON: the only challenges of these mechanisms are error reports.',
		]);
	}

	const meaning = statuses[jsonText(report.status ?? '')];
	const answer = mechanism === 'XOAUTH2' ? 'an empty line' : 'AQ== (a ^A byte)';
	return {
		title: 'The token was refused',
		fields: [
			...Object.entries(report).map(([label, value]) => ({label, value: jsonText(value)})),
			...(meaning ? [{label: 'means', value: meaning}] : []),
			{label: 'next', value: `the server waits for ${answer} and then gives its verdict`},
		],
	};
}

// HTTP status (RFC 6750 §3.1) in XOAUTH2, its words in OAUTHBEARER (RFC 7628 §3.2.2).
const statuses: Record<string, string> = {
	'400': 'the message is malformed, or the token is not for this user or service',
	'401': 'the token is expired, revoked or not for this user',
	'403': 'the token is valid, but does not allow this: scope or policy',
	invalid_request: 'the message is malformed',
	invalid_token: 'the token is expired, revoked or malformed',
	insufficient_scope: 'the token is valid, but does not allow this',
};

/** `form`: how the token's message is typed. `afterError`: the empty word that answers a report of failure. */
export function asksForToken(messages: readonly SaslMessage[], form: string, afterError: string): Asked {
	const last = messages.at(-1);
	if (last?.from === 'server' && last.bytes.length > 0) {
		return {prompt: 'Enter acknowledges the error', secret: false, onEnter: afterError};
	}

	return {
		prompt: form,
		secret: true,
		fits: (bytes: Uint8Array) => readOauth(bytes).closed,
		read: (typed: string) => typed.replaceAll('^A', '\u0001'),
		hint: 'Type ^A (two characters) for each 01 byte.',
	};
}
