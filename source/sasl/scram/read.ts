/** The messages of SCRAM, explained. */
import {analyseBase64} from '../base64.ts';
import {hexOf, octets, textOf} from '../bytes.ts';
import {gs2Fields, gs2Problems} from '../gs2.ts';
import type {DecodeContext, MessageReading, SaslMessage} from '../mechanism.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';
import {
	type ClientFirst,
	readClientFinal,
	readClientFirst,
	readServerFinal,
	readServerFirst,
} from './messages.ts';

/** A message of either side, explained. */
export function readScramMessage(message: SaslMessage, context: DecodeContext): MessageReading {
	const text = textOf(message.bytes);
	if (message.from === 'client') {
		return message.number === 0 ? clientFirst(message, text, context) : clientLater(message, text, context);
	}

	if (text === '' && context.before.every(earlier => earlier.from === 'server')) {
		return emptyChallenge('client-first: n,,n=user,r=nonce');
	}

	return /^[ve]=/.test(text) ? serverFinal(text) : serverFirst(message, text, context);
}

/** The client-first message among these, for checking and for computing. */
export function findClientFirst(messages: readonly SaslMessage[]): ClientFirst | null {
	const first = messages.find(message => message.from === 'client');
	return first ? readClientFirst(textOf(first.bytes)) : null;
}

function clientFirst(message: SaslMessage, text: string, {mechanism}: DecodeContext): MessageReading {
	const first = readClientFirst(text);
	if (!first) {
		return textMessage(message, 'client-first', [
			'No gs2 header: the message should begin with n,, or p=…,,',
		]);
	}

	const problems = gs2Problems(first.gs2);
	const plus = mechanism.endsWith('-PLUS');
	if (plus && first.gs2.flag !== 'p') {
		problems.push('A -PLUS mechanism needs a channel binding (p=…).');
	} else if (!plus && first.gs2.flag === 'p') {
		problems.push('p= asks for channel binding, which only the -PLUS mechanism has.');
	}

	if (first.bare.startsWith('m=')) {
		problems.push('m= is reserved: no extension exists.');
	}

	return {
		title: 'User name and nonce (client-first)',
		fields: [
			...gs2Fields(first.gs2),
			{label: 'user name', value: first.user ?? 'missing'},
			{label: 'client nonce', value: first.nonce ?? 'missing'},
		],
		problems: [
			...problems,
			...(first.user === null ? ['n= is missing.'] : []),
			...(first.nonce ? [] : ['r= is missing.']),
		],
	};
}

function serverFirst(message: SaslMessage, text: string, {before}: DecodeContext): MessageReading {
	const {nonce, salt, iterations, mandatory} = readServerFirst(text);
	if (nonce === null && salt === null && iterations === null) {
		return textMessage(message, 'Challenge', ['Neither r=, s= nor i= was found.']);
	}

	const own = findClientFirst(before)?.nonce ?? null;
	const problems: string[] = [];
	if (own !== null && nonce !== null && !(nonce.startsWith(own) && nonce.length > own.length)) {
		problems.push('The nonce does not continue the client’s: the answer belongs to another exchange.');
	}

	const saltFacts = salt === null ? null : analyseBase64(salt);
	if (!saltFacts?.canonical || saltFacts.bytes?.length === 0) {
		problems.push('The salt is missing or not base64.');
	}

	if (mandatory !== null) {
		problems.push('m= names an extension that the client must know, or stop; no extension exists.');
	}

	const continued = own !== null && nonce?.startsWith(own) === true;
	return {
		title: 'Salt and iterations (server-first)',
		fields: [
			{label: 'nonce', value: nonce ?? 'missing'},
			...(continued ? [{label: 'server nonce', value: nonce.slice(own.length)}] : []),
			{label: 'salt', value: salt ?? 'missing'},
			...(saltFacts?.bytes ? [{label: 'salt length', value: octets(saltFacts.bytes.length)}] : []),
			{label: 'iterations', value: iterations ?? 'missing'},
		],
		problems: [...problems, ...iterationProblems(iterations)],
	};
}

