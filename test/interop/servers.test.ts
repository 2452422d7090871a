/** The servers themselves, met with a client that knows nothing: each port is what it says it is. */
import {readFileSync} from 'node:fs';
import {describe, expect} from 'vitest';
import {RawClient} from '../support/raw-client.ts';
import {accounts, interop, mailServers, type PortName, serverName} from './servers/index.ts';

const ca = () => readFileSync(mailServers().certificates.ca, 'utf8');
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function clear(port: PortName): Promise<RawClient> {
	const client = RawClient.clear(mailServers().ports[port]);
	expect(await client.reply()).toMatch(/^220 mail\.example\.test /);
	return client;
}

async function secured(port: PortName): Promise<RawClient> {
	const client = await clear(port);
	await client.ask('EHLO me.example');
	expect(await client.ask('STARTTLS')).toMatch(/^220 /);
	await client.secure({ca: ca(), servername: serverName});
	return client;
}

interop('submission wants TLS, then AUTH', async () => {
	using early = await clear('submission');
	const before = await early.ask('EHLO me.example');
	expect(before).toMatch(/^250-STARTTLS\r$/m);
	expect(before).not.toMatch('AUTH');
	expect(await early.ask('MAIL FROM:<a@example.test>')).toMatch(/^530 5\.7\.0 /);
	using client = await secured('submission');
	expect(await client.ask('EHLO me.example')).toMatch(
		/^250-AUTH PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER\r$/m,
	);
	await client.ask('MAIL FROM:<alice@example.test>');
	expect(await client.ask('RCPT TO:<bob@example.test>')).toMatch(/^554 5\.7\.1 /);
});

interop('every account can log in and be written to', async () => {
	const {mail, empty} = mailServers();
	for (const {login, password, mailbox} of Object.values(accounts)) {
		await empty(mailbox);
		using client = await secured('submission');
		await client.ask('EHLO me.example');
		expect(await client.ask(`AUTH PLAIN ${base64(`\0${login}\0${password}`)}`)).toMatch(/^235 2\.7\.0 /);
		await client.ask('MAIL FROM:<alice@example.test> SMTPUTF8');
		const path = login.includes(',') ? '"odd=user,x"@example.test' : login;
		expect(await client.ask(`RCPT TO:<${path}>`)).toMatch(/^250 2\.1\.5 /);
		await client.ask('DATA');
		expect(await client.ask(`Subject: to ${mailbox}\r\n\r\n..x\r\n.`)).toMatch(/^250 2\.0\.0 /);
		const [message = ''] = await mail(mailbox);
		expect(message).toMatch(new RegExp(`^Subject: to ${mailbox}$`, 'm'));
		expect(message).toMatch(/\n\n\.x\n$/);
		await empty(mailbox);
		expect(await mail(mailbox)).toEqual([]);
	}
});

interop('tokens are checked', async () => {
	const {token} = mailServers();
	const {login} = accounts.alice;
	const initial = (value: string) => base64(`user=${login}\x01auth=Bearer ${value}\x01\x01`);
	using client = await secured('submission');
	await client.ask('EHLO me.example');
	expect(await client.ask(`AUTH XOAUTH2 ${initial(token(login, -1000))}`)).toMatch(/^334 /);
	expect(await client.ask('')).toMatch(/^535 5\.7\.8 /);
	expect(await client.ask(`AUTH XOAUTH2 ${initial(token(login))}`)).toMatch(/^235 2\.7\.0 /);
});

