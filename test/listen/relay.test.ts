/** A client, the relay, and a server told as a text: what goes through, and what does not. */
import {createHash} from 'node:crypto';
import type {Socket} from 'node:net';
import {connect} from 'node:net';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseRules} from '../../source/listen/answers/parse.ts';
import type {ListenerOptions, RelayTo} from '../../source/listen/options.ts';
import {passCapabilities} from '../../source/listen/relay/capabilities.ts';
import {createPassage} from '../../source/listen/relay/passage.ts';
import {createReplyLines} from '../../source/listen/relay/reply-lines.ts';
import {authority, type Listening, listening, targetAt, transcript} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';
import {
	type Script,
	type ScriptedServer,
	scriptedServer,
	take,
	testCertificate,
} from '../support/scripted-server.ts';
import {tcpServer} from '../support/tcp-server.ts';

const rules = (text: string) => {
	const parsed = parseRules(text);
	return parsed.ok ? parsed.rules : [];
};

const to = (url: string, change: Partial<RelayTo> = {}): RelayTo => ({
	target: targetAt(url),
	transport: {tls: {ca: [testCertificate().ca]}},
	insecure: false,
	allowClearAuth: false,
	...change,
});

async function relaying(
	script: Script,
	options: Partial<ListenerOptions> = {},
	scheme = 'smtp',
): Promise<{server: ScriptedServer; relay: Listening}> {
	const server = await scriptedServer(script);
	const relay = await listening({to: to(`${scheme}://127.0.0.1:${server.port}`), ...options});
	return {server, relay};
}

const greeting = 'S: 220 mail.example.test ESMTP';
const hello = `
	${greeting}
	C: EHLO client.example
	S: 250-mail.example.test
	S: 250 PIPELINING
`;

