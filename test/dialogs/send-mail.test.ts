import {beforeAll, describe, expect, test} from 'vitest';
import {
	BuildError,
	connect,
	deliver,
	type Entry,
	events,
	type Mail,
	quit,
	SmtpError,
	sendMail,
	step,
} from '../../source/index.ts';
import {type Practice, startPractice} from '../../source/practice/practice.ts';
import {call, type Script, scriptedServer, takeMessage} from '../support/scripted-server.ts';

const letter = {
	from: 'Alice <a@example.org>',
	to: ['b@example.net', 'Carol <c@example.net>'],
	subject: 'x',
	text: 'y\n',
};
const greeting = ['S: 220 hi', 'C: EHLO me.example', 'S: 250 me'];
const envelope = [
	...['C: MAIL FROM:<a@example.org>', 'S: 250 ok', 'C: RCPT TO:<b@example.net>', 'S: 250 ok'],
	'C: RCPT TO:<c@example.net>',
];
const bye = ['C: QUIT', 'S: 221 bye', 'END'];

async function against(script: Exclude<Script, string>, more: Partial<Mail> = {}) {
	await using server = await scriptedServer([...greeting, ...script]);
	const sent = sendMail({
		...letter,
		server: `smtp://127.0.0.1:${server.port}`,
		clientName: 'me.example',
		...more,
	} as Mail);
	return await sent.catch((error: unknown) => error).then(result => ({result, written: server.written()}));
}

describe('sendMail', () => {
	test('connects, sends, says QUIT, and tells each recipient', async () => {
		const {result, written} = await against([
			...envelope,
			...['S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 queued', ...bye],
		]);
		expect(result).toMatchObject({
			accepted: [{address: 'b@example.net'}, {address: 'c@example.net'}],
			rejected: [],
			summary: 'The server accepted the message for 2 recipients.',
		});
		expect(written).toContain('\r\nTo: b@example.net, Carol <c@example.net>\r\n');
		expect(written.endsWith('QUIT\r\n')).toBe(true);
	});

	test('resolves when some were refused, and names them', async () => {
		const {result} = await against([
			...envelope,
			...['S: 550 5.1.1 who?', 'C: DATA', 'S: 354 go', takeMessage(), 'S: 250 queued', ...bye],
		]);
		expect(result).toMatchObject({
			accepted: [{address: 'b@example.net'}],
			rejected: [{address: 'c@example.net', code: 550, enhanced: '5.1.1', retry: 'never'}],
		});
	});

	test.each<[string, Exclude<Script, string>, object]>([
		['EHLO', ['C: QUIT', 'S: 221 bye', 'END'], {stage: 'ehlo'}],
		[
			'the sender',
			['C: MAIL FROM:<a@example.org>', 'S: 451 4.3.0 later', ...bye],
			{stage: 'mail', temporary: true, reply: {code: 451}},
		],
		[
			'the message',
			[...envelope, 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage(), 'S: 554 spam', ...bye],
			{stage: 'message', temporary: false, reply: {code: 554}, delivery: {rejected: [{}, {}]}},
		],
		['by going away', [...envelope, 'END'], {stage: 'lost', temporary: true, reply: null}],
		[
			'by going away after the dot',
			[...envelope, 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage(), 'END'],
			{
				stage: 'lost',
				delivery: {outcome: 'unknown'},
				message: expect.stringContaining('may or may not have been accepted'),
			},
		],
	])('throws when the server refuses %s', async (what, script, error) => {
		const script2 =
			what === 'EHLO' ? ['S: 220 hi', 'C: EHLO …', 'S: 550 no', ...script] : [...greeting, ...script];
		await using server = await scriptedServer(script2);
		const sent = sendMail({...letter, server: `127.0.0.1:${server.port}`, clientName: 'me.example'});
		await expect(sent).rejects.toMatchObject({name: 'SmtpError', ...error});
	});

	test('nobody there', async () => {
		const server = await scriptedServer(['END']);
		await server[Symbol.asyncDispose]();
		const error = await sendMail({...letter, server: `127.0.0.1:${server.port}`}).catch(
			(caught: unknown) => caught,
		);
		expect(error).toBeInstanceOf(SmtpError);
		expect(error).toMatchObject({stage: 'connect', temporary: true});
	});

	test('a bad letter or server is told before anybody is called', async () => {
		await using server = await scriptedServer(['S: 220 hi']);
		const name = `127.0.0.1:${server.port}`;
		await expect(sendMail({server: name, from: 'a\r\nb@x', to: 'b@x'})).rejects.toBeInstanceOf(BuildError);
		await expect(
			sendMail({...letter, server: name, attachments: [{content: {path: '/none/there'}}]}),
		).rejects.toMatchObject({code: 'attachment-missing'});
		await expect(sendMail({...letter, server: 'http://x'})).rejects.toBeInstanceOf(TypeError);
		expect(server.connections).toBe(0);
	});

	test('a signal closes the connection', async () => {
		const stop = new AbortController();
		const {result} = await against([...envelope, call(() => stop.abort())], {signal: stop.signal});
		expect(result).toMatchObject({name: 'SmtpError', stage: 'lost', cause: stop.signal.reason});
		await expect(sendMail({...letter, server: '127.0.0.1:1', signal: stop.signal})).rejects.toBe(
			stop.signal.reason,
		);
	});

	test('no escape sequence of a server is in the error', async () => {
		const {result} = await against(['C: MAIL FROM:<a@example.org>', 'S: 550 \u001b[2Jgone', ...bye]);
		expect(result).toMatchObject({message: expect.stringContaining('␛[2Jgone')});
	});
});

