/** Where a session ends because of us: too much said, TLS that was all one wanted to see, rules that close, waits. */
import {describe, expect, test} from 'vitest';
import {parseRules} from '../../source/listen/answers/parse.ts';
import type {ListenerOptions} from '../../source/listen/options.ts';
import {listening, targetAt, transcript} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';
import {type ReactiveSettings, reactiveServer} from '../support/reactive-server.ts';
import {testCertificate} from '../support/scripted-server.ts';

const rules = (text: string) => {
	const parsed = parseRules(text);
	return parsed.ok ? parsed.rules : expect.fail(parsed.problem);
};

type Relayed = {
	readonly settings?: ReactiveSettings;
	readonly scheme?: string;
	readonly insecure?: boolean;
	readonly options?: Partial<ListenerOptions>;
};

/** What a client hears that says these lines, and what the server behind heard. */
async function relayed(
	{settings, scheme = 'smtp', insecure = false, options = {}}: Relayed,
	...lines: readonly string[]
) {
	await using behind = await reactiveServer(settings);
	await using server = await listening({
		to: {
			target: targetAt(`${scheme}://127.0.0.1:${behind.port}`),
			transport: {},
			insecure,
			allowClearAuth: true,
		},
		...options,
	});
	const heard = await talk(
		server.listener.ports[0]?.implicitTls ? tls(server.port) : RawClient.clear(server.port),
		lines,
	);
	const {session, upstream} = await server.ended(1);
	return {
		heard,
		wire: behind.wire,
		record: transcript(session.entries),
		upstream: transcript(upstream?.entries ?? []),
	};
}

const tls = (port: number) => RawClient.tls(port, {rejectUnauthorized: false});

