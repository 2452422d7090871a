import {describe, expect, it} from 'vitest';
import type {Entry} from '../../source/session/entry.ts';
import {createSession} from '../../source/session/live-session.ts';
import {CONTENT_LIMIT} from '../../source/session/reduce-sent.ts';
import {flatten} from '../../source/session/rope.ts';
import type {Session} from '../../source/session/session.ts';
import type {SessionOptions} from '../../source/session/session-options.ts';
import {
	call,
	drop,
	expectLine,
	type ScriptedServer,
	say,
	scriptedServer,
	send,
	startTls,
	takeMessage,
	testCertificate,
} from '../support/scripted-server.ts';
import {targetOf} from '../support/target-of.ts';
import {type TcpServer, tcpServer} from '../support/tcp-server.ts';

function sessionWith(server: ScriptedServer, options: Partial<SessionOptions> = {}): Session {
	return createSession({
		target: targetOf(`${server.host}:${server.port}`),
		transport: {tls: {ca: [testCertificate().ca], servername: 'mail.example.test'}},
		...options,
	});
}

const types = (entries: readonly Entry[]): string[] =>
	entries.map(entry =>
		entry.type === 'reply'
			? `${entry.code}`
			: entry.type === 'sent' && entry.kind !== 'message'
				? entry.line
				: entry.type,
	);

