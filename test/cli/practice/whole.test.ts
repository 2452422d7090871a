import {once} from 'node:events';
import {connect} from 'node:net';
import process from 'node:process';
import {expect, test} from 'vitest';
import {RawClient} from '../../support/raw-client.ts';
import {begin, run} from '../capture.ts';

/** Runs the practice server until `act` is over. */
async function practised(
	argv: readonly string[],
	act: (port: number, printed: (pattern: RegExp) => Promise<string>) => Promise<void>,
	signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' = 'SIGINT',
): Promise<string> {
	const before = process.listenerCount(signal);
	const running = begin('practice', ...argv);
	const opening = await running.printed(/stop it\n\n/);
	const port = Number(/127\.0\.0\.1:(\d+)/.exec(opening)?.[1]);
	await act(port, running.printed);
	process.emit(signal);
	const {code, out, err} = await running.ended;
	expect([code, err]).toEqual([0, '']);
	const [refused] = await once(connect(port, '127.0.0.1'), 'error');
	expect(refused).toMatchObject({code: 'ECONNREFUSED'});
	expect(process.listenerCount(signal)).toBe(before);
	return out.replaceAll(`:${port}`, ':PORT');
}

test('the whole of a session, and of what is said at the start and the end', async () => {
	const out = await practised(['--size', '1000'], async (port, printed) => {
		using client = RawClient.clear(port);
		await client.reply();
		expect(await client.ask('EHLO me')).toContain('SIZE 1000');
		await client.ask('AUTH PLAIN AGRlbW8Ad3Jvbmc=');
		await client.ask('AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=');
		await client.ask('MAIL FROM:<ann@b.test>');
		await client.ask('RCPT TO:<nobody@practice.test>');
		await client.ask('RCPT TO:<alice@practice.test>');
		await client.ask('RCPT TO:<bob@practice.test>');
		await client.ask('DATA');
		await client.ask('x\r\n.');
		await client.ask('STARTTLS');
		await client.secure({rejectUnauthorized: false});
		await client.ask('QUIT');
		await client.closed();
		await printed(/disconnected/);
	});
	expect(out).toMatchInlineSnapshot(`
		"Practice server at smtp://127.0.0.1:PORT. Nothing sent to it leaves this machine.
		  User demo, password open-sesame
		  Mailboxes alice@practice.test and bob@practice.test; mail is kept in memory until the server stops
		  Mail to greylist@, full@, overquota@, tempfail@, disabled@ and drop@practice.test is refused, each in its own way
		  Press Ctrl+C to stop it

		  1  connected
		  1  could not log in as demo with PLAIN
		  1  logged in as demo with PLAIN
		  1  has mail from <ann@b.test>
		  1  nobody@practice.test refused: 550 5.1.1 <nobody@practice.test>: there is no such user here
		  1  … for <alice@practice.test>
		  1  … for <bob@practice.test>
		  1  left a message of 3 octets for alice@practice.test, bob@practice.test
		  1  switched to TLS
		  1  disconnected
		The practice server has stopped.
		"
	`);
});

test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends it too', async signal => {
	expect(await practised([], async () => {}, signal)).toContain('The practice server has stopped.');
});

test('TLS from the first byte, and before a login', async () => {
	const out = await practised(['--implicit-tls', '--tls-before-auth'], async (port, printed) => {
		const client = RawClient.tls(port, {rejectUnauthorized: false});
		expect(await client.reply()).toContain('220');
		client[Symbol.dispose]();
		await printed(/disconnected/);
	});
	expect(out).toContain('Practice server at smtps://127.0.0.1:PORT.');
	await practised(['--tls-before-auth'], async (port, printed) => {
		const client = RawClient.clear(port);
		await client.reply();
		await client.ask('EHLO me');
		expect(await client.ask('AUTH PLAIN AGRlbW8Ab3Blbi1zZXNhbWU=')).toMatch(/^538 /);
		client[Symbol.dispose]();
		await printed(/disconnected/);
	});
});

test.each([
	[['extra'], 'practice does not need a server; “extra” was given. Use --port to choose its port.'],
	[['--port', '0'], '--port must be a number from 1 to 65535; “0” was given.'],
	[['--size', 'x'], '--size must be a number from 1 to 1000000000; “x” was given.'],
])('%j has a sentence', async (argv, problem) => {
	expect(await run('practice', ...argv)).toEqual({code: 1, out: '', err: `smtpscope: ${problem}\n`});
});