function iterationProblems(iterations: string | null): string[] {
	if (iterations === null || !/^[1-9]\d*$/.test(iterations)) {
		return ['The iteration count is missing or is not a number.'];
	}

	const count = Number(iterations);
	if (count < 4096) {
		return ['Fewer than the 4096 iterations that RFC 7677 §4 requires: guessing the password becomes cheap.'];
	}

	return count > 10_000_000
		? ['More iterations than any server needs: a client that computes them is busy for minutes.']
		: [];
}

function clientLater(message: SaslMessage, text: string, {before}: DecodeContext): MessageReading {
	if (text === '') {
		return {
			title: 'Empty answer',
			fields: [{label: 'answer', value: 'empty: acknowledges the server’s signature'}],
		};
	}

	const final = readClientFinal(text);
	if (final.binding === null && final.proof === null) {
		return textMessage(message, 'Answer', [
			'Neither c= nor p= was found: this is not a client-final message.',
		]);
	}

	const first = findClientFirst(before);
	const header = first?.gs2.header ?? '';
	const data = final.binding?.subarray(Buffer.byteLength(header)) ?? new Uint8Array();
	const begins = first !== null && final.binding !== null && textOf(final.binding).startsWith(header);
	const server = before.findLast(earlier => earlier.from === 'server');
	const expected = server ? readServerFirst(textOf(server.bytes)).nonce : null;
	return {
		title: 'Proof of the password (client-final)',
		fields: [
			{label: 'gs2 header repeated', value: begins ? header : textOf(final.binding ?? new Uint8Array())},
			...(begins && data.length > 0 ? [{label: 'channel binding data', value: hexOf(data)}] : []),
			{label: 'nonce', value: final.nonce ?? 'missing'},
			{label: 'proof', value: final.proof ?? 'missing', secret: true},
		],
		problems: [
			...(first && !begins ? ['c= does not repeat the gs2 header of the first message.'] : []),
			...(first?.gs2.flag === 'p' && data.length === 0
				? ['c= contains no channel binding data, although p= was sent.']
				: []),
			...(expected !== null && expected !== final.nonce ? ['r= is not the nonce of the server.'] : []),
			...(final.proof === null ? ['p= is missing.'] : []),
		],
	};
}

function serverFinal(text: string): MessageReading {
	const {signature, error} = readServerFinal(text);
	if (error !== null) {
		return {
			title: 'The server refuses',
			fields: [{label: 'error', value: error}],
			problems: [errors[error] ?? 'The server reports an error that RFC 5802 does not define.'],
		};
	}

	return {
		title: 'The server’s signature (server-final)',
		fields: [
			{label: 'signature', value: signature ?? ''},
			{
				label: 'computed as',
				value: 'HMAC over the exchange, with a key that can be derived only from the password',
			},
		],
		problems: signature && analyseBase64(signature).canonical ? [] : ['The signature is not base64.'],
	};
}

// RFC 5802 §7, server-error-value.
const errors: Record<string, string> = {
	'invalid-encoding': 'A message from the client was malformed.',
	'extensions-not-supported': 'The client asked for an extension that the server does not know.',
	'invalid-proof': 'The proof is wrong: another password, or another user name.',
	'channel-bindings-dont-match': 'The two sides see different TLS channels: something is between them.',
	'server-does-support-channel-binding':
		'The client assumed that the server does not support channel binding, but it does: the list of mechanisms was tampered with, or the client should use -PLUS.',
	'channel-binding-not-supported': 'The server does not support channel binding.',
	'unsupported-channel-binding-type': 'The server does not know this kind of channel binding.',
	'unknown-user': 'The server does not know the user.',
	'invalid-username-encoding': 'The user name is not UTF-8, or contains forbidden characters.',
	'no-resources': 'The server is out of resources: this says nothing about the password.',
	'other-error': 'The server gives no reason.',
};