describe('with the practice server', () => {
	let practice: Practice;
	beforeAll(async () => {
		practice = await startPractice();
		return () => practice.close();
	});
	const address = (scheme = 'smtp') => `${scheme}://${practice.host}:${practice.port}`;
	const to = 'bob@practice.test';
	const tls = () => ({ca: [practice.ca], servername: practice.name});

	test('starttls:// and a password', async () => {
		const {entries} = await sendMail({
			...{server: address('starttls'), tls: tls(), user: practice.user, password: practice.password},
			...{from: 'alice@practice.test', to, text: 'hi\n'},
		});
		expect(entries.some(entry => entry.type === 'secured')).toBe(true);
		expect(entries.some(entry => entry.type === 'reply' && entry.code === 235)).toBe(true);
	});

	test('a certificate that is not verified, a wrong password', async () => {
		const mail = {from: 'alice@practice.test', to, text: 'hi\n'};
		await expect(sendMail({server: address('starttls'), ...mail})).rejects.toMatchObject({
			stage: 'tls',
			message: expect.stringContaining('certificate is not verified'),
		});
		await expect(
			sendMail({server: address('starttls'), tls: tls(), user: practice.user, password: 'wrong', ...mail}),
		).rejects.toMatchObject({stage: 'auth', reply: {code: 535}});
	});

	test('connect, step by step, and everything heard', async () => {
		const heard: Entry[] = [];
		const listening: Promise<void>[] = [];
		const session = await connect(address(), {
			onSession(begun) {
				listening.push(
					(async () => {
						for await (const entry of events(begun)) {
							heard.push(entry);
						}
					})(),
				);
			},
		});
		expect((await step(session, 'EHLO me.example'))?.code).toBe(250);
		expect((await step(session, 'MAIL FROM:<alice@practice.test>'))?.code).toBe(250);
		expect((await step(session, `RCPT TO:<${to}>`))?.code).toBe(250);
		expect((await step(session, 'DATA'))?.code).toBe(354);
		expect(await step(session, 'Subject: by hand')).toBeNull();
		expect(await step(session, '.')).toMatchObject({code: 250});
		const {outcome} = await deliver(session, {from: 'alice@practice.test', to, text: 'and one more\n'});
		expect(outcome).toBe('delivered');
		await quit(session);
		await Promise.all(listening);
		expect(heard).toEqual(session.entries);
		expect(heard.at(-1)?.type).toBe('closed');
		await expect(step(session, 'NOOP')).rejects.toBeInstanceOf(SmtpError);
	});

	test('listening ends when the signal says so', async () => {
		const session = await connect(address());
		const stop = new AbortController();
		const seen: string[] = [];
		for await (const entry of events(session, {signal: stop.signal})) {
			seen.push(entry.type);
			if (entry.type === 'reply') {
				setImmediate(() => stop.abort());
			}
		}

		expect(seen.at(-1)).toBe('reply');
		expect(session.state.phase.name).toBe('command');
		await quit(session);
	});

	test('connect throws when it cannot', async () => {
		await expect(connect(address('starttls'))).rejects.toMatchObject({name: 'SmtpError', stage: 'tls'});
		const session = await connect(address('starttls'), {tls: tls()});
		expect(session.state.situation).toMatchObject({secure: true, greetedWith: 'EHLO'});
		await quit(session);
	});

	test('the signal of connect closes the session at any time', async () => {
		const stop = new AbortController();
		const session = await connect(address(), {signal: stop.signal});
		stop.abort();
		expect(session.state.phase.name).toBe('closed');
	});
});