describe('a live session', () => {
	it('keeps in step with the replies, whatever is typed ahead', async () => {
		const order: string[] = [];
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('EHLO me'),
			call(() => order.push('EHLO read')),
			say('250-x', '250 SIZE 10'),
			expectLine('MAIL FROM:<a@b>'),
			say('250 ok'),
			expectLine('QUIT'),
			say('221 bye'),
			'END',
		]);
		const session = sessionWith(server);
		await session.connect();
		const ehlo = session.type('EHLO me');
		const mail = session.type('MAIL FROM:<a@b>');
		session.type('QUIT');
		expect(session.waiting).toEqual(['MAIL FROM:<a@b>', 'QUIT']);
		expect((await ehlo).map(reply => reply.code)).toEqual([250]);
		expect((await mail).map(reply => reply.code)).toEqual([250]);
		await session.settled();
		await server.finished();
		expect(types(session.entries).slice(0, 4)).toEqual(['attempt', 'connected', '220', 'EHLO me']);
	});

	it('upgrades after STARTTLS, and never reads what came in clear behind the 220', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('STARTTLS'),
			send('220 go\r\n250 injected\r\n'),
			startTls(),
			expectLine('NOOP'),
			say('250 secret'),
		]);
		const session = sessionWith(server);
		await session.connect();
		await session.type('STARTTLS');
		const [noop] = await session.type('NOOP');
		expect(noop).toMatchObject({code: 250, answers: 'NOOP', secure: true});
		const secured = session.entries.find(entry => entry.type === 'secured');
		expect(Buffer.from(secured?.clearBytes ?? []).toString()).toBe('250 injected\r\n');
		expect(session.entries.filter(entry => entry.type === 'reply').map(reply => reply.code)).toEqual([
			220, 220, 250,
		]);
		session.close();
	});

	it('drops what was meant for the message when DATA is refused, and says so', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('DATA'),
			say('503 no'),
			expectLine('NOOP'),
			say('250 ok'),
		]);
		const session = sessionWith(server);
		await session.connect();
		for (const line of ['DATA', 'Subject: x', '', 'text', '.', 'NOOP']) {
			session.type(line);
		}

		await session.settled();
		await server.finished();
		expect(session.entries.find(entry => entry.type === 'note')).toMatchObject({about: 'outbox/dropped'});
		expect(types(session.entries)).not.toContain('Subject: x');
		session.close();
	});

	it('masks what waits behind an AUTH', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine('AUTH LOGIN')]);
		const session = sessionWith(server);
		await session.connect();
		session.type('AUTH LOGIN');
		session.type('hunter2');
		expect(session.waiting).toEqual(['••••••••']);
		session.close();
		expect(session.entries.filter(entry => entry.type === 'note')).toHaveLength(1);
	});

	it('streams a message, stuffed, and ends its last line', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('DATA'),
			say('354 go'),
			takeMessage(),
			say('250 ok'),
		]);
		const session = sessionWith(server);
		await session.connect();
		await session.type('DATA');
		async function* content() {
			yield Buffer.from('Subject: x\r\n\r\n.a\r');
			yield Buffer.from('\n.b');
		}

		await session.sendContent(content());
		const [verdict] = await session.type('.');
		expect(verdict).toMatchObject({code: 250, answers: 'DATA-END'});
		expect(server.written()).toContain('\r\n..a\r\n..b\r\n.\r\n');
		session.close();
	});

	it.each([1, 3000, 40_000, 300_000])(
		'is done with a piece of content when it asks for the next (%i octets)',
		async size => {
			let received = '';
			let done: () => void = () => {};
			const received354 = new Promise<void>(resolve => {
				done = resolve;
			});
			await using server = await tcpServer(socket => {
				socket.setEncoding('latin1').write('220 hi\r\n');
				socket.once('data', () => {
					socket.on('data', text => {
						received += text;
						if (received.endsWith('\r\n.\r\n')) {
							socket.write('250 ok\r\n');
						}
					});
					// What does not fit into the buffers of the system has to wait in ours.
					socket.pause();
					socket.write('354 go\r\n');
					done();
					setImmediate(() => setImmediate(() => socket.resume()));
				});
			});
			const session = createSession({target: targetOf(`127.0.0.1:${server.port}`)});
			await session.connect();
			await session.type('DATA');
			await received354;
			const lent = Buffer.alloc(size);
			const count = Math.ceil(9_000_000 / Math.max(size, 3000));
			async function* content() {
				for (let index = 0; index < count; index++) {
					yield lent.fill(97 + (index % 26));
				}
			}

			await session.sendContent(content());
			lent.fill('?');
			await session.type('.');
			const whole = Array.from({length: count}, (_, index) =>
				String.fromCharCode(97 + (index % 26)).repeat(size),
			).join('');
			expect(received === `${whole}\r\n.\r\n`).toBe(true);
			const message = session.entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
			const kept = message?.type === 'sent' && message.kind === 'message' ? flatten(message.content) : null;
			expect(Buffer.from(kept ?? []).toString() === `${whole}\r\n`.slice(0, CONTENT_LIMIT)).toBe(true);
			session.close();
		},
	);

	it('sends raw bytes as they are and reads them as lines', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine(/^NOOP/), say('250 ok', '250 ok')]);
		const session = sessionWith(server);
		await session.connect();
		await session.sendBytes(Buffer.from('NOOP\r\nRSET\n'));
		await session.settled();
		expect(server.written()).toBe('NOOP\r\nRSET\n');
		expect(session.entries.filter(entry => entry.type === 'reply').map(reply => reply.answers)).toEqual([
			'CONNECT',
			'NOOP',
			'RSET',
		]);
		session.close();
	});

	it('shows a reply that was cut off, and the end', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('EHLO x'),
			send('250-half'),
			drop(),
		]);
		const session = sessionWith(server);
		await session.connect();
		await session.type('EHLO x');
		await session.settled();
		expect(session.entries.findLast(entry => entry.type === 'reply')).toMatchObject({
			code: 250,
			complete: false,
		});
		expect(['failed', 'closed']).toContain(session.entries.at(-1)?.type);
		expect(await session.type('NOOP')).toEqual([]);
	});

	it('tells a refused connection in words', async () => {
		const server = await scriptedServer([]);
		const {port} = server;
		await server[Symbol.asyncDispose]();
		const session = createSession({target: targetOf(`127.0.0.1:${port}`)});
		await session.connect();
		expect(session.entries.at(-1)).toMatchObject({type: 'failed', error: {code: 'refused'}});
		expect(session.state.phase.name).toBe('closed');
	});

	it('connects again, and goes on counting', async () => {
		await using server = await scriptedServer([say('220 hi')]);
		const session = sessionWith(server);
		await session.connect();
		session.close();
		const before = session.entries.length;
		await session.connect();
		expect(session.entries.map(entry => entry.id)).toEqual(session.entries.map((_, index) => index + 1));
		expect(session.entries.length).toBeGreaterThan(before);
		session.close();
	});

	it('gives up on an answer that is overdue', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine('NOOP')]);
		const session = sessionWith(server, {timeout: 50});
		await session.connect();
		await session.type('NOOP');
		expect(session.entries.at(-1)).toMatchObject({type: 'failed', error: {code: 'timed-out'}});
	});

	it.each(['2', '220-please wait\r\n', 'what\r\n'])(
		'gives up on a server that only sends %j now and then',
		async drip => {
			await using server = await drippingServer(drip);
			const session = createSession({target: targetOf(`127.0.0.1:${server.port}`), timeout: 300});
			await session.connect();
			expect(session.entries.at(-1)).toMatchObject({type: 'failed', error: {code: 'timed-out'}});
		},
	);

	it('reads a flood between other work, and all of it before the end', async () => {
		const count = 40_000;
		const replies = Array.from({length: count}, (_, index) => `250 ${index}\r\n`).join('');
		await using server = await tcpServer(socket => socket.end(`220 hi\r\n${replies}`));
		const session = createSession({target: targetOf(`127.0.0.1:${server.port}`)});
		const ended = new Promise<void>(resolve => {
			session.subscribe(() => session.state.phase.name === 'closed' && resolve());
		});
		let mostAtOnce = 0;
		let seen = 0;
		const turns = setInterval(() => {
			mostAtOnce = Math.max(mostAtOnce, session.entries.length - seen);
			seen = session.entries.length;
		});
		await session.connect();
		await ended;
		clearInterval(turns);
		const replied = session.entries.filter(({type}) => type === 'reply');
		expect(replied.length).toBe(count + 1);
		expect(replied.at(-1)).toMatchObject({lines: [{text: `${count - 1}`}]});
		expect(mostAtOnce).toBeLessThan(count / 2);
	});

	it('tells its subscribers', async () => {
		await using server = await scriptedServer([say('220 hi')]);
		const session = sessionWith(server);
		let calls = 0;
		const stop = session.subscribe(() => calls++);
		await session.connect();
		expect(calls).toBeGreaterThan(0);
		stop();
		const heard = calls;
		session.close();
		expect(calls).toBe(heard);
	});
});

