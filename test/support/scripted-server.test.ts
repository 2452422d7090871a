import {expect, test} from 'vitest';
import {RawClient} from './raw-client.ts';
import {
	call,
	drop,
	end,
	expectLine,
	say,
	scriptedServer,
	send,
	startTls,
	take,
	testCertificate,
} from './scripted-server.ts';

test('plays a conversation and writes down what the client wrote', async () => {
	await using server = await scriptedServer(`
		S: 220 mail.example.test ESMTP
		C: EHLO …
		S: 250-mail.example.test
		S: 250 SIZE 1000
		C: DATA
		S: 354 go on
		MESSAGE
		S: 250 2.0.0 kept
		END
	`);
	using client = RawClient.clear(server.port);
	expect(await client.reply()).toBe('220 mail.example.test ESMTP\r\n');
	expect(await client.ask('EHLO me')).toBe('250-mail.example.test\r\n250 SIZE 1000\r\n');
	expect(await client.ask('DATA')).toBe('354 go on\r\n');
	expect(await client.ask('Subject: x\r\n\r\n..\r\n.')).toBe('250 2.0.0 kept\r\n');
	client.end();
	await server.finished();
	expect(server.written()).toBe('EHLO me\r\nDATA\r\nSubject: x\r\n\r\n..\r\n.\r\n');
	expect(server.connections).toBe(1);
});

test('goes over to TLS in mid-conversation', async () => {
	await using server = await scriptedServer(`
		S: 220 hi
		C: STARTTLS
		S: 220 go
		TLS
		C: NOOP
		S: 250 secured
	`);
	using client = RawClient.clear(server.port);
	await client.reply();
	await client.ask('STARTTLS');
	await client.secure({ca: testCertificate().ca, servername: 'mail.example.test'});
	expect(await client.ask('NOOP')).toBe('250 secured\r\n');
	expect(server.written()).toBe('STARTTLS\r\nNOOP\r\n');
});

test('can begin with TLS', async () => {
	await using server = await scriptedServer([startTls(), say('220 hi')]);
	using client = RawClient.tls(server.port, {ca: testCertificate().ca});
	expect(await client.reply()).toBe('220 hi\r\n');
});

test('holds back, sends raw octets, takes octets and drops', async () => {
	let open = () => {};
	const gate = new Promise<void>(resolve => {
		open = resolve;
	});
	await using server = await scriptedServer([
		send('220', ' hi\r', '\n'),
		take(3),
		call(() => gate),
		send(Uint8Array.of(0xff, 0x00)),
		expectLine(/^x/),
		drop(),
	]);
	using client = RawClient.clear(server.port);
	expect(await client.reply()).toBe('220 hi\r\n');
	client.write('abc');
	open();
	expect(await client.until('\0')).toBe('\xff\0');
	client.write('x\r\n');
	await server.finished();
	await expect(client.until('more')).rejects.toThrow('ECONNRESET');
});

test('gives each connection its own script', async () => {
	await using server = await scriptedServer('S: 220 first', [say('220 later'), end()]);
	for (const word of ['first', 'later', 'later']) {
		using client = RawClient.clear(server.port);
		expect(await client.reply()).toBe(`220 ${word}\r\n`);
	}
});

test('says what did not fit, and where the client left', async () => {
	const server = await scriptedServer('C: EHLO me', 'C: QUIT');
	using wrong = RawClient.clear(server.port);
	wrong.write('HELO me\r\n');
	await expect(server.finished()).rejects.toThrow('expected "EHLO me", the client wrote "HELO me"');
	using early = RawClient.clear(server.port);
	early.write('QUI');
	early.end();
	await expect(server.finished(1)).rejects.toThrow('the client left. It had written "QUI"');
	await expect(server[Symbol.asyncDispose]()).rejects.toThrow('expected "EHLO me"');
});
