/**
 * Every command of the readme, run as it is written. A SOCKS proxy on loopback stands where the Internet would be, and
 * leads each connection to a practice server: the program, its options and its files are the real ones.
 */
import {spawn} from 'node:child_process';
import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Practice, startPractice} from '../../source/practice/practice.ts';
import {type DnsServer, dnsServer} from '../support/dns-server.ts';

const readme = readFileSync('readme.md', 'utf8');

/** Shell lines that begin the program; those of the installation change the machine. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
	.flatMap(([, block = '']) => block.replaceAll(/ \\\n\s*/g, ' ').split('\n'))
	.filter(line => /^(?:generate \| )?smtpscope /.test(line))
	// It asks a provider on the Internet for a token.
	.filter(line => !line.includes('--auth-oauth'))
	// A comment, which nobody types.
	.map(line => line.replace(/\s+#.*$/, ''));

/** What runs until it is stopped. */
const isEndless = (command: string): boolean => /--watch|--follow|--await|^smtpscope listen/.test(command);

/** What ends with 1 here, and why: there is no terminal, and no IMAP server. */
const unable: readonly (readonly [command: RegExp, said: RegExp])[] = [
	[/--browse/, /--browse requires a terminal/],
	[/--await imaps/, /The IMAP server imap\.example\.net:993 could not be queried/],
];

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-readme-'));
let plain: Practice;
let secure: Practice;
let dns: DnsServer;
const proxy = createServer(client => {
	client.on('error', () => {});
	client.once('data', () => {
		client.write(Buffer.from([5, 0]));
		client.once('data', request => {
			const port = request.readUInt16BE(request.length - 2);
			const server = connect((port === 465 ? secure : plain).port, '127.0.0.1', () => {
				client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
				client.pipe(server).pipe(client);
			});
			server.on('error', () => client.destroy());
			client.on('close', () => server.destroy());
		});
	});
});

beforeAll(async () => {
	[plain, secure] = await Promise.all([startPractice(), startPractice({implicitTls: true})]);
	dns = await dnsServer({
		'MX example.org': [{preference: 10, exchange: 'mail.example.org'}],
		'A mail.example.org': ['127.0.0.1'],
		'TXT example.org': ['v=spf1 mx -all'],
		'SRV _submission._tcp.example.org': [{priority: 0, weight: 0, port: 587, target: 'mail.example.org'}],
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const session =
		'S: 220 mail.example.org ESMTP\nC: EHLO me.example\nS: 250 mail.example.org\nC: QUIT\nS: 221 bye\n';
	const message = 'From: alice@example.org\nTo: bob@example.net\nSubject: Hi\n\nHello.\n';
	const log =
		'2026-11-28T10:00:00 mx postfix/smtp[7]: 4XyZ: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))\n';
	for (const [name, content] of Object.entries({
		'session.smtp': 'EHLO ci.example.org\nQUIT\n',
		'session.log': session,
		'works.log': session,
		'fails.log': session.replace('250 mail', '502 mail'),
		'mail.log': log,
		'message.eml': message,
		'message.txt': 'Hello.\n',
		'page.html': '<p>Hello</p>\n',
		'servers.txt': 'mail.example.org\n',
		'bob.password': 'open-sesame\n',
		'report.pdf': '%PDF-1.4\n',
		'logo.png': 'PNG',
		'key.pem': generateKeyPairSync('rsa', {modulusLength: 2048}).privateKey.export({
			type: 'pkcs8',
			format: 'pem',
		}),
	})) {
		writeFileSync(join(folder, name), content);
	}

	mkdirSync(join(folder, 'Maildir/new'), {recursive: true});
	mkdirSync(join(folder, 'Maildir/cur'));
	cpSync('test/recordings/samples/swaks-loopback.pcapng', join(folder, 'capture.pcapng'));
	cpSync('test/recordings/samples/bounce-postfix.eml', join(folder, 'bounce.eml'));
	// What a reader would have on the PATH.
	for (const [name, content] of Object.entries({
		smtpscope: `exec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"`,
		generate: 'echo 1,2,3',
	})) {
		writeFileSync(join(folder, name), `#!/bin/sh\n${content}\n`);
		chmodSync(join(folder, name), 0o755);
	}
});

afterAll(async () => {
	proxy.close();
	await Promise.all([plain.close(), secure.close(), dns[Symbol.asyncDispose]()]);
	rmSync(folder, {recursive: true});
});

test('there are commands to run', () => {
	expect(commands.length).toBeGreaterThan(40);
});

test.each(commands)(
	'%s',
	async command => {
		const line = command
			.replaceAll('/var/log/', `${folder}/`)
			.replace('~bob/', `${folder}/`)
			.replace('listen 2525', 'listen 0')
			// No relay passes the message on to this machine, so it is late.
			.replace('listen://192.0.2.7:2525', 'listen://127.0.0.1:0 --await-timeout 1')
			.replace(' … ', ' mail.example.org --from alice@example.org --to bob@example.net ');
		const child = spawn(
			'sh',
			['-c', isEndless(command) ? `timeout --preserve-status -s INT 4 ${line}` : line],
			{
				cwd: folder,
				env: {
					PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`,
					HOME: folder,
					LC_ALL: 'C.UTF-8',
					ALL_PROXY: `socks5h://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
					SMTPSCOPE_DNS: dns.address,
					// The practice servers have certificates of their own.
					SMTPSCOPE_INSECURE: 'yes',
					SMTPSCOPE_PASSWORD: 'open-sesame',
				},
			},
		);
		// Without a terminal the inspector plays what it is given.
		child.stdin.on('error', () => {});
		child.stdin.end('QUIT\n');
		const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close'), text(child.stdout)]);
		const [, said] = unable.find(([pattern]) => pattern.test(command)) ?? [];
		if (said) {
			expect(err).toMatch(said);
		} else {
			// A command that is not understood ends with 1, and so does a program that crashes.
			expect(code, err).not.toBe(1);
		}
	},
	30_000,
);
