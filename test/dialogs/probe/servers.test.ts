/** Servers of every kind, probed: what was asked of them, and what was made of their answers. */
import {getEventListeners} from 'node:events';
import {describe, expect, test} from 'vitest';
import {probeLogins} from '../../../source/dialogs/probe/logins.ts';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {ProbeOptions} from '../../../source/dialogs/probe/probe-options.ts';
import {testRelay} from '../../../source/dialogs/probe/relay-test.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import type {Session} from '../../../source/session/session.ts';
import {fieldsOf, page, printed} from '../../support/printed.ts';
import {type ReactiveSettings, reactiveServer} from '../../support/reactive-server.ts';
import {testCertificate} from '../../support/scripted-server.ts';
import {targetOf} from '../../support/target-of.ts';
import {tcpServer} from '../../support/tcp-server.ts';

const trusted: ProbeOptions = {
	transport: {tls: {ca: [testCertificate().ca], servername: 'mail.example.test'}},
	timeout: 10_000,
	clientName: 'client.example',
};

/** Without what is different each time: ports, times, and what the certificate is in particular. */
function facts(result: ProbeResult, port: number): string[] {
	const {entries: _entries, at: _at, tls, timings, attempts, findings, advice, ...rest} = result;
	return [
		fieldsOf(rest).replaceAll(`:${port}`, ':PORT'),
		`tls ${tls ? [tls.protocol, tls.authorized, tls.hostnameMatches].join(' ') : 'none'}`,
		`timings ${timings.map(({step}) => step).join(', ')}`,
		`attempts ${attempts.map(({address, outcome}) => `${address} ${outcome}`).join(', ')}`,
		...findings.map(({rule}) => `finding ${rule}`),
		...advice.map(
			({id, level, message, advice: what, options}) =>
				`advice ${id}, ${level}: ${message} ${what}${options ? ` ${printed(options)}` : ''}`,
		),
	].map(line => line.replaceAll(/\b\d+ ms\b/g, '0 ms'));
}

const secure = {keywords: ['SIZE 1000', 'STARTTLS'], inTls: ['SIZE 1000', 'AUTH PLAIN']};