describe('what a live session is given, and gives', () => {
	it('begins in TLS where the target says so', async () => {
		await using server = await scriptedServer([startTls(), say('220 hi')]);
		const session = sessionWith(server, {target: targetOf(`smtps://${server.host}:${server.port}`)});
		await session.connect();
		expect(session.entries.find(({type}) => type === 'connected')).toMatchObject({
			tls: {servername: 'mail.example.test', authorized: true},
		});
		expect(session.entries.at(-1)).toMatchObject({code: 220, secure: true});
		session.close();
	});

	it('knows its own address, and counts its time from where it began', async () => {
		await using server = await scriptedServer([say('220 hi')]);
		let clock = 1000;
		const session = sessionWith(server, {now: () => clock});
		expect(session.localAddress).toBeNull();
		clock += 250;
		await session.connect();
		expect(session.localAddress).toBe('127.0.0.1');
		expect(session.entries.map(entry => ('at' in entry ? entry.at : null))).toEqual([250, 250, 250]);
		expect(Date.now() - (session.startedAt ?? Number.NaN)).toBeGreaterThanOrEqual(0);
		session.close();
	});

	it('sends at once what does not wait for a reply', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('NOOP'),
			expectLine('RSET'),
			say('250 first', '250 second'),
		]);
		const session = sessionWith(server);
		await session.connect();
		void session.type('NOOP');
		void session.type('QUIT');
		const [reply] = await session.send('RSET');
		expect(reply).toMatchObject({answers: 'RSET', lines: [{text: 'second'}]});
		session.close();
	});

	it('gives the verdicts of LMTP in their order', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('LHLO me'),
			say('250 mx'),
			...['MAIL FROM:<>', 'RCPT TO:<a@b>', 'RCPT TO:<c@d>'].flatMap(line => [
				expectLine(line),
				say('250 ok'),
			]),
			expectLine('DATA'),
			say('354 go'),
			takeMessage(),
			say('250 first', '550 second'),
		]);
		const session = sessionWith(server, {target: targetOf(`lmtp://${server.host}:${server.port}`)});
		await session.connect();
		for (const line of ['LHLO me', 'MAIL FROM:<>', 'RCPT TO:<a@b>', 'RCPT TO:<c@d>', 'DATA', 'x']) {
			void session.type(line);
		}

		const verdicts = await session.type('.');
		expect(verdicts.map(({code}) => code)).toEqual([250, 550]);
		session.close();
	});

	it('takes back what was typed ahead', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine('NOOP')]);
		const session = sessionWith(server);
		await session.connect();
		void session.type('NOOP');
		const [mail, quit] = [session.type('MAIL FROM:<>'), session.type('QUIT')];
		expect(session.dropWaiting()).toBe(2);
		expect(session.waiting).toEqual([]);
		expect([await mail, await quit]).toEqual([[], []]);
		expect(session.dropWaiting()).toBe(0);
		session.close();
	});

	it('writes lines in another charset from when it is told so', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine(/^NOOP/), say('250 ok')]);
		const session = sessionWith(server);
		await session.connect();
		session.setEncoder(text => Buffer.from(text, 'latin1'));
		expect(Buffer.from(session.encode('é')).toString('hex')).toBe('e9');
		await session.type('NOOP é');
		expect(Buffer.from(server.written(), 'latin1').includes(Buffer.from('4e4f4f5020e90d0a', 'hex'))).toBe(
			true,
		);
		session.close();
	});

	it('notes what it is told, with its findings', async () => {
		await using server = await scriptedServer([say('220 hi')]);
		const session = sessionWith(server);
		await session.connect();
		session.note('a/b', 'Said.');
		const found = [{rule: 'x/y', level: 'note', message: 'm', advice: 'a', reference: 'r'}] as const;
		session.note('c/d', 'Found.', found);
		expect(session.entries.slice(-2)).toMatchObject([
			{type: 'note', about: 'a/b', text: 'Said.'},
			{type: 'note', about: 'c/d', text: 'Found.', found},
		]);
		expect(session.entries.at(-2)).not.toHaveProperty('found');
		session.close();
	});

	it('goes on waiting for an answer that is overdue where it is told so', async () => {
		await using server = await scriptedServer([say('220 hi'), expectLine('NOOP')]);
		const session = sessionWith(server, {timeout: 30, overdue: 'note'});
		await session.connect();
		const noted = new Promise<void>(resolve => {
			session.subscribe(() => session.entries.at(-1)?.type === 'note' && resolve());
		});
		void session.type('NOOP');
		await noted;
		expect(session.entries.at(-1)).toMatchObject({
			about: 'session/overdue',
			text: 'No reply to NOOP after 0 seconds. Still waiting.',
		});
		expect(session.state.phase.name).not.toBe('closed');
		session.close();
	});

	it('says nothing where it is not connected', async () => {
		const session = createSession({target: targetOf('127.0.0.1:1')});
		await session.sendBytes(Buffer.from('NOOP\r\n'));
		await session.sendContent(
			(async function* () {
				yield Buffer.from('x');
			})(),
		);
		expect(await session.type('NOOP')).toEqual([]);
		session.close();
		expect(session.entries).toEqual([]);
	});
});

