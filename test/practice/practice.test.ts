import {createHmac} from 'node:crypto';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Practice, type PracticeEvent, startPractice} from '../../source/practice/practice.ts';
import {RawClient} from '../support/raw-client.ts';

const events: PracticeEvent[] = [];
let practice: Practice;

beforeAll(async () => {
	practice = await startPractice({onEvent: event => events.push(event)});
});

afterAll(() => practice.close());

async function greeted(): Promise<RawClient> {
	const client = RawClient.clear(practice.port);
	await client.reply();
	await client.ask('EHLO me.example');
	return client;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('says at once that nothing leaves this machine, and what it can do', async () => {
	using client = RawClient.clear(practice.port);
	expect(await client.reply()).toBe(
		'220 practice.smtpscope.test ESMTP smtpscope practice server: nothing leaves this machine\r\n',
	);
	expect((await client.ask('EHLO me.example')).split('\r\n')).toEqual([
		'250-practice.smtpscope.test at your service',
		'250-PIPELINING',
		'250-8BITMIME',
		'250-SMTPUTF8',
		'250-ENHANCEDSTATUSCODES',
		'250-DSN',
		'250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
		'250-STARTTLS',
		'250 SIZE 10485760',
		'',
	]);
	expect(await client.ask('QUIT')).toBe('221 2.0.0 Bye\r\n');
});

test('keeps a message exactly as it was meant, for each recipient', async () => {
	using client = await greeted();
	expect(await client.ask('MAIL FROM:<carol@example.org>')).toBe('250 2.1.0 Accepted\r\n');
	expect(await client.ask('RCPT TO:<bob@practice.test>')).toBe('250 2.1.5 Accepted\r\n');
	expect(await client.ask('RCPT TO:<alice+x@practice.test>')).toBe('250 2.1.5 Accepted\r\n');
	expect(await client.ask('DATA')).toMatch(/^354 /);
	expect(await client.ask('Subject: x\r\n\r\n..dot\r\nЖ\r\n.')).toBe(
		'250 2.6.0 Kept in memory on this machine and not delivered anywhere\r\n',
	);
	const kept = practice.mailboxes.map(({address, mail}) => [
		address,
		mail.map(({to, from, bytes}) => [to, from, String(bytes)]),
	]);
	const content = 'Subject: x\r\n\r\n.dot\r\nЖ\r\n';
	expect(kept).toEqual([
		['alice@practice.test', [['alice+x@practice.test', 'carol@example.org', content]]],
		['bob@practice.test', [['bob@practice.test', 'carol@example.org', content]]],
	]);
	expect(events).toContainEqual({
		type: 'message',
		client: 2,
		octets: Buffer.byteLength(content),
		to: ['bob@practice.test', 'alice+x@practice.test'],
	});
});

test('refuses recipients as real servers do', async () => {
	using client = await greeted();
	await client.ask('MAIL FROM:<>');
	expect(await client.ask('RCPT TO:<nobody@practice.test>')).toMatch(/^550 5\.1\.1 </);
	expect(await client.ask('RCPT TO:<bob@elsewhere.example>')).toMatch(/^550 5\.7\.1 Relaying/);
	expect(await client.ask('RCPT TO:<greylist@practice.test>')).toMatch(/^450 4\.7\.1 Greylisted/);
	expect(await client.ask('RCPT TO:<greylist@practice.test>')).toBe('250 2.1.5 Accepted\r\n');
	expect(await client.ask('RCPT TO:<full@practice.test>')).toMatch(/^452 4\.2\.2 /);
	client.write('RCPT TO:<drop@practice.test>\r\n');
	expect(await client.closed()).toMatch(/^421 4\.3\.2 .*\r\n$/);
});

test('refuses what is too large, before and after', async () => {
	const small = await startPractice({size: 1000});
	using client = RawClient.clear(small.port);
	await client.reply();
	await client.ask('EHLO me');
	expect(await client.ask('MAIL FROM:<a@b.test> SIZE=1001')).toMatch(/^552 5\.3\.4 /);
	await client.ask('MAIL FROM:<a@b.test>');
	await client.ask('RCPT TO:<alice@practice.test>');
	await client.ask('DATA');
	expect(await client.ask(`${'x'.repeat(998)}\r\n${'y'.repeat(998)}\r\n.`)).toMatch(/^552 5\.3\.4 /);
	expect(small.mailboxes[0]?.mail).toEqual([]);
	await small.close();
});

test('refuses the spam test message after its dot', async () => {
	using client = await greeted();
	await client.ask('MAIL FROM:<a@b.test>');
	await client.ask('RCPT TO:<alice@practice.test>');
	await client.ask('DATA');
	const probe = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
	expect(await client.ask(`\r\n${probe}\r\n.`)).toMatch(/^550 5\.7\.1 /);
	expect(await client.ask('NOOP')).toBe('250 2.0.0 OK\r\n');
});

test('goes over to TLS with a certificate its authority vouches for', async () => {
	using client = await greeted();
	expect(await client.ask('STARTTLS')).toMatch(/^220 /);
	await client.secure({ca: practice.ca, servername: practice.name});
	expect(await client.ask('EHLO me')).not.toMatch('STARTTLS');
	using named = await greeted();
	await named.ask('STARTTLS');
	await named.secure({ca: practice.ca, servername: 'localhost'});
});

test('logs the user in, and takes mail for others then', async () => {
	using plain = await greeted();
	expect(await plain.ask(`AUTH PLAIN ${base64('\0demo\0open-sesame')}`)).toMatch(/^235 2\.7\.0 /);
	await plain.ask('MAIL FROM:<demo@practice.test>');
	expect(await plain.ask('RCPT TO:<someone@elsewhere.example>')).toBe('250 2.1.5 Accepted\r\n');

	using login = await greeted();
	expect(await login.ask('AUTH LOGIN')).toBe('334 VXNlcm5hbWU6\r\n');
	expect(await login.ask(base64('demo'))).toBe('334 UGFzc3dvcmQ6\r\n');
	expect(await login.ask(base64('open-sesame'))).toMatch(/^235 2\.7\.0 /);

	using cram = await greeted();
	const challenge = Buffer.from((await cram.ask('AUTH CRAM-MD5')).slice(4), 'base64');
	const digest = createHmac('md5', 'open-sesame').update(challenge).digest('hex');
	expect(await cram.ask(base64(`demo ${digest}`))).toMatch(/^235 2\.7\.0 /);

	using token = await greeted();
	expect(await token.ask(`AUTH XOAUTH2 ${base64('user=demo\x01auth=Bearer open-sesame\x01\x01')}`)).toMatch(
		/^235 /,
	);
});

test('refuses wrong credentials', async () => {
	using client = await greeted();
	expect(await client.ask(`AUTH PLAIN ${base64('\0demo\0wrong')}`)).toBe(
		'535 5.7.8 Wrong user or password\r\n',
	);
	const refusal = await client.ask(`AUTH XOAUTH2 ${base64('user=demo\x01auth=Bearer wrong\x01\x01')}`);
	expect(refusal).toMatch(/^334 /);
	expect(JSON.parse(Buffer.from(refusal.slice(4), 'base64').toString())).toMatchObject({status: '401'});
	expect(await client.ask('')).toMatch(/^535 5\.7\.8 /);
});

test('refuses AUTH in clear where it is asked to', async () => {
	const strict = await startPractice({tlsBeforeAuth: true});
	using client = RawClient.clear(strict.port);
	await client.reply();
	await client.ask('EHLO me');
	expect(await client.ask('AUTH LOGIN')).toMatch(/^538 5\.7\.0 /);
	await client.ask('STARTTLS');
	await client.secure({ca: strict.ca, servername: strict.name});
	await client.ask('EHLO me');
	expect(await client.ask('AUTH LOGIN')).toMatch(/^334 /);
	await strict.close();
});

test('speaks TLS from the first byte where it is asked to', async () => {
	const secure = await startPractice({implicitTls: true});
	using client = RawClient.tls(secure.port, {ca: secure.ca});
	expect(await client.reply()).toMatch(/^220 practice/);
	await secure.close();
});

test('says so when its port is taken', async () => {
	await expect(startPractice({port: practice.port})).rejects.toMatchObject({code: 'EADDRINUSE'});
});