describe('a server', () => {
	type Case = ReactiveSettings & {readonly scheme?: 'smtp' | 'starttls' | 'smtps' | 'lmtp'};
	const cases: Readonly<Record<string, Case>> = {
		sound: secure,
		'without STARTTLS': {keywords: ['SIZE']},
		'without STARTTLS, where TLS is asked for': {keywords: ['SIZE'], scheme: 'starttls'},
		'without STARTTLS, with AUTH': {keywords: ['AUTH PLAIN LOGIN']},
		'that only knows HELO': {replies: {EHLO: '502 what'}},
		'that refuses EHLO': {replies: {EHLO: '550 no'}},
		'that closes after EHLO': {replies: {EHLO: 'close'}},
		'that announces its end after EHLO': {keywords: secure.keywords, replies: {EHLO: '421 busy'}},
		'that greets with a refusal': {replies: {CONNECT: '554 no'}},
		'that greets with a refusal for now': {replies: {CONNECT: '421 busy'}},
		'that closes without a word': {replies: {CONNECT: 'close'}},
		'that refuses STARTTLS': {...secure, replies: {STARTTLS: '454 later'}},
		'that closes at STARTTLS': {...secure, replies: {STARTTLS: 'close'}},
		'that refuses EHLO in TLS': {...secure, replies: {EHLO: ['250-a|250 STARTTLS', '550 no']}},
		'that closes in TLS': {...secure, replies: {EHLO: ['250-a|250 STARTTLS', 'close']}},
		'that announces its end at STARTTLS': {...secure, replies: {STARTTLS: '421 going down'}},
		'that is lost at QUIT': {...secure, replies: {QUIT: 'reset'}},
		'with TLS from the first byte': {tls: true, keywords: ['AUTH PLAIN'], scheme: 'smtps'},
		'in clear text, where TLS is asked for': {scheme: 'smtps'},
		'of LMTP': {scheme: 'lmtp', keywords: ['PIPELINING']},
		'of IMAP': {replies: {CONNECT: '* OK IMAP4rev1 ready'}},
		'of SSH': {replies: {CONNECT: 'SSH-2.0-OpenSSH_9.6'}},
		'that names its software': {
			replies: {CONNECT: '220 mail.example.test ESMTP Exim 4.97'},
			keywords: ['SIZE'],
		},
	};

	test.each(Object.entries(cases))('%s', async (name, {scheme = 'smtp', ...settings}) => {
		await using server = await reactiveServer(settings);
		const told: string[] = [];
		const result = await probeServer(targetOf(`${scheme}://127.0.0.1:${server.port}`), {
			...trusted,
			onSession(session) {
				told.push(`begins ${session.target.security}`);
				return () => told.push(`over ${session.state.phase.name}`);
			},
		});
		await server.gone();
		await expect(
			page([...server.wire.map(line => `C ${line}`), ...told, ...facts(result, server.port)]),
		).toMatchFileSnapshot(`snapshots/servers/${name.replaceAll(' ', '-')}.txt`);
	});

	test('that does not greet', async () => {
		const silent = {replies: {CONNECT: 'silence'}};
		const asked = async (port: number): Promise<readonly string[]> => {
			const {failure, advice, findings, exitCode} = await probeServer(targetOf(`127.0.0.1:${port}`), {
				...trusted,
				timeout: 400,
			});
			return [
				failure?.code ?? '',
				`exit code ${exitCode}`,
				...advice.map(({id}) => id),
				...findings.map(({rule}) => rule),
			];
		};
		await using waiting = await reactiveServer(silent);
		expect(await asked(waiting.port)).toEqual(['timed-out', 'exit code 6', 'probe/silent']);
		expect(waiting.wire).toEqual(['‹connection›', '‹connection›', '‹a handshake of TLS›']);
		await using inTls = await reactiveServer({tls: true});
		expect(await asked(inTls.port)).toEqual(['timed-out', 'exit code 6', 'probe/implicit-tls']);
		await using web = await tcpServer(socket => {
			socket.once('data', () => socket.end('<HTML>400 Bad Request</HTML>'));
		});
		expect(await asked(web.port)).toEqual(['timed-out', 'exit code 6', 'probe/web-server']);
	});
});

describe('the other addresses of a host', () => {
	const reached = async (
		addresses: readonly string[],
		{
			scheme = 'smtp',
			settings = {},
			more = {},
		}: {scheme?: string; settings?: ReactiveSettings; more?: ProbeOptions['transport']} = {},
	) => {
		await using server = await reactiveServer(settings);
		const lookup = async () =>
			addresses.map(address => ({address, family: address.includes(':') ? (6 as const) : (4 as const)}));
		const {attempts} = await probeServer(targetOf(`${scheme}://mail.example.test:${server.port}`), {
			...trusted,
			transport: {...trusted.transport, ...more, lookup},
		});
		await server.gone();
		return {
			wire: server.wire.filter(line => !line.startsWith('EHLO')),
			attempts: attempts.map(({address, outcome}) => `${address} ${outcome}`),
		};
	};

	test('are tried, and left with QUIT', async () => {
		expect(await reached(['127.0.0.1', '127.0.0.2', '127.0.0.1'])).toEqual({
			wire: ['‹connection›', 'QUIT'],
			attempts: ['127.0.0.1 connected', '127.0.0.2 refused'],
		});
	});

	test('are tried once each, up to a limit, and only those of the family that is asked for', async () => {
		const many = Array.from({length: 12}, (_, index) => `127.0.0.${index + 1}`);
		expect((await reached(many)).attempts).toHaveLength(9);
		expect((await reached(['127.0.0.1', '::1'], {more: {family: 4}})).attempts).toEqual([
			'127.0.0.1 connected',
		]);
	});

	test('are not asked for a greeting where it would come in TLS', async () => {
		const {attempts} = await reached(['127.0.0.1', '127.0.0.2'], {scheme: 'smtps', settings: {tls: true}});
		expect(attempts).toEqual(['127.0.0.1 connected', '127.0.0.2 refused']);
	});
});

