import {expect, test} from 'vitest';
import {
	afterFailure,
	explainAttempt,
	explainClosed,
	explainConnected,
	explainFailed,
	portWords,
	retryAfter,
} from '../../source/decode/connection.ts';
import type {FailedEntry, MailAtEnd} from '../../source/session/entry.ts';
import type {ConnectAttempt, TransportError} from '../../source/transport/types.ts';
import {situation, tls} from '../support/entries.ts';

const base = {id: 1, at: 0, secure: false} as const;

test.each([
	['connected', '192.0.2.1 port 25 answered', 'none'],
	['abandoned', '192.0.2.1 port 25 was tried', 'none'],
	['refused', '192.0.2.1 port 25 was tried', 'later'],
] as const)('an address that was tried: %s', (outcome, title, retry) => {
	const attempt: ConnectAttempt = {address: '192.0.2.1', port: 25, family: 4, outcome, elapsed: 0};
	const explained = explainAttempt({...base, type: 'attempt', attempt});
	expect(explained).toMatchObject({title, retry, fields: [{label: 'family', value: 'IPv4'}]});
	const slow = explainAttempt({...base, type: 'attempt', attempt: {...attempt, elapsed: 5}});
	expect(slow.fields.map(({label}) => label)).toEqual(['family', 'took']);
});

const connected = {
	...base,
	type: 'connected',
	host: 'mx.example',
	address: '192.0.2.1',
	port: 25,
	elapsed: 0,
	tls: null,
} as const;

test.each([
	[
		{},
		'Connected',
		['host: mx.example', 'address: 192.0.2.1 port 25', 'port: 25: mail between servers (MX)'],
	],
	[{port: 99}, 'Connected', ['host: mx.example', 'address: 192.0.2.1 port 99']],
	[{port: null, address: '/run/lmtp'}, 'Connected', ['host: mx.example', 'address: /run/lmtp']],
	[{port: 99, address: ''}, 'Connected', ['host: mx.example']],
	[{port: 99, address: '', host: ''}, 'Connected', []],
	[{port: 99, address: '', hostFrom: 'greeting'}, 'Connected', ['calls itself: mx.example']],
	[{port: 99, address: '', via: 'a proxy'}, 'Connected', ['host: mx.example', 'through: a proxy']],
	[
		{port: 99, address: '', host: '', client: {address: '192.0.2.9', port: 5}},
		'A client connected',
		['client: 192.0.2.9 port 5'],
	],
	[
		{port: 99, address: '', host: '', proxyHeader: Buffer.from('PROXY UNKNOWN\r\n')},
		'Connected',
		['PROXY header: PROXY UNKNOWN (version 1, sent before anything else)'],
	],
	[
		{port: 99, address: '', host: '', proxyHeader: Uint8Array.of(13, 10, 255)},
		'Connected',
		['PROXY header: 0d0aff (version 2, sent before anything else)'],
	],
] as const)('a connection %j', (more, title, fields) => {
	const explained = explainConnected({...connected, ...more});
	expect(explained).toMatchObject({title, references: ['RFC 5321 §3.1']});
	expect(explained.summary).toMatch(/^In clear text: .* The server speaks first\.$/);
	expect(explained.fields.map(({label, value}) => `${label}: ${value}`)).toEqual(fields);
});

test('a connection in TLS from the first byte', () => {
	const explained = explainConnected({...connected, elapsed: 3, tls});
	expect(explained).toMatchObject({title: 'Connected and encrypted', references: ['RFC 8314', 'RFC 8446']});
	expect(explained.summary).toMatch(/^TLS from the first byte\. The certificate chain is trusted/);
	expect(explained.fields.map(({label}) => label)).toEqual(
		expect.arrayContaining(['took', 'protocol', 'certificate']),
	);
});

test('what the client offered, where the handshake failed before it was agreed', () => {
	const clientHello = {versions: ['TLSv1.2'], ciphers: [], servername: null, alpn: [], resumes: false};
	expect(explainFailed(failed({clientHello})).fields).toEqual([
		{label: 'client offers', value: 'TLSv1.2'},
		{label: 'asks for', value: 'no host (no SNI)'},
	]);
});

