/** Clients that say one thing after another to our own server and through the relay: what each of the three heard and kept. */
import {expect, test} from 'vitest';
import {parseRules} from '../../source/listen/answers/parse.ts';
import type {ListenerOptions} from '../../source/listen/options.ts';
import {emptySummary, summarize} from '../../source/sessions/summary.ts';
import {listening, targetAt, transcript} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';
import {type ReactiveSettings, reactiveServer} from '../support/reactive-server.ts';
import {testCertificate} from '../support/scripted-server.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A line of the client; `TLS` is the handshake, and `›text` is written without waiting for a reply. */
type Lines = readonly string[];

const mail = ['MAIL FROM:<ann@example.org>', 'RCPT TO:<bob@example.net>'];
const hello = ['EHLO client.example', ...mail];

const conversations: Readonly<Record<string, Lines>> = {
	message: [...hello, 'DATA', '›Subject: x', '›', '›..dot', '.', 'QUIT'],
	'two messages': [
		...hello,
		'DATA',
		'›one',
		'.',
		...mail,
		'RCPT TO:<carol@example.net>',
		'DATA',
		'›two',
		'.',
		'QUIT',
	],
	chunks: [...hello, '›BDAT 3', 'ab', '›BDAT 4 LAST', 'c\r\n', 'NOOP', 'QUIT'],
	'chunks out of order': [
		'EHLO client.example',
		'BDAT 0',
		'BDAT x',
		'BDAT 0 LAST',
		...mail,
		'BDAT 0',
		'DATA',
		'RSET',
		'DATA',
		'QUIT',
	],
	order: [
		'RCPT TO:<bob@example.net>',
		'DATA',
		'MAIL FROM:<a@b.example>',
		'MAIL FROM:<a@b.example>',
		'DATA',
		'RSET',
		'NOOP x',
		'QUIT',
	],
	greetings: ['EHLO', 'HELO', 'LHLO client.example', 'HELO client.example', 'EHLO client.example', 'QUIT'],
	verbs: [
		'VRFY bob',
		'EXPN list',
		'HELP',
		'ETRN x',
		'NOSUCH x',
		'',
		'STARTTLS x',
		'AUTH',
		'AUTH NOSUCH',
		'QUIT',
	],
	parameters: [
		'EHLO client.example',
		'MAIL FROM:<a@b.example> SIZE=99999999',
		'MAIL FROM:<a@b.example> NOSUCH=1',
		'MAIL FROM: a@b.example x y',
		'MAIL FROM:<a@b.example> SIZE=10 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=x AUTH=<>',
		'RCPT TO:<>',
		'RCPT TO:<c@d.example> NOSUCH=1',
		'RCPT TO:<c@d.example> NOTIFY=NEVER ORCPT=rfc822;c@d.example',
		'QUIT',
	],
	'login plain': [
		'EHLO client.example',
		`AUTH PLAIN ${base64('\0ann\0secret-7')}`,
		'AUTH PLAIN',
		...mail,
		'QUIT',
	],
	'login in steps': ['EHLO client.example', 'AUTH LOGIN', base64('ann'), base64('secret-7'), 'QUIT'],
	'login after the 334': [
		'EHLO client.example',
		'AUTH PLAIN',
		base64('\0ann\0wrong'),
		'AUTH PLAIN',
		'*',
		'AUTH LOGIN',
		'!!',
		'QUIT',
	],
	tls: [
		'EHLO client.example',
		'STARTTLS',
		'TLS',
		'EHLO client.example',
		'STARTTLS',
		...mail,
		'DATA',
		'›x',
		'.',
		'QUIT',
	],
	ahead: ['EHLO client.example', '›MAIL FROM:<a@b.example>', '›RCPT TO:<c@d.example>', 'NOOP', 'QUIT'],
	silent: [],
	'up to RCPT': hello,
	starttls: ['EHLO client.example', 'STARTTLS'],
	'left in the middle': [...hello, 'DATA', '›half'],
};

const rules = (text: string) => {
	const parsed = parseRules(text);
	return parsed.ok ? parsed.rules : expect.fail(parsed.problem);
};

async function talk(port: number, lines: Lines): Promise<string[]> {
	const client = RawClient.clear(port);
	const heard: string[] = [];
	const note = (text: string): void => {
		heard.push(
			...text
				.trimEnd()
				.split('\r\n')
				.map(line => `  S ${line}`),
		);
	};
	try {
		note(await client.reply());
		for (const line of lines) {
			heard.push(`  C ${line}`);
			if (line === 'TLS' && !heard.at(-2)?.startsWith('  S 220')) {
				continue;
			}

			if (line === 'TLS') {
				await client.secure({ca: testCertificate().ca, rejectUnauthorized: false});
			} else if (line.startsWith('›')) {
				client.write(`${line.slice(1)}\r\n`);
			} else if (/^(?:NOOP|QUIT)$/.test(line) && lines.includes('›RCPT TO:<c@d.example>')) {
				client.write(`${line}\r\n`);
				note(await client.until(line === 'NOOP' ? /(?:^\d{3} .*\r\n){3}/m : /^\d{3} .*\r\n/m));
			} else {
				note(await client.ask(line));
			}
		}
	} catch {
		heard.push('  (the connection is over)');
		client[Symbol.dispose]();
		return heard;
	}

	if (lines.at(-1) === 'QUIT') {
		await client.closed();
	}

	client[Symbol.dispose]();
	return heard;
}