describe('what goes through', () => {
	test('a session as it is, both wires in the record', async () => {
		const {server, relay} = await relaying(`${hello}
			C: MAIL FROM:<a@x.test>
			S: 250 2.1.0 Ok
			C: RCPT TO:<b@x.test>
			S: 550 5.1.1 Unknown
			C: QUIT
			S: 221 2.0.0 Bye
			END
		`);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		expect(await client.reply()).toBe('220 mail.example.test ESMTP\r\n');
		for (const line of ['EHLO client.example', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'QUIT']) {
			await client.ask(line);
		}

		await client.closed();
		const {session, upstream} = await relay.ended(1);
		const spoken = (lines: readonly string[]): string[] => lines.filter(line => /^[CS]: /.test(line));
		expect(spoken(transcript(session.entries))).toEqual(spoken(transcript(upstream?.entries ?? [])));
		expect(transcript(session.entries)).toContain('S: 550 5.1.1 Unknown');
		expect(client.heard).toContain('550 5.1.1 Unknown\r\n');
	});

	test('bytes are not touched: bare line ends, pipelining, control characters, a missing end', async () => {
		const said =
			'EHLO c\nMAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nNOOP \u0001\u00ff\r\n\r\nRSET \r\r\nvrfy\tx\r\nQUI';
		const heard = '220 a\r\n250 b\n250-c\r\n250 d\r\n\r\nnonsense\n554';
		let written = '';
		await using server = await tcpServer(socket => {
			socket.setEncoding('latin1');
			socket.write(heard.slice(0, 7), 'latin1');
			socket.on('data', (text: string) => {
				written += text;
				if (written.length === said.length) {
					socket.end(heard.slice(7), 'latin1');
				}
			});
		});
		await using relay = await listening({to: to(`smtp://127.0.0.1:${server.port}`)});
		const client = RawClient.clear(relay.port);
		await client.reply();
		client.write(Buffer.from(said, 'latin1'));
		await client.closed();
		expect(written).toBe(said);
		expect(client.heard).toBe(heard);
	});

	test('a line that drips in goes on as it drips, unless it may be one that cannot pass', async () => {
		const seen: string[] = [];
		let wake = (): void => {};
		await using server = await tcpServer(socket => {
			socket.setEncoding('latin1');
			socket.write('220 a\r\n');
			socket.on('data', (text: string) => {
				seen.push(text);
				wake();
			});
		});
		await using relay = await listening({to: to(`smtp://127.0.0.1:${server.port}`)});
		const client = RawClient.clear(relay.port);
		await client.reply();
		const next = (text: string): Promise<void> =>
			new Promise(resolve => {
				wake = resolve;
				client.write(text);
			});
		await next('NO');
		await next('OP\r\n');
		client.write('RC');
		await next('PT TO:<x>\r\n');
		expect(seen.join('|')).toMatch(/^NO\|OP\r\n\|RC(\|)?PT TO:<x>\r\n$/);
	});

	test('a client that writes no more: what it wrote goes on, then the end, and the last reply comes back', async () => {
		let seen = '';
		await using server = await tcpServer(socket => {
			socket.setEncoding('latin1');
			socket.write('220 a\r\n');
			socket.on('data', (text: string) => {
				seen += text;
			});
			socket.on('end', () => socket.end('221 bye\r\n'));
		});
		await using relay = await listening({to: to(`smtp://127.0.0.1:${server.port}`)});
		const socket = connect({port: relay.port, host: '127.0.0.1', allowHalfOpen: true});
		using client = new RawClient(socket);
		await client.reply();
		socket.end('NOOP\r\nQUI');
		expect(await client.reply()).toBe('221 bye\r\n');
		expect(seen).toBe('NOOP\r\nQUI');
	});

	test('the message is the same octet for octet, dots and bare ends among it, and is kept', async () => {
		const content = `Subject: x\r\n\r\n..dot\r\nbare\n.\nend\r\n${'y'.repeat(300_000)}\r\n`;
		const script = `${hello}
			C: MAIL FROM:<a@x.test>
			S: 250 ok
			C: RCPT TO:<b@x.test>
			S: 250 ok
			C: DATA
			S: 354 go
			MESSAGE
			S: 250 2.0.0 queued as 42
			C: QUIT
			S: 221 bye
			END
		`;
		const {server, relay} = await relaying(script);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		for (const line of ['EHLO client.example', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
			await client.ask(line);
		}

		client.write(content);
		expect(await client.ask('.')).toBe('250 2.0.0 queued as 42\r\n');
		await client.ask('QUIT');
		await client.closed();
		expect(server.written()).toContain(`DATA\r\n${content}.\r\nQUIT\r\n`);
		expect(relay.messages).toHaveLength(1);
		expect(Buffer.from(relay.messages[0]?.content ?? []).toString()).toBe(content.replace('\r\n..', '\r\n.'));
	});

	test('LMTP and BDAT', async () => {
		const {server, relay} = await relaying(
			[
				...['S: 220 lmtp', 'C: LHLO c', 'S: 250-lmtp', 'S: 250 CHUNKING', 'C: MAIL FROM:<>', 'S: 250 ok'],
				...['C: RCPT TO:<a@x.test>', 'S: 250 ok', 'C: RCPT TO:<b@x.test>', 'S: 250 ok', 'C: BDAT 6 LAST'],
				take(6),
				...['S: 250 a', 'S: 452 b', 'C: QUIT', 'S: 221 bye', 'END'],
			],
			{protocol: 'lmtp'},
			'lmtp',
		);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('LHLO c');
		for (const line of ['MAIL FROM:<>', 'RCPT TO:<a@x.test>', 'RCPT TO:<b@x.test>']) {
			await client.ask(line);
		}

		client.write('BDAT 6 LAST\r\n.\r\nQ\r\nQUIT\r\n');
		expect(await client.closed()).toBe('250 a\r\n452 b\r\n221 bye\r\n');
		expect(server.written()).toContain('BDAT 6 LAST\r\n.\r\nQ\r\nQUIT\r\n');
		expect(relay.messages).toMatchObject([{recipients: ['a@x.test'], octets: 6}]);
	});
});

describe('TLS on both sides', () => {
	test('typed by the client, upgraded on each side as the server answers', async () => {
		const {server, relay} = await relaying(`
			${greeting}
			C: EHLO c
			S: 250-mail.example.test
			S: 250-STARTTLS
			S: 250 AUTH PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS EXTERNAL
			C: STARTTLS
			S: 220 go ahead
			TLS
			C: EHLO c
			S: 250-mail.example.test
			S: 250-AUTH PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS EXTERNAL
			S: 250 XCLIENT NAME
			C: AUTH PLAIN AGEAcGFzc3dvcmQ=
			S: 235 welcome
			C: QUIT
			S: 221 bye
			END
		`);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		expect(await client.ask('EHLO c')).toBe(
			'250-mail.example.test\r\n250-STARTTLS\r\n250 AUTH PLAIN SCRAM-SHA-256\r\n',
		);
		expect(await client.ask('STARTTLS')).toBe('220 go ahead\r\n');
		await client.secure({ca: authority.cert, servername: 'mail.example.test'});
		expect(await client.ask('EHLO c')).toBe('250-mail.example.test\r\n250 AUTH PLAIN SCRAM-SHA-256\r\n');
		expect(await client.ask('XCLIENT ADDR=1.2.3.4')).toBe(
			'502 5.5.1 XCLIENT is not passed on by smtpscope\r\n',
		);
		expect(await client.ask('AUTH PLAIN AGEAcGFzc3dvcmQ=')).toBe('235 welcome\r\n');
		await client.ask('QUIT');
		await client.closed();
		const {session, upstream} = await relay.ended(1);
		const lines = transcript(session.entries);
		expect(lines).toContain('(secured)');
		expect(lines).toContain('S*: 502 5.5.1 XCLIENT is not passed on by smtpscope');
		expect(lines.filter(line => line === '(listen/withheld)')).toHaveLength(5);
		expect(lines).toContain('C: AUTH PLAIN ••••••••');
		expect(transcript(upstream?.entries ?? []).join('\n')).not.toContain('XCLIENT ADDR');
		expect(upstream?.entries.some(({secure}) => secure)).toBe(true);
	});

	test('before the client speaks, where the target says so; STARTTLS is added to the list', async () => {
		const {server, relay} = await relaying(
			`
			${greeting}
			C: EHLO …
			S: 250-mail.example.test
			S: 250 STARTTLS
			C: STARTTLS
			S: 220 go
			TLS
			C: EHLO client.example
			S: 250-mail.example.test
			S: 250 SIZE 1000
			C: EHLO client.example
			S: 250 mail.example.test
			C: QUIT
			S: 221 bye
			END
		`,
			{},
			'starttls',
		);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		expect(await client.reply()).toBe('220 mail.example.test ESMTP\r\n');
		expect(await client.ask('EHLO client.example')).toBe(
			'250-mail.example.test\r\n250-SIZE 1000\r\n250 STARTTLS\r\n',
		);
		expect(await client.ask('STARTTLS')).toBe('220 2.0.0 Ready to start TLS\r\n');
		await client.secure({ca: authority.cert, servername: 'localhost'});
		expect(await client.ask('EHLO client.example')).toBe('250 mail.example.test\r\n');
		await client.ask('QUIT');
		await client.closed();
		const {session} = await relay.ended(1);
		const lines = transcript(session.entries);
		expect(lines).toContain('(listen/added)');
		expect(lines).toContain('(listen/tls-here)');
		expect(
			session.entries.find(entry => entry.type === 'note' && entry.about === 'listen/tls-here'),
		).toMatchObject({
			text: 'The server did not see this command: the connection to it already uses TLS, and only the client begins it now.',
		});
		expect(lines).toContain('S*: 220 2.0.0 Ready to start TLS');
	});

	test.each(['smtp', 'starttls'])('what comes in clear behind STARTTLS goes nowhere (%s)', async scheme => {
		const before =
			scheme === 'smtp'
				? 'C: EHLO c\nS: 250-m\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS'
				: 'C: EHLO …\nS: 250-m\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\nC: EHLO c\nS: 250 m';
		const {server, relay} = await relaying(
			`${greeting}\n${before}\nC: NOOP\nS: 250 fine\nC: QUIT\nS: 221 bye\nEND`,
			{},
			scheme,
		);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('EHLO c');
		client.write('STARTTLS\r\nMAIL FROM:<evil@x.test>\r\n');
		await client.reply();
		await client.secure({ca: authority.cert, servername: 'localhost'});
		expect(await client.ask('NOOP')).toBe('250 fine\r\n');
		await client.ask('QUIT');
		await client.closed();
		expect(server.written()).not.toContain('evil');
		const {session} = await relay.ended(1);
		const secured = session.entries.find(entry => entry.type === 'secured');
		expect(Buffer.from(secured?.clearBytes ?? []).toString()).toBe('MAIL FROM:<evil@x.test>\r\n');
	});

	test('a refusal of STARTTLS goes to the client, and the session goes on in clear text', async () => {
		const {server, relay} = await relaying(`
			${greeting}
			C: EHLO c
			S: 250-mail.example.test
			S: 250 STARTTLS
			C: STARTTLS
			S: 454 4.7.0 not now
			C: NOOP
			S: 250 ok
		`);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('EHLO c');
		expect(await client.ask('STARTTLS')).toBe('454 4.7.0 not now\r\n');
		expect(await client.ask('NOOP')).toBe('250 ok\r\n');
	});

	test('a certificate that cannot be verified ends it before anything is passed on', async () => {
		const script = `${greeting}\nC: EHLO …\nS: 250-m\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\nC: NOOP\nS: 250 ok`;
		const server = await scriptedServer(script);
		await using _server = server;
		await using relay = await listening({to: to(`starttls://127.0.0.1:${server.port}`, {transport: {}})});
		const client = RawClient.clear(relay.port);
		expect(await client.closed()).toMatch(
			/^421 4\.4\.1 smtpscope: The certificate of 127\.0\.0\.1 is not verified/,
		);
		const {session} = await relay.ended(1);
		expect(transcript(session.entries).some(line => line.startsWith('S*: 421'))).toBe(true);
		expect(server.written()).not.toContain('NOOP');
	});

	test('with --insecure it goes on', async () => {
		const script = `${greeting}\nC: EHLO …\nS: 250-m\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\nC: NOOP\nS: 250 ok`;
		const server = await scriptedServer(script);
		await using _server = server;
		const target = to(`starttls://127.0.0.1:${server.port}`, {transport: {}, insecure: true});
		await using relay = await listening({to: target});
		const client = RawClient.clear(relay.port);
		await client.reply();
		expect(await client.ask('NOOP')).toBe('250 ok\r\n');
	});

	test('a server that does not listen', async () => {
		const gone = await scriptedServer('S: 220 x');
		const {port} = gone;
		await gone[Symbol.asyncDispose]();
		await using relay = await listening({to: to(`smtp://127.0.0.1:${port}`)});
		expect(await RawClient.clear(relay.port).closed()).toMatch(
			/^421 4\.4\.1 smtpscope: .*refused the connection\.\r\n$/,
		);
	});
});

describe('answers of ours', () => {
	test('a refusal keeps the command from the server, in order with what it answers', async () => {
		const {server, relay} = await relaying(
			`${hello}
			C: MAIL FROM:<a@x.test>
			S: 250 sender ok
			C: RCPT TO:<b@x.test>
			S: 250 recipient ok
		`,
			{rules: rules('answer RCPT TO:<full@*>=452 4.2.2 Mailbox full')},
		);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('EHLO client.example');
		client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<full@x.test>\r\nRCPT TO:<b@x.test>\r\n');
		expect(await client.until('recipient ok\r\n')).toBe(
			'250 sender ok\r\n452 4.2.2 Mailbox full\r\n250 recipient ok\r\n',
		);
		expect(server.written()).not.toContain('full@');
		expect(transcript(relay.sessions[0]?.session.entries ?? [])).toContain('(listen/not-passed)');
	});

	test('the verdict on a message is replaced, and what the server had said is told', async () => {
		const {server, relay} = await relaying(
			`${hello}
			C: MAIL FROM:<a@x.test>
			S: 250 ok
			C: RCPT TO:<b@x.test>
			S: 250 ok
			C: DATA
			S: 354 go
			MESSAGE
			S: 250 2.0.0 queued
		`,
			{rules: rules('answer DATA-END=451 4.3.0 Try again')},
		);
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		for (const line of ['EHLO client.example', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
			await client.ask(line);
		}

		expect(await client.ask('hi\r\n.')).toBe('451 4.3.0 Try again\r\n');
		const notes = relay.sessions[0]?.session.entries.filter(entry => entry.type === 'note') ?? [];
		expect(notes.map(({text}) => text)).toContain('The server’s own answer was “250 2.0.0 queued”.');
	});

	test('the server’s reply is held until it is let through', async () => {
		const {server, relay} = await relaying(`${hello}C: NOOP\nS: 250 fine`, {rules: rules('hold NOOP')});
		await using _server = server;
		await using _relay = relay;
		const client = RawClient.clear(relay.port);
		await client.reply();
		await client.ask('EHLO client.example');
		client.write('NOOP\r\n');
		const [watched] = relay.sessions;
		await new Promise<void>(resolve => {
			const stop = watched?.session.subscribe(() => {
				if (watched.held) {
					stop?.();
					resolve();
				}
			});
		});
		expect(watched?.held).toMatchObject({proposed: {code: 250, texts: ['fine']}});
		watched?.release();
		expect(await client.reply()).toBe('250 fine\r\n');
	});

	test('a password does not go to a distant server in clear text', () => {
		const list = passCapabilities([Buffer.from('250-m\r\n'), Buffer.from('250 AUTH PLAIN\r\n')], {
			offersStartTls: false,
			clientSecure: true,
			passesAuth: false,
		});
		expect(Buffer.from(list.bytes).toString()).toBe('250 m\r\n');
		expect(list.withheld).toMatchObject([{what: 'AUTH'}]);
	});
});

describe('the list of capabilities', () => {
	const pass = (lines: string[], context = {}) =>
		Buffer.from(
			passCapabilities(
				lines.map(line => Buffer.from(line)),
				{offersStartTls: false, clientSecure: false, passesAuth: true, ...context},
			).bytes,
		).toString();

	test.each<[string[], object, string]>([
		[['250-m\r\n', '250 SIZE\r\n'], {}, '250-m\r\n250 SIZE\r\n'],
		[['250-m hello\n', '250-starttls\n', '250 X-ODD  1 \n'], {}, '250-m hello\n250 X-ODD  1 \n'],
		[['250-m\r\n', '250 STARTTLS\r\n'], {offersStartTls: true}, '250-m\r\n250 STARTTLS\r\n'],
		[['250 m\r\n'], {offersStartTls: true}, '250-m\r\n250 STARTTLS\r\n'],
		[['250-m\r\n', '250 AUTH EXTERNAL\r\n'], {}, '250 m\r\n'],
		[
			['250-m\r\n', '250-AUTH=LOGIN X-PLUS\r\n', '250 AUTH LOGIN\r\n'],
			{},
			'250-m\r\n250-AUTH=LOGIN\r\n250 AUTH LOGIN\r\n',
		],
		[['250-m\r\n', '250-REQUIRETLS\r\n', '250 DSN\r\n'], {}, '250-m\r\n250 DSN\r\n'],
		[['250-m\r\n', '250 REQUIRETLS\r\n'], {clientSecure: true}, '250-m\r\n250 REQUIRETLS\r\n'],
		[['250-m\r\n', '250-XFORWARD A\r\n', '250 XCLIENT A\r\n'], {}, '250 m\r\n'],
	])('%j with %j', (lines, context, passed) => {
		expect(pass(lines, context)).toBe(passed);
	});
});

test('a passage loses no octet and doubles none, whatever is let through when', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.string({maxLength: 8}), fc.nat(10), fc.boolean()), {maxLength: 20}),
			steps => {
				const passage = createPassage();
				const out: Uint8Array[] = [];
				let fed = 0;
				let text = '';
				let wanted = '';
				let done = 0;
				for (const [piece, ahead, skip] of steps) {
					const bytes = Buffer.from(piece, 'latin1');
					passage.feed(bytes);
					text += bytes.toString('latin1');
					fed += bytes.length;
					const position = Math.min(done + ahead, fed);
					if (skip) {
						passage.skipTo(position);
					} else {
						passage.passTo(position);
						wanted += text.slice(done, position);
					}

					done = position;
					out.push(Buffer.from(passage.take()));
				}

				expect(Buffer.concat(out).toString('latin1')).toBe(wanted);
			},
		),
	);
});