test('only ports with a use in mail have words', () => {
	expect(portWords(2525)).toMatch(/^2525: /);
	expect(portWords(26)).toBeNull();
});

const failed = (error: Partial<TransportError>, more: Partial<FailedEntry> = {}): FailedEntry => ({
	...base,
	type: 'failed',
	error: {code: 'reset', message: 'It failed.', ...error},
	situation,
	mail: 'none',
	unanswered: null,
	...more,
});

test('what is known of a failure, and nothing where nothing is', () => {
	expect(explainFailed(failed({}, {situation: {...situation, phase: 'greeting'}}))).toMatchObject({
		summary: 'It failed.',
		fields: [],
		connectionOver: true,
	});
	const error = {
		systemCode: 'ECONNRESET',
		firstBytes: new Uint8Array(Buffer.from('\ufeffhi')),
		options: [
			{option: 'ciphers', value: 'X'},
			{option: 'key', value: null},
		],
	} as Partial<TransportError>;
	expect(explainFailed(failed(error)).fields).toEqual([
		{label: 'name', value: 'ECONNRESET'},
		{label: 'first bytes', value: '\ufeffhi'},
		{label: 'TLS option', value: 'ciphers: X'},
		{label: 'TLS option', value: 'key'},
	]);
	expect(explainFailed(failed({firstBytes: new Uint8Array()})).fields).toEqual([]);
});

test('a finding’s advice stands instead of the error’s own', () => {
	const entry = failed({advice: 'Do this.'});
	expect(afterFailure(entry)).toBe('No transaction was open. Do this.');
	expect(explainFailed(entry).summary).toBe('It failed. No transaction was open. Do this.');
	const cause = {retry: 'never', advice: 'Do that.'} as Parameters<typeof explainFailed>[1];
	expect(explainFailed(entry, cause)).toMatchObject({
		summary: 'It failed. No transaction was open.',
		retry: 'never',
	});
});

test.each([
	[{code: 'reset'}, 'later'],
	[{code: 'reset', atPath: 'not a socket'}, 'never'],
	[{code: 'not-found'}, 'never'],
	[{code: 'not-found', systemCode: 'ENOTFOUND'}, 'never'],
	[{code: 'not-found', systemCode: 'EAI_AGAIN'}, 'later'],
	[{code: 'not-found', systemCode: 'ETIMEOUT'}, 'later'],
	[{code: 'tls-pin', systemCode: 'EAI_AGAIN'}, 'never'],
	[{code: 'bad-address'}, 'never'],
	[{code: 'speaks-tls'}, 'never'],
	[{code: 'timed-out'}, 'later'],
] as const)('after %j: %s', (error, retry) => {
	expect(retryAfter({message: '', ...error} as TransportError)).toBe(retry);
});

test.each([
	['auth', 'none', 'It ended in the middle of a login.'],
	['greeting', 'none', 'It ended before the server had greeted.'],
	['securing', 'none', 'It ended during the TLS handshake.'],
	['command', 'none', 'No transaction was open.'],
	['command', 'envelope', 'A transaction was open, and no message had been sent in it.'],
	['auth', 'accepted', 'It ended in the middle of a login. The last message had been accepted.'],
	['command', 'partly', 'The last message had been accepted for some of its recipients.'],
	['command', 'refused', 'The last message had been refused.'],
] as const)('the end in %s, mail %s', (phase, mail: MailAtEnd, summary) => {
	const closed = {...base, type: 'closed', mail, unanswered: null, announced: false} as const;
	const there = {...situation, phase};
	expect(explainClosed({...closed, by: 'server', situation: there})).toMatchObject({
		title: 'The server closed the connection',
		summary,
	});
	expect(explainClosed({...closed, by: 'client', situation: there}).title).toBe(
		'The client closed the connection',
	);
});