async function talk(client: RawClient, lines: readonly string[]): Promise<string[]> {
	const heard: string[] = [];
	try {
		heard.push(await client.reply());
		for (const line of lines) {
			heard.push(await client.ask(line));
		}
	} catch {
		heard.push('(over)');
	}

	client[Symbol.dispose]();
	return heard.map(text => text.replaceAll('\r\n', '|').replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'));
}

const noops = Array.from({length: 60}, () => 'NOOP');
const small = {memory: 40 * 1024};

describe('a session that says more than is kept', () => {
	test('is ended by our own server', async () => {
		await using server = await listening(small);
		const heard = await talk(RawClient.clear(server.port), noops);
		expect(heard.slice(-2)).toEqual(['421 4.7.0 Too much for one session|', '(over)']);
		const {session} = await server.ended(1);
		expect(transcript(session.entries)).toContain('(listen/full)');
	});

	test('is ended where it is passed on', async () => {
		const {heard} = await relayed({options: small}, ...noops);
		expect(heard.slice(-2)).toEqual(['421 4.7.0 Too much for one session|', '(over)']);
	});

	test('is ended where the server says too much', async () => {
		const replies = {NOOP: Array.from({length: 60}, (_, index) => `250 ${index}`).join('|')};
		const {heard} = await relayed({settings: {replies}, options: small}, 'NOOP', 'RSET', 'HELP');
		expect(heard.at(-1)).toBe('(over)');
		expect(heard.length).toBeLessThan(4);
	});
});

describe('the connection is closed after TLS, where no more is wanted', () => {
	const implicit = {ports: [{port: 0, implicitTls: true}], dropAfterTls: true} as const;

	test('from the first byte', async () => {
		await using server = await listening(implicit);
		expect(await talk(tls(server.port), [])).toEqual(['(over)']);
		expect((await relayed({options: implicit})).heard).toEqual(['(over)']);
	});

	test('after STARTTLS where it is passed on', async () => {
		await using behind = await reactiveServer({keywords: ['STARTTLS']});
		await using server = await listening({
			to: {
				target: targetAt(`smtp://127.0.0.1:${behind.port}`),
				transport: {},
				insecure: true,
				allowClearAuth: false,
			},
			dropAfterTls: true,
		});
		const client = RawClient.clear(server.port);
		await client.reply();
		await client.ask('EHLO client.example');
		await client.ask('STARTTLS');
		await client.secure({rejectUnauthorized: false});
		expect(await client.closed()).toBe('');
	});
});

describe('the server behind', () => {
	test('is greeted as its protocol asks', async () => {
		const {wire} = await relayed(
			{scheme: 'starttls', settings: {keywords: ['STARTTLS']}, insecure: true},
			'QUIT',
		);
		expect(wire.map(line => line.replace(/^EHLO .*/, 'EHLO NAME'))).toEqual([
			'‹connection›',
			'EHLO NAME',
			'STARTTLS',
			'‹TLS without a name›',
			'QUIT',
		]);
	});

	test.each<[string, Relayed, string]>([
		[
			'in clear text, where TLS was asked for',
			{scheme: 'starttls', settings: {replies: {STARTTLS: '454 no'}}},
			'421 4.4.1 smtpscope: HOST did not switch to TLS, which the target starttls:// requires.|',
		],
		[
			'with a certificate that is not verified',
			{scheme: 'starttls', settings: {keywords: ['STARTTLS']}},
			'421 4.4.1 smtpscope: The certificate of HOST is not verified (SELF_SIGNED_CERT_IN_CHAIN).|',
		],
		[
			'with such a certificate from the first byte',
			{scheme: 'smtps', settings: {tls: true}},
			'421 4.4.1 smtpscope: The certificate of HOST is not verified (SELF_SIGNED_CERT_IN_CHAIN).|',
		],
		[
			'that closes without a word',
			{settings: {replies: {CONNECT: 'close'}}},
			'421 4.4.1 smtpscope: HOST closed the connection.|',
		],
	])('%s', async (_name, how, reply) => {
		const {heard, upstream} = await relayed(how, 'NOOP');
		expect(heard.map(text => text.replaceAll('127.0.0.1', 'HOST'))).toEqual([reply, '(over)']);
		expect(upstream.some(line => line.startsWith('C: NOOP'))).toBe(false);
	});

	test('with a certificate for another name', async () => {
		await using behind = await reactiveServer({tls: true});
		await using server = await listening({
			to: {
				target: targetAt(`smtps://127.0.0.1:${behind.port}`),
				transport: {tls: {ca: [testCertificate().ca], servername: 'other.example'}},
				insecure: false,
				allowClearAuth: false,
			},
		});
		expect(await talk(RawClient.clear(server.port), [])).toEqual([
			'421 4.4.1 smtpscope: The certificate of 127.0.0.1 is not for other.example.|',
		]);
	});
});

describe('a rule, where sessions are passed on', () => {
	test.each<[string, string, readonly string[], readonly string[]]>([
		['closes at a command', 'answer VRFY=close', ['220 mail.example.test ESMTP|', '(over)'], ['VRFY bob']],
		['closes at a reply', 'answer QUIT=close', ['220 mail.example.test ESMTP|', '(over)'], ['QUIT']],
		[
			'closes after a reply',
			'close-after NOOP',
			['220 mail.example.test ESMTP|', '250 2.0.0 ok|', '(over)'],
			['NOOP', 'NOOP'],
		],
		[
			'refuses DATA before it reaches the server',
			'answer DATA=451 later',
			['220 mail.example.test ESMTP|', '451 later|', '250 2.0.0 ok|'],
			['DATA', 'NOOP'],
		],
		[
			'knows an address beyond ASCII',
			'answer RCPT TO:<jürgen@*>=550 5.1.1 no',
			['220 mail.example.test ESMTP|', '550 5.1.1 no|', '250 2.0.0 ok|'],
			['RCPT TO:<jürgen@example.net>', 'NOOP'],
		],
		[
			'replaces a reply by a better one',
			'answer HELP=250 all is well',
			['220 mail.example.test ESMTP|', '250 all is well|', '250 2.0.0 ok|'],
			['HELP', 'NOOP'],
		],
	])('%s', async (_name, text, heard, lines) => {
		expect(
			(await relayed({settings: {replies: {HELP: '502 no'}}, options: {rules: rules(text)}}, ...lines)).heard,
		).toEqual(heard);
	});

	test('that refuses what the server had answered with 354 ends the session', async () => {
		const hold = {rules: rules('answer DATA=250 not yet')};
		const {heard} = await relayed({options: hold}, 'DATA', 'NOOP');
		expect(heard.slice(1)).toEqual(['250 not yet|', '(over)']);
	});
});

describe('a login in steps is passed on', () => {
	const answers = {AUTH: '334 VXNlcm5hbWU6', answer: ['334 UGFzc3dvcmQ6', '235 ok', '250 ok']};
	test.each(['', 'answer NOOP=450 later'])('with rules “%s”', async text => {
		const {heard, wire} = await relayed(
			{settings: {keywords: ['AUTH LOGIN'], replies: answers}, options: {rules: rules(text)}},
			...['EHLO client.example', 'AUTH LOGIN', 'YW5u', 'c2VjcmV0LTc=', 'RSET'],
		);
		expect(heard.slice(2)).toEqual(['334 VXNlcm5hbWU6|', '334 UGFzc3dvcmQ6|', '235 ok|', '250 2.0.0 ok|']);
		expect(wire.slice(1)).toEqual(['EHLO client.example', 'AUTH LOGIN', 'YW5u', 'c2VjcmV0LTc=', 'RSET']);
	});
});

test('nothing is read while there is no room elsewhere', async () => {
	let waits = 0;
	const busy = (): Promise<void> | null => (++waits % 2 === 1 ? Promise.resolve() : null);
	await using server = await listening({busy});
	expect(await talk(RawClient.clear(server.port), ['NOOP', 'HELP', 'QUIT'])).toHaveLength(4);
	const {heard} = await relayed({options: {busy}}, 'NOOP', 'HELP', 'QUIT');
	expect(heard).toHaveLength(4);
	expect(heard.at(-1)).toBe('221 bye|');
	expect(waits).toBeGreaterThan(8);
});