describe('logins', () => {
	const request = {users: ['ann@example.org', 'ann'], password: 'secret-7', budget: 5};
	const tried = async (settings: ReactiveSettings, more: Partial<typeof request> = {}) => {
		await using server = await reactiveServer(settings);
		const target = targetOf(`127.0.0.1:${server.port}`);
		const result = await probeServer(target, trusted);
		const before = server.wire.length;
		const {logins, advice, exitCode} = await probeLogins(result, target, {...request, ...more}, trusted);
		await server.gone();
		return [
			...server.wire.slice(before).map(line => `C ${line}`),
			printed(logins),
			...advice.slice(result.advice.length).map(({id, level}) => `advice ${id}, ${level}`),
			`exit code ${exitCode}`,
		];
	};
	const cases: Readonly<Record<string, readonly [ReactiveSettings, Partial<typeof request>?]>> = {
		accepted: [{keywords: ['AUTH PLAIN']}, {users: ['ann']}],
		'accepted in TLS': [secure, {users: ['ann']}],
		refused: [{keywords: ['AUTH PLAIN'], replies: {AUTH: '535 5.7.8 wrong'}}],
		'refused, and a limit': [{keywords: ['AUTH PLAIN'], replies: {AUTH: '535 5.7.8 wrong'}}, {budget: 2}],
		'accepted in the second form': [
			{keywords: ['AUTH CRAM-MD5'], replies: {AUTH: '334 PDEuMkBhPg==', answer: ['535 no', '235 ok']}},
		],
		'no mechanism': [{keywords: ['AUTH GSSAPI']}],
		'no AUTH': [{}],
		'a second connection that is refused': [
			{keywords: ['AUTH PLAIN'], replies: {CONNECT: ['220 hi', '421 too many']}},
		],
		'a third connection that is refused': [
			{keywords: ['AUTH PLAIN'], replies: {CONNECT: ['220 hi', '220 hi', '550 no']}},
		],
		'a second connection without STARTTLS': [
			{...secure, replies: {EHLO: ['250-a|250 STARTTLS', '250 a', '421 no']}},
		],
		'an end that is announced': [{keywords: ['AUTH PLAIN'], replies: {AUTH: '421 4.7.0 too many'}}],
		'a connection that is closed': [{keywords: ['AUTH PLAIN'], replies: {AUTH: 'close'}}],
		'not reached': [{replies: {CONNECT: '554 no'}}],
	};

	test('that are tried', async () => {
		const parts: string[] = [];
		for (const [name, [settings, more]] of Object.entries(cases)) {
			parts.push(page([`━━ ${name}: ${printed([settings, more])}`, ...(await tried(settings, more))]));
		}

		await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/logins.txt');
	});
});

describe('logins that are interrupted', () => {
	const request = {users: ['ann'], password: 'secret-7', budget: 5};
	const isVerb = (verb: string, times = 1) => {
		return ({entries}: Session) =>
			entries.filter(entry => entry.type === 'sent' && entry.verb === verb).length >= times;
	};

	/** Interrupted as soon as a session is as `when` says. */
	async function stopped(when: (session: Session) => boolean) {
		await using server = await reactiveServer({keywords: ['AUTH PLAIN'], replies: {AUTH: 'silence'}});
		const target = targetOf(`127.0.0.1:${server.port}`);
		const result = await probeServer(target, trusted);
		const stop = new AbortController();
		const before = server.wire.length;
		const {interrupted, logins, exitCode} = await probeLogins(result, target, request, {
			...trusted,
			signal: stop.signal,
			onSession: session => session.subscribe(() => when(session) && stop.abort()),
		});
		await server.gone();
		const {rows, left, stopped: why} = logins ?? {};
		const connections = server.wire.slice(before).filter(line => line === '‹connection›').length;
		return {connections, interrupted, exitCode, rows, left, why};
	}

	const plain = [
		{mechanism: 'PLAIN', initialResponse: true, user: 'ann'},
		{mechanism: 'PLAIN', initialResponse: false, user: 'ann'},
	];

	test('before the first of them', async () => {
		expect(await stopped(isVerb('EHLO'))).toEqual({
			...{
				connections: 1,
				interrupted: true,
				exitCode: 28,
				rows: [],
				left: [],
				why: 'Interrupted: no logins were tried.',
			},
		});
	});

	test('while the next connection is made', async () => {
		expect(await stopped(isVerb('EHLO', 2))).toMatchObject({
			...{connections: 2, interrupted: true, rows: [], left: plain},
			why: 'Interrupted: no further logins were tried.',
		});
	});

	test('while the server is asked: it is not blamed for the end', async () => {
		expect(await stopped(isVerb('AUTH'))).toMatchObject({
			...{connections: 2, interrupted: true, rows: [], left: plain},
			why: 'Interrupted: no further logins were tried.',
		});
	});

	test('are not begun after a probe that was interrupted', async () => {
		await using server = await reactiveServer(secure);
		const target = targetOf(`127.0.0.1:${server.port}`);
		const result = {...(await probeServer(target, trusted)), interrupted: true};
		const before = server.wire.length;
		expect(await probeLogins(result, target, request, trusted)).toBe(result);
		expect(server.wire).toHaveLength(before);
	});
});

