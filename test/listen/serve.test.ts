/** Our own server on a real port, with clients that do as they please. */
import {describe, expect, test, vi} from 'vitest';
import {parseRules} from '../../source/listen/answers/parse.ts';
import type {AnswerRule} from '../../source/listen/answers/rule.ts';
import {authority, listening, transcript} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';

const rules = (text: string): readonly AnswerRule[] => {
	const parsed = parseRules(text);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return parsed.rules;
};

async function greeted(port: number): Promise<RawClient> {
	const client = RawClient.clear(port);
	await client.reply();
	await client.ask('EHLO client.example');
	return client;
}

describe('a session', () => {
	test('is recorded as it was, and its message is kept as it was meant', async () => {
		await using server = await listening();
		const client = await greeted(server.port);
		await client.ask('MAIL FROM:<ann@example.org>');
		await client.ask('RCPT TO:<bob@example.net>');
		await client.ask('DATA');
		expect(await client.ask('Subject: x\r\n\r\n..dot\r\nbare\nend\r\n.')).toBe(
			'250 2.0.0 Kept by smtpscope; it is not delivered\r\n',
		);
		await client.ask('QUIT');
		await client.closed();
		const session = await server.ended(1);
		expect(transcript(session.session.entries)).toEqual([
			'(connected)',
			'S: 220 listen.test ESMTP smtpscope listens; no mail leaves this machine',
			'C: EHLO client.example',
			...transcript(session.session.entries).filter(
				line => line.startsWith('S: 250 ') && !line.includes(' 2.'),
			),
			'C: MAIL FROM:<ann@example.org>',
			'S: 250 2.1.0 Sender OK',
			'C: RCPT TO:<bob@example.net>',
			'S: 250 2.1.5 Recipient OK',
			'C: DATA',
			'S: 354 End the message with a line that contains only a dot',
			'C: (31 octets)',
			'C: .',
			'S: 250 2.0.0 Kept by smtpscope; it is not delivered',
			'C: QUIT',
			'S: 221 2.0.0 listen.test closing connection',
			'(closed by server)',
		]);
		expect(server.messages).toMatchObject([
			{sender: 'ann@example.org', recipients: ['bob@example.net'], octets: 30},
		]);
		expect(Buffer.from(server.messages[0]?.content ?? []).toString()).toBe(
			'Subject: x\r\n\r\n.dot\r\nbare\nend\r\n',
		);
	});

	test('goes on in TLS with a certificate for the name that is asked for, and tells what the client offered', async () => {
		await using server = await listening();
		const client = await greeted(server.port);
		await client.ask('STARTTLS');
		await client.secure({servername: 'mail.example.org', ca: authority.cert, ALPNProtocols: ['smtp']});
		await client.ask('EHLO client.example');
		await client.ask('QUIT');
		await client.closed();
		const {session} = await server.ended(1);
		const secured = session.entries.find(entry => entry.type === 'secured');
		expect(secured).toMatchObject({
			tls: {
				protocol: 'TLSv1.3',
				servername: 'mail.example.org',
				clientHello: {versions: ['TLSv1.3', 'TLSv1.2'], servername: 'mail.example.org', alpn: ['smtp']},
				certificates: [{altNames: ['DNS:mail.example.org']}, {isAuthority: true}],
			},
		});
	});

	test('is in TLS from the first byte where the port says so', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const client = RawClient.tls(server.port, {ca: authority.cert});
		expect(await client.reply()).toMatch(/^220 /);
		expect(await client.ask('EHLO c')).not.toContain('STARTTLS');
		client.end();
		const {session} = await server.ended(1);
		expect(session.entries[0]).toMatchObject({
			type: 'connected',
			secure: true,
			tls: {clientHello: {servername: null}},
		});
	});

	test('what comes in clear behind STARTTLS is not read', async () => {
		await using server = await listening();
		const client = await greeted(server.port);
		client.write('STARTTLS\r\nMAIL FROM:<evil@example.org>\r\n');
		await client.reply();
		await client.secure({ca: authority.cert, servername: 'localhost'});
		expect(await client.ask('RCPT TO:<x@example.org>')).toMatch(/^503/);
		client.end();
		const {session} = await server.ended(1);
		const secured = session.entries.find(entry => entry.type === 'secured');
		expect(Buffer.from(secured?.clearBytes ?? []).toString()).toBe('MAIL FROM:<evil@example.org>\r\n');
	});

	test('a client that writes no more still hears its replies', async () => {
		await using server = await listening();
		const client = RawClient.clear(server.port);
		client.write('EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\nhi\r\n.\r\nQUIT\r\n');
		client.end();
		expect(await client.closed()).toMatch(/354 .*\r\n250 2.0.0 Kept.*\r\n221 /s);
		const {session} = await server.ended(1);
		expect(session.entries.at(-1)).toMatchObject({type: 'closed'});
		expect(server.messages).toHaveLength(1);
	});

	test('what came before its turn is marked', async () => {
		await using server = await listening();
		const client = RawClient.clear(server.port);
		await client.reply();
		client.write('EHLO c\r\nMAIL FROM:<>\r\n');
		await client.until('250 2.1.0');
		client.end();
		const {session} = await server.ended(1);
		const ahead = session.entries.flatMap(entry =>
			entry.type === 'sent' && entry.kind !== 'message' ? [entry.ahead ?? false] : [],
		);
		expect(ahead).toEqual([false, true]);
	});
});