test('lines of replies are the bytes that came, however they are cut', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('250-a\r\n', '250 b\n', '\r\n', 'x', '250', '-', '\r'), {maxLength: 20}),
			fc.array(fc.tuple(fc.nat(9), fc.boolean()), {maxLength: 20}),
			(words, cuts) => {
				const text = words.join('');
				const lines = createReplyLines();
				let out = '';
				const drain = (): void => {
					for (let line = lines.next(); line; line = lines.next()) {
						out += Buffer.from(line.bytes).toString();
					}
				};
				let at = 0;
				for (const [size, early] of cuts) {
					lines.feed(Buffer.from(text.slice(at, at + size)));
					at += size;
					drain();
					out += early ? Buffer.from(lines.partial()).toString() : '';
				}

				lines.feed(Buffer.from(text.slice(at)));
				drain();
				expect(out + Buffer.from(lines.partial()).toString()).toBe(text);
			},
		),
	);
});

test('32 MiB to a server that reads slowly: nothing is lost, and little is held', async () => {
	const size = 32 * 1024 * 1024;
	const received = createHash('sha256');
	let octets = 0;
	let slow: Socket | undefined;
	await using server = await tcpServer(socket => {
		slow = socket;
		socket.write('220 a\r\n');
		socket.on('data', bytes => {
			received.update(bytes);
			octets += bytes.length;
			socket.pause();
			setImmediate(() => socket.resume());
			if (octets === size) {
				socket.end('221 done\r\n');
			}
		});
	});
	await using relay = await listening({to: to(`smtp://127.0.0.1:${server.port}`)});
	const sent = createHash('sha256');
	const piece = Buffer.alloc(64 * 1024, 'NOOP and a line that has no end ');
	const client = connect(relay.port, '127.0.0.1');
	client.on('error', () => {}).resume();
	const before = process.memoryUsage().rss;
	for (let written = 0; written < size; written += piece.length) {
		sent.update(piece);
		if (!client.write(piece)) {
			await new Promise(resolve => client.once('drain', resolve));
		}
	}

	await new Promise(resolve => client.once('close', resolve));
	expect(slow).toBeDefined();
	expect(received.digest('hex')).toBe(sent.digest('hex'));
	expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
});