describe('a probe that is interrupted', () => {
	const stoppedAt = async (settings: ReactiveSettings, when: (session: Session) => boolean) => {
		await using server = await reactiveServer(settings);
		const stop = new AbortController();
		const {interrupted, advice, relaxed, failure} = await probeServer(targetOf(`127.0.0.1:${server.port}`), {
			...{...trusted, timeout: 10_000, signal: stop.signal},
			onSession: session => session.subscribe(() => when(session) && stop.abort()),
		});
		await server.gone();
		return {
			wire: server.wire,
			...{interrupted, advice: advice.map(({id}) => id), relaxed, failure: failure?.code},
		};
	};

	test('before it begins, connects to nothing', async () => {
		await using server = await reactiveServer();
		const target = targetOf(`127.0.0.1:${server.port}`);
		const result = await probeServer(target, {...trusted, signal: AbortSignal.abort()});
		expect(result).toMatchObject({interrupted: true, attempts: [], entries: []});
		expect(server.wire).toEqual([]);
	});

	test('while it waits for the greeting, says nothing of the silence', async () => {
		expect(
			await stoppedAt({replies: {CONNECT: 'silence'}}, ({state}) => state.phase.name === 'greeting'),
		).toEqual({
			...{wire: ['‹connection›'], interrupted: true, advice: [], relaxed: null, failure: undefined},
		});
	});

	test('while it waits for a reply, asks nothing more', async () => {
		const {wire, interrupted} = await stoppedAt({...secure, replies: {EHLO: 'silence'}}, ({entries}) =>
			entries.some(({type}) => type === 'sent'),
		);
		expect(interrupted).toBe(true);
		expect(wire.filter(line => !line.startsWith('EHLO'))).toEqual(['‹connection›']);
	});

	test('not at all: its signal keeps no listener', async () => {
		await using server = await reactiveServer();
		const stop = new AbortController();
		await probeServer(targetOf(`127.0.0.1:${server.port}`), {...trusted, signal: stop.signal});
		expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
	});
});

test('the test for a relay, with every kind of refusal', async () => {
	const cases: Readonly<Record<string, ReactiveSettings>> = {
		accepted: {},
		'accepted in TLS': secure,
		'RCPT refused': {replies: {RCPT: '554 5.7.1 Relay access denied'}},
		'RCPT deferred': {replies: {RCPT: '450 later'}},
		'MAIL refused': {replies: {MAIL: '530 5.7.0 log in|530 first'}},
		'EHLO refused': {replies: {EHLO: '550 no', MAIL: '503 EHLO first'}},
		'EHLO, and the server closes': {...secure, replies: {EHLO: '421 busy'}},
		'a greeting that refuses': {replies: {CONNECT: '554 no'}},
		'closed at MAIL': {replies: {MAIL: 'close'}},
		'closed at RCPT': {replies: {RCPT: 'close'}},
	};
	const parts: string[] = [];
	for (const [name, settings] of Object.entries(cases)) {
		await using server = await reactiveServer(settings);
		const result = await testRelay(targetOf(`127.0.0.1:${server.port}`), trusted);
		await server.gone();
		parts.push(
			page([`━━ ${name}: ${printed(settings)}`, ...server.wire.map(line => `C ${line}`), fieldsOf(result)]),
		);
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/relay.txt');
});