describe('TLS that does not come about', () => {
	test('a client that offers nothing above TLS 1.1', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const client = RawClient.tls(server.port, {
			maxVersion: 'TLSv1.1',
			minVersion: 'TLSv1',
			ciphers: 'DEFAULT@SECLEVEL=0',
		});
		await client.closed();
		const {session} = await server.ended(1);
		expect(session.entries).toMatchObject([
			{
				type: 'failed',
				error: {
					code: 'tls-failed',
					message:
						'The client at 127.0.0.1 offers nothing above TLS 1.1, which is older than smtpscope accepts.',
					clientHello: {versions: ['TLSv1.1', 'TLSv1']},
				},
			},
		]);
	});

	test('it is served where the minimum is lowered', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}], minVersion: 'TLSv1'});
		const old = {maxVersion: 'TLSv1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0'} as const;
		const client = RawClient.tls(server.port, {...old, ca: authority.cert});
		expect(await client.reply()).toMatch(/^220/);
		client.end();
		const {session} = await server.ended(1);
		expect(session.entries[0]).toMatchObject({
			tls: {protocol: 'TLSv1', warnings: ['TLSv1 is obsolete (RFC 8996).']},
		});
	});

	test('a client that does not trust the certificate', async () => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const client = RawClient.tls(server.port);
		await client.closed();
		const {session} = await server.ended(1);
		expect(session.entries.at(-1)).toMatchObject({type: 'failed', error: {clientHello: {}}});
	});

	test.each([
		['garbage', Buffer.from('\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000', 'latin1')],
		['an alert', Buffer.from([21, 3, 1, 0, 2, 2, 40])],
		['clear text', Buffer.from('EHLO client\r\n')],
	])('%s where TLS is due', async (_what, bytes) => {
		await using server = await listening({ports: [{port: 0, implicitTls: true}]});
		const client = RawClient.clear(server.port);
		client.write(bytes);
		await client.closed();
		const {session} = await server.ended(1);
		expect(session.entries.at(-1)).toMatchObject({type: 'failed'});
	});

	test('TLS where clear text is due', async () => {
		await using server = await listening();
		const client = RawClient.tls(server.port);
		await client.closed();
		const {session} = await server.ended(1);
		expect(session.entries.at(-1)).toMatchObject({
			type: 'failed',
			error: {code: 'speaks-tls', clientHello: {versions: ['TLSv1.3', 'TLSv1.2']}},
		});
	});
});

describe('answers of ours', () => {
	test('stand in the place of the usual ones, are marked, and change what follows', async () => {
		await using server = await listening({rules: rules('answer RCPT TO:<full@*>=452 4.2.2 Mailbox full')});
		const client = await greeted(server.port);
		await client.ask('MAIL FROM:<>');
		expect(await client.ask('RCPT TO:<full@example.org>')).toBe('452 4.2.2 Mailbox full\r\n');
		expect(await client.ask('DATA')).toMatch(/^554/);
		expect(await client.ask('RCPT TO:<bob@example.org>')).toMatch(/^250/);
		client.end();
		const {session} = await server.ended(1);
		expect(transcript(session.entries)).toContain('S*: 452 4.2.2 Mailbox full');
		expect(transcript(session.entries).filter(line => line.startsWith('S*'))).toHaveLength(1);
	});

	test('a message that is refused after its dot is not kept', async () => {
		await using server = await listening({rules: rules('answer DATA-END=550 5.7.1 Spam')});
		const client = await greeted(server.port);
		client.write('MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\nhi\r\n.\r\n');
		await client.until('550 5.7.1 Spam\r\n');
		client.end();
		await server.ended(1);
		expect(server.messages).toEqual([]);
	});

	test('wait, and keep their order', async () => {
		await using server = await listening({rules: rules('delay NOOP=20ms')});
		const client = await greeted(server.port);
		client.write('NOOP\r\nRSET\r\n');
		expect(await client.until('250 2.0.0 Reset\r\n')).toBe('250 2.0.0 OK\r\n250 2.0.0 Reset\r\n');
	});

	test('close the connection, before or after', async () => {
		await using server = await listening({rules: rules('answer VRFY=close\nclose-after NOOP')});
		const before = await greeted(server.port);
		before.write('VRFY bob\r\n');
		expect(await before.closed()).toBe('');
		const after = await greeted(server.port);
		after.write('NOOP\r\n');
		await after.closed();
		const {session} = await server.ended(2);
		expect(transcript(session.entries).slice(-2)).toEqual(['S: 250 2.0.0 OK', '(closed by server)']);
	});

	test('drop after TLS', async () => {
		await using server = await listening({dropAfterTls: true});
		const client = await greeted(server.port);
		await client.ask('STARTTLS');
		await client.secure({ca: authority.cert, servername: 'localhost'}).catch(() => {});
		await client.closed();
		const {session} = await server.ended(1);
		expect(transcript(session.entries).slice(-2)).toEqual(['(secured)', '(closed by server)']);
	});

	test('are held until somebody answers, or lets them go', async () => {
		await using server = await listening({rules: rules('hold RCPT')});
		const client = await greeted(server.port);
		await client.ask('MAIL FROM:<>');
		client.write('RCPT TO:<a@x.test>\r\nNOOP\r\n');
		const [watched] = server.sessions;
		await new Promise<void>(resolve => {
			const stop = watched?.session.subscribe(() => {
				if (watched.held) {
					stop?.();
					resolve();
				}
			});
		});
		expect(watched?.held).toMatchObject({subject: {verb: 'RCPT'}, proposed: {code: 250}});
		expect(watched?.answer({code: 451, texts: ['4.7.1 later']})).toBe(true);
		expect(await client.until('250 2.0.0 OK\r\n')).toBe('451 4.7.1 later\r\n250 2.0.0 OK\r\n');
		expect(watched?.release()).toBe(false);
		server.listener.dropHold('rcpt');
		expect(await client.ask('RCPT TO:<a@x.test>')).toMatch(/^250/);
		expect(transcript(watched?.session.entries ?? [])).toContain('S*: 451 4.7.1 later');
	});
});