describe('the door', () => {
	const login = Buffer.from('AUTH PLAIN AGFubgBwZW5jaWw=\r\n');
	it('keeps a secret in raw bytes back, and says why; not what carries none, nor what was agreed to', async () => {
		await using server = await scriptedServer([
			say('220 hi'),
			expectLine('NOOP'),
			say('250 ok'),
			expectLine(/^AUTH/),
			say('535 no'),
		]);
		const asked: string[] = [];
		const session = sessionWith(server, {
			door(mechanism) {
				asked.push(mechanism);
				return 'It would be seen.';
			},
		});
		await session.connect();
		await session.sendBytes(login);
		expect(session.entries.at(-1)).toMatchObject({
			type: 'note',
			text: expect.stringContaining('It would be seen.'),
		});
		expect(asked).toEqual(['PLAIN']);
		await session.sendBytes(Buffer.from('NOOP\r\n'));
		await session.settled();
		await session.sendBytes(login, 'given');
		await session.settled();
		expect(server.written()).toBe(`NOOP\r\n${login}`);
		expect(asked).toEqual(['PLAIN']);
		session.close();
	});
});

it('stops sending content when the verdict comes before its end', async () => {
	await using server = await scriptedServer([
		say('220 hi'),
		expectLine('DATA'),
		say('354 go'),
		expectLine('one'),
		say('552 too much'),
	]);
	const session = sessionWith(server);
	await session.connect();
	await session.type('DATA');
	const seen: number[] = [];
	async function* content() {
		yield Buffer.from('one\r\n');
		while (session.state.phase.name === 'message') {
			await new Promise(resolve => setImmediate(resolve));
		}

		yield Buffer.from('two\r\n');
		throw new Error('it goes on reading');
	}

	await session.sendContent(content(), octets => seen.push(octets));
	expect(seen).toEqual([5]);
	expect(server.written()).toBe('DATA\r\none\r\n');
	session.close();
});

/** Says the same every 10 milliseconds for as long as somebody listens. */
function drippingServer(text: string): Promise<TcpServer> {
	return tcpServer(socket => {
		const drip = setInterval(() => socket.write(text), 10);
		socket.on('close', () => clearInterval(drip));
	});
}
