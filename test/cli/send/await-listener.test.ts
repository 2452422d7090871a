import {once} from 'node:events';
import {connect} from 'node:net';
import process from 'node:process';
import {expect, test} from 'vitest';
import {type ListeningWatch, openListener} from '../../../source/cli/send/await-listener.ts';
import {RawClient} from '../../support/raw-client.ts';

async function opened(address = '127.0.0.1'): Promise<ListeningWatch & {readonly port: number}> {
	const result = await openListener({address, port: 0});
	if (!result.ok) {
		throw new Error(result.problem);
	}

	return {...result.watch, port: Number(/\d+$/.exec(result.watch.place)?.[0])};
}

/** Sends a message, and gives the reply to it. */
async function sent(client: RawClient, id: string | null, body = 'hello'): Promise<string> {
	await client.ask('MAIL FROM:<ann@example.org>');
	await client.ask('RCPT TO:<bob@example.net>');
	await client.ask('DATA');
	return client.ask(`${id === null ? '' : `Message-ID: ${id}\r\n`}Subject: x\r\n\r\n${body}\r\n.`);
}

async function greeted(port: number, hello = 'EHLO client.example'): Promise<RawClient> {
	const client = RawClient.clear(port);
	await client.reply();
	await client.ask(hello);
	return client;
}

const messageId = '<1@example.org>';

const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

test('the message that is expected is accepted, any other is deferred', async () => {
	const {port, place, expect: expects, wait, close} = await opened();
	expects?.('<1@example.org>');
	const before = timers();
	const waited = wait({timeout: 3_600_000, since: performance.now(), messageId});
	using client = await greeted(port);
	const deferred = '450 4.7.0 This is a test that waits for one message, and this is another one\r\n';
	expect(await sent(client, '<2@example.org>')).toBe(deferred);
	expect(await sent(client, null)).toBe(deferred);
	expect(await sent(client, '<1@example.org>')).toMatch(/^250 /);
	await client.ask('QUIT');
	const result = await waited;
	expect(result).toMatchObject({ok: true, arrived: {place, junk: false}});
	const arrived = result.ok ? result.arrived : expect.fail('it did not arrive');
	expect(arrived.elapsed).toBeGreaterThanOrEqual(0);
	expect(arrived.fields.map(({name}) => name)).toEqual(['Received', 'Message-ID', 'Subject']);
	expect(arrived.fields[0]?.value).toMatch(
		/^from client\.example \(\[127\.0\.0\.1\]\) by smtpscope with ESMTP; \w{3}, .* GMT$/,
	);
	expect(String(Buffer.from(arrived.source ?? ''))).toBe(
		'Message-ID: <1@example.org>\r\nSubject: x\r\n\r\nhello\r\n',
	);
	close();
	await client.closed();
	expect(timers()).toBeLessThanOrEqual(before);
});

test.each([
	['HELO client.example', 'from client.example ([127.0.0.1]) by smtpscope with SMTP;'],
	['EHLO two;words', 'from [127.0.0.1] ([127.0.0.1]) by smtpscope with ESMTP;'],
])('%s is traced as %s', async (hello, trace) => {
	const {port, expect: expects, wait, close} = await opened();
	expects?.('<1@example.org>');
	const waited = wait({timeout: 3_600_000, since: 0, messageId});
	using client = await greeted(port, hello);
	await sent(client, '<1@example.org>');
	await client.ask('QUIT');
	const result = await waited;
	expect(result.ok && result.arrived.fields[0]?.value.startsWith(trace)).toBe(true);
	close();
});

test('over TLS the trace says so', async () => {
	const {port, expect: expects, wait, close} = await opened();
	expects?.('<1@example.org>');
	const waited = wait({timeout: 3_600_000, since: 0, messageId});
	using client = await greeted(port);
	await client.ask('STARTTLS');
	await client.secure({rejectUnauthorized: false});
	await client.ask('EHLO client.example');
	await sent(client, '<1@example.org>');
	await client.ask('QUIT');
	const result = await waited;
	expect(result.ok && result.arrived.fields[0]?.value).toContain(' with ESMTPS; ');
	close();
});

test('what came instead is said when the time is over', async () => {
	const {port, place, expect: expects, wait, close} = await opened();
	expects?.('<1@example.org>');
	const problemOf = async (): Promise<string | null> => {
		const waited = await wait({timeout: 1, since: 0, messageId});
		return waited.ok ? null : waited.problem.replace(place, 'PLACE');
	};
	const said = [await problemOf()];
	using client = await greeted(port);
	said.push(await problemOf());
	await sent(client, '<2@example.org>');
	said.push(await problemOf());
	using second = await greeted(port);
	await sent(second, null);
	said.push(await problemOf());
	expect(said).toMatchInlineSnapshot(`
		[
		  "The message did not arrive in PLACE within 0 seconds. It may still come: the server accepted it. Nothing connected to that address.",
		  "The message did not arrive in PLACE within 0 seconds. It may still come: the server accepted it. 1 connection came in, and no message was handed over.",
		  "The message did not arrive in PLACE within 0 seconds. It may still come: the server accepted it. 1 connection came in, and 1 message with another Message-ID or none: deferred, not accepted. A server on the way may have replaced the Message-ID.",
		  "The message did not arrive in PLACE within 0 seconds. It may still come: the server accepted it. 2 connections came in, and 2 messages with another Message-ID or none: deferred, not accepted. A server on the way may have replaced the Message-ID.",
		]
	`);
	close();
});

test('a wait that is stopped says that, also where it was stopped before', async () => {
	const {wait, close} = await opened();
	const stop = new AbortController();
	const waited = wait({timeout: 3_600_000, since: 0, messageId, signal: stop.signal});
	stop.abort();
	const expected = {ok: false, problem: expect.stringContaining('stopped')};
	expect(await waited).toEqual(expected);
	expect(await wait({timeout: 3_600_000, since: 0, messageId, signal: stop.signal})).toEqual(expected);
	close();
});

test('closed, it does not listen any more', async () => {
	const {port, close} = await opened();
	close();
	const socket = connect(port, '127.0.0.1');
	expect((await once(socket, 'error'))[0]).toMatchObject({code: 'ECONNREFUSED'});
});

test('a port that is taken, and an address of another machine, are problems', async () => {
	const {port, close} = await opened();
	expect(await openListener({address: '127.0.0.1', port})).toEqual({
		ok: false,
		problem: `Port ${port} on 127.0.0.1 is in use by another program. Choose another port.`,
	});
	expect(await openListener({address: '192.0.2.1', port: 25})).toEqual({
		ok: false,
		problem:
			'“192.0.2.1” is not an address of this machine. Give a port, or an address and a port such as 127.0.0.1:2525.',
	});
	close();
});