async function seen(options: Partial<ListenerOptions>, names: readonly string[]): Promise<string> {
	await using server = await listening({timeout: 5000, size: 1_000_000, ...options});
	const parts: string[] = [];
	for (const [index, name] of names.entries()) {
		const before = server.messages.length;
		const heard = await talk(server.port, conversations[name] ?? []);
		const {session, upstream} = await server.ended(index + 1);
		const summary = session.entries.reduce(
			(all, entry) => summarize(all, entry, []),
			emptySummary(index + 1, null),
		);
		const {duration: _, finding: _none, ...rest} = summary;
		parts.push(
			`━━ ${name}`,
			...heard,
			'recorded:',
			...transcript(session.entries).map(line => `  ${line}`),
			...(upstream ? ['to the server:', ...transcript(upstream.entries).map(line => `  ${line}`)] : []),
			...server.messages
				.slice(before)
				.map(
					({content, ...message}) =>
						`kept: ${JSON.stringify({...message, content: Buffer.from(content).toString('latin1')})}`,
				),
			`summary: ${JSON.stringify(rest)}`,
		);
	}

	return parts.join('\n').replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}

const names = Object.keys(conversations);

test.each<[string, Partial<ListenerOptions>, readonly string[]]>([
	['usual', {}, names],
	['lmtp', {protocol: 'lmtp'}, ['greetings', 'order']],
	['no TLS', {starttls: false, size: 10}, ['tls', 'parameters', 'message']],
	['TLS first', {tlsBeforeAuth: true}, ['login plain', 'tls']],
	['less', {without: ['CHUNKING', 'STARTTLS', 'AUTH', 'SIZE']}, ['chunks', 'tls', 'login plain']],
	['no login', {login: {kind: 'none'}}, ['login plain', 'login in steps']],
	[
		'rules',
		{
			rules: rules(
				'answer RCPT TO:<bob@*>=450 4.2.1 Later\nanswer DATA=552 5.2.2 Full\\nreally\nanswer-once EHLO=450 4.3.2 Not now\nanswer VRFY=close\nanswer NOOP=250 ours\ndelay HELP=1ms\nclose-after RSET',
			),
		},
		['message', 'greetings', 'verbs', 'ahead'],
	],
	[
		'checking the login',
		{login: {kind: 'check', user: 'ann', password: 'secret-7'}},
		['login plain', 'login in steps', 'login after the 334'],
	],
	['closing after TLS', {dropAfterTls: true}, ['tls']],
])('our own server: %s', async (name, options, said) => {
	await expect(await seen(options, said)).toMatchFileSnapshot(
		`snapshots/own.${name.replaceAll(' ', '-')}.txt`,
	);
});

const offering = {keywords: ['PIPELINING', 'SIZE 1000', 'STARTTLS', 'AUTH PLAIN LOGIN', 'CHUNKING', 'X-OWN']};
const inTls = ['PIPELINING', 'SIZE 1000', 'AUTH PLAIN LOGIN'];

test.each<
	[
		string,
		ReactiveSettings,
		Partial<ListenerOptions>,
		readonly string[],
		{allowClearAuth?: boolean; insecure?: boolean},
	]
>([
	[
		'usual',
		{...offering, inTls},
		{},
		[
			'message',
			'two messages',
			'chunks',
			'verbs',
			'tls',
			'login plain',
			'ahead',
			'left in the middle',
			'silent',
		],
		{insecure: true},
	],
	[
		'clear',
		{keywords: ['SIZE 1000', 'AUTH PLAIN LOGIN']},
		{},
		['message', 'tls', 'login plain', 'login in steps'],
		{allowClearAuth: true},
	],
	['clear without consent', {keywords: ['AUTH PLAIN LOGIN']}, {}, ['login plain'], {}],
	['not verified', {...offering, inTls}, {}, ['starttls'], {}],
	[
		'refusing',
		{...offering, replies: {RCPT: '550 5.1.1 no', DATA: '451 later', STARTTLS: '454 not now'}},
		{},
		['message', 'tls'],
		{insecure: true},
	],
	['closing', {...offering, replies: {RCPT: 'close'}}, {}, ['up to RCPT'], {}],
	['away', {replies: {CONNECT: 'close'}}, {}, ['silent'], {}],
	['not greeting', {replies: {CONNECT: '554 no'}}, {}, ['message'], {}],
	[
		'rules',
		offering,
		{rules: rules('answer RCPT TO:<bob@*>=450 4.2.1 Later\nanswer DATA-END=554 no')},
		['message', 'verbs'],
		{},
	],
])('passed on: %s', async (name, settings, options, said, change) => {
	await using behind = await reactiveServer(settings);
	const text = await seen(
		{
			to: {
				target: targetAt(`smtp://127.0.0.1:${behind.port}`),
				transport: {},
				insecure: false,
				allowClearAuth: false,
				...change,
			},
			...options,
		},
		said,
	);
	await behind.gone();
	await expect(
		`${text}\nthe server heard:\n${behind.wire.map(line => `  ${line}`).join('\n')}`,
	).toMatchFileSnapshot(`snapshots/relay.${name.replaceAll(' ', '-')}.txt`);
});