describe('bounds', () => {
	test('no more clients than allowed, and none from elsewhere', async () => {
		await using server = await listening({maxConnections: 1});
		const first = await greeted(server.port);
		expect(await RawClient.clear(server.port).closed()).toMatch(/^421 4\.7\.0 /);
		first.end();
		await server.ended(1);
		const third = await greeted(server.port);
		third.end();
		expect(server.listener.refused).toBe(1);
		await using closed = await listening({allows: () => false});
		expect(await RawClient.clear(closed.port).closed()).toMatch(/^554 5\.7\.1 /);
		expect(closed.sessions).toEqual([]);
	});

	test('a session that says too much is ended with words', async () => {
		await using server = await listening();
		const client = RawClient.clear(server.port);
		const noops = Buffer.from('NOOP\r\n'.repeat(1000));
		for (let round = 0; round < 12; round++) {
			client.write(noops);
		}

		await client.closed().catch(() => {});
		const {session} = await server.ended(1);
		expect(session.entries.length).toBeLessThan(20_100);
		expect(transcript(session.entries)).toContain('S*: 421 4.7.0 Too much for one session');
	});

	test('an endless line costs no more than its limit', async () => {
		await using server = await listening();
		const client = await greeted(server.port);
		client.write(Buffer.alloc(3 * 1024 * 1024, 'x'));
		client.write('\r\nNOOP\r\n');
		expect(await client.until('250 2.0.0 OK\r\n')).toMatch(/^500 5\.5\.2 The line is too long\r\n250/);
		client.end();
		const {session} = await server.ended(1);
		expect(transcript(session.entries)).toContain('(listen/line-cut)');
	});

	test('what sessions keep is bounded over all of them: the oldest go first', async () => {
		await using server = await listening({memory: 300_000});
		for (let number = 1; number <= 4; number++) {
			const client = await greeted(server.port);
			client.write(`MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\n${'x'.repeat(100_000)}\r\n.\r\n`);
			await client.until('250 2.0.0 Kept');
			client.end();
			await server.ended(number);
		}

		expect(server.sessions.map(session => session.forgotten)).toEqual([true, true, false, false]);
	});

	test('two hundred at once', async () => {
		await using server = await listening();
		await Promise.all(
			Array.from({length: 200}, async () => {
				const client = await greeted(server.port);
				client.write('MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\nhi\r\n.\r\nQUIT\r\n');
				await client.until('221 ');
				await client.closed();
			}),
		);
		expect(server.messages).toHaveLength(200);
		expect(server.sessions).toHaveLength(200);
	});
});

test('nothing more is read while what was said cannot be written', async () => {
	let free = (): void => {};
	let wait: Promise<void> | null = null;
	let asked = 0;
	const busy = () => {
		asked++;
		return wait;
	};
	await using server = await listening({busy});
	const client = await greeted(server.port);
	wait = new Promise(resolve => {
		free = resolve;
	});
	const before = asked;
	const answer = client.ask('NOOP');
	await vi.waitFor(() => expect(asked).toBeGreaterThan(before));
	expect(transcript(server.sessions[0]?.session.entries ?? [])).not.toContain('C: NOOP');
	wait = null;
	free();
	expect(await answer).toMatch(/^250 /);
});