describe('TLS from the first byte', () => {
	interop('smtps has a certificate the authority vouches for', async () => {
		using client = RawClient.tls(mailServers().ports.smtps, {ca: ca(), servername: serverName});
		expect(await client.reply()).toMatch(/^220 /);
		expect(await client.ask('EHLO me.example')).toMatch(/^250-AUTH PLAIN /m);
	});

	interop.each([
		['expired', 'CERT_HAS_EXPIRED'],
		['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
		['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	] as const)('%s fails with %s', async (port, code) => {
		using client = RawClient.tls(mailServers().ports[port], {ca: ca(), servername: serverName});
		await expect(client.reply()).rejects.toHaveProperty('cause.code', code);
		using careless = RawClient.tls(mailServers().ports[port], {rejectUnauthorized: false});
		expect(await careless.reply()).toMatch(/^220 /);
	});

	interop('clientCertificate wants one', async () => {
		const {ports, certificates} = mailServers();
		const options = {ca: ca(), servername: serverName};
		using without = RawClient.tls(ports.clientCertificate, options);
		expect(await without.reply()).toMatch(/^421 4\.7\.1 .*client certificate/i);
		const cert = readFileSync(certificates.clientCert);
		using having = RawClient.tls(ports.clientCertificate, {
			...options,
			cert,
			key: readFileSync(certificates.clientKey),
		});
		await having.reply();
		expect(await having.ask('EHLO me.example')).toMatch(/^250-/);
	});
});

interop('plainAuth offers AUTH and STARTTLS in clear', async () => {
	using client = await clear('plainAuth');
	const answer = await client.ask('EHLO me.example');
	expect(answer).toMatch(/^250-STARTTLS\r$/m);
	expect(answer).toMatch(/^250-AUTH PLAIN .* ANONYMOUS\r$/m);
	expect(await client.ask(`AUTH ANONYMOUS ${base64('trace')}`)).toMatch(/^235 /);
});

interop('relay takes mail for anyone, and refuses on demand', async () => {
	const {mail, empty} = mailServers();
	for (const mailbox of ['catchall', 'alice', 'bob', 'idn']) {
		await empty(mailbox);
	}

	using client = await clear('relay');
	expect(await client.ask('EHLO me.example')).not.toMatch(/STARTTLS|AUTH/);
	await client.ask('MAIL FROM:<> SMTPUTF8');
	expect(await client.ask('RCPT TO:<someone@elsewhere.example>')).toMatch(/^250 /);
	expect(await client.ask('RCPT TO:<list@example.test>')).toMatch(/^250 /);
	expect(await client.ask('RCPT TO:<x@bücher.test>')).toMatch(/^250 /);
	expect(await client.ask('RCPT TO:<nobody@example.test>')).toMatch(/^550 5\.1\.1 /);
	expect(await client.ask('RCPT TO:<tempfail@example.test>')).toMatch(/^451 4\.3\.0 /);
	expect(await client.ask('RCPT TO:<full@example.test>')).toMatch(/^452 4\.2\.2 /);
	expect(await client.ask('RCPT TO:<greylist@example.test>')).toMatch(/^450 4\.7\.1 /);
	await client.ask('DATA');
	expect(await client.ask('Subject: y\r\n\r\ny\r\n.')).toMatch(/^250 /);
	for (const mailbox of ['catchall', 'alice', 'bob', 'idn']) {
		expect(await mail(mailbox)).toHaveLength(1);
		await empty(mailbox);
	}

	await client.ask('MAIL FROM:<>');
	await client.ask('RCPT TO:<bob@example.test>');
	await client.ask('DATA');
	expect(await client.ask('Subject: REJECTME\r\n\r\n.')).toMatch(/^550 5\.7\.1 /);
	expect(await client.ask('XCLIENT ADDR=192.0.2.7')).toMatch(/^220 /);
	await client.ask('EHLO me.example');
	await client.ask('MAIL FROM:<>');
	expect(await client.ask('RCPT TO:<someone@elsewhere.example>')).toMatch(/^554 5\.7\.1 /);
	client.write('RCPT TO:<drop@example.test>\r\n');
	expect(await client.closed()).toMatch(/^421 4\.3\.2 /);
});

interop('mx takes its own domain alone', async () => {
	using client = await secured('mx');
	await client.ask('EHLO me.example');
	await client.ask('MAIL FROM:<>');
	expect(await client.ask('RCPT TO:<someone@elsewhere.example>')).toMatch(/^554 5\.7\.1 /);
	expect(await client.ask('RCPT TO:<bob@example.test>')).toMatch(/^250 /);
});

interop('strict has little patience', async () => {
	using client = await clear('strict');
	expect(await client.ask('MAIL FROM:<>')).toMatch(/^503 5\.5\.1 /);
	expect(await client.ask('EHLO me.example')).toMatch(/^250-SIZE 10240\r$/m);
	expect(await client.ask('VRFY bob')).toMatch(/^502 /);
	client.write('NONSENSE\r\nNONSENSE\r\n');
	expect(await client.closed()).toMatch(/421 4\.7\.0 |554 5\.5\.0 /);
	using bare = await clear('strict');
	await bare.ask('EHLO me.example');
	await bare.ask('MAIL FROM:<>');
	await bare.ask('RCPT TO:<bob@example.test>');
	await bare.ask('DATA');
	expect(await bare.ask('a\nb\r\n.')).toMatch(/^550 5\.5\.2 /);
});

interop('greet says its second line late, and minds who talks before', async () => {
	using client = RawClient.clear(mailServers().ports.greet);
	expect(await client.reply()).toBe(
		'220-wait for the second line\r\n220 mail.example.test ESMTP Postfix\r\n',
	);
	using hasty = RawClient.clear(mailServers().ports.greet);
	hasty.write('EHLO me.example\r\n');
	expect(await hasty.reply()).toMatch(/^220-/);
	await hasty.ask('EHLO me.example');
	await hasty.ask('MAIL FROM:<>');
	expect(await hasty.ask('RCPT TO:<bob@example.test>')).toMatch(/^550 5\.5\.1 /);
});

interop('lmtp answers for each recipient', async () => {
	const {lmtpMail} = mailServers();
	using client = await clear('lmtp');
	expect(await client.ask('LHLO me.example')).toMatch(/STARTTLS/);
	await client.ask('MAIL FROM:<>');
	await client.ask('RCPT TO:<alice@example.test>');
	await client.ask('RCPT TO:<bob@example.test>');
	await client.ask('DATA');
	expect(await client.ask('Subject: z\r\n\r\nz\r\n.')).toMatch(/^250 2\.0\.0 <alice@example\.test> /);
	expect(await client.reply()).toMatch(/^250 2\.0\.0 <bob@example\.test> /);
	expect(await lmtpMail('alice@example.test')).toHaveLength(1);
});
