/**
 * Real clients in front of nothing and in front of Postfix, in clear text, with STARTTLS and with TLS from the
 * first byte: every session is read, nothing is blamed on a client that does right, and Postfix gets the same
 * octets as without us.
 */
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createTransport} from 'nodemailer';
import {afterAll, describe, expect, test} from 'vitest';
import type {ListenerOptions, RelayTo} from '../../source/listen/options.ts';
import type {WatchedSession} from '../../source/listen/watched-session.ts';
import {diagnoseSession} from '../../source/message/session-findings.ts';
import {authority, type Listening, listening, targetAt} from '../support/listening.ts';
import {interop, mailServers} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-listen-'));
afterAll(() => rmSync(folder, {recursive: true}));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, authority.cert);
const mailFile = join(folder, 'mail.eml');
const mail = (subject: string): string =>
	`From: alice@example.test\r\nTo: bob@example.test\r\nSubject: ${subject}\r\nDate: Sat, 28 Nov 2026 12:00:00 +0000\r\nMessage-ID: <${subject}@example.test>\r\n\r\n.a line that begins with a dot\r\nand the end\r\n`;

type Mode = 'clear' | 'starttls' | 'implicit';
type Client = (port: number, mode: Mode, subject: string) => Promise<{code: number; said: string}>;

async function ran(
	command: string,
	args: readonly string[],
	input = '',
): Promise<{code: number; said: string}> {
	const child: ChildProcess = spawn(command, args, {stdio: 'pipe', timeout: 25_000});
	let said = '';
	child.stdout?.on('data', chunk => {
		said += chunk;
	});
	child.stderr?.on('data', chunk => {
		said += chunk;
	});
	child.stdin?.on('error', () => {});
	child.stdin?.end(input);
	const [code] = await once(child, 'close');
	return {code: code ?? -1, said};
}

const [from, to] = ['alice@example.test', 'bob@example.test'];

const clients: Record<string, Client> = {
	swaks: (port, mode, subject) =>
		ran(
			'swaks',
			[
				...['--server', '127.0.0.1', '--port', String(port), '--from', from, '--to', to],
				...['--helo', 'client.example.test', '--data', '-'],
				...(mode === 'starttls' ? ['--tls'] : mode === 'implicit' ? ['--tlsc'] : []),
			],
			mail(subject).replaceAll('\r\n', '\n'),
		),
	msmtp: (port, mode, subject) =>
		ran(
			'msmtp',
			[
				...[
					'--host=127.0.0.1',
					`--port=${port}`,
					`--from=${from}`,
					'--domain=client.example.test',
					'--auth=off',
				],
				...(mode === 'clear'
					? ['--tls=off']
					: [
							'--tls=on',
							`--tls-trust-file=${caFile}`,
							`--tls-starttls=${mode === 'starttls' ? 'on' : 'off'}`,
						]),
				to,
			],
			mail(subject).replaceAll('\r\n', '\n'),
		),
	curl: (port, mode, subject) => {
		writeFileSync(mailFile, mail(subject));
		return ran('curl', [
			...[
				'--silent',
				'--show-error',
				'--url',
				`${mode === 'implicit' ? 'smtps' : 'smtp'}://localhost:${port}/client.example.test`,
			],
			...['--mail-from', from, '--mail-rcpt', to, '--upload-file', mailFile, '--cacert', caFile],
			...(mode === 'starttls' ? ['--ssl-reqd'] : []),
		]);
	},
	smtplib: (port, mode, subject) =>
		ran(
			'python3',
			['-c', python, String(port), mode, caFile, from, to],
			mail(subject).replaceAll('\r\n', '\n'),
		),
	nodemailer: async (port, mode, subject) => {
		const transport = createTransport({
			...{host: 'localhost', port, name: 'client.example.test', secure: mode === 'implicit'},
			...{ignoreTLS: mode === 'clear', requireTLS: mode === 'starttls', tls: {ca: authority.cert}},
		});
		try {
			const {response} = await transport.sendMail({envelope: {from, to}, raw: mail(subject)});
			return {code: 0, said: response};
		} finally {
			transport.close();
		}
	},
	'openssl s_client': async (port, mode, subject) => {
		if (mode === 'clear') {
			return clients.smtplib?.(port, mode, subject) ?? {code: 1, said: ''};
		}

		const dialogue = ['EHLO client.example.test', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'];
		const child = spawn('openssl', [
			...['s_client', '-connect', `127.0.0.1:${port}`, '-CAfile', caFile, '-quiet', '-crlf', '-ign_eof'],
			...(mode === 'starttls' ? ['-starttls', 'smtp'] : []),
		]);
		let said = '';
		let code = -1;
		const next = async (wanted: RegExp): Promise<void> => {
			while (!wanted.test(said)) {
				await once(child.stdout, 'data');
			}

			said = '';
		};
		child.stdout.on('data', chunk => {
			said += chunk;
		});
		child.on('close', ended => {
			code = ended ?? -1;
		});
		if (mode === 'implicit') {
			await next(/220 /);
		}

		for (const line of dialogue) {
			child.stdin.write(`${line}\n`);
			await next(line === 'DATA' ? /354 / : /250 /);
		}

		const stuffed = mail(subject).replaceAll('\r\n', '\n').replaceAll('\n.', '\n..');
		child.stdin.write(`${stuffed}.\n`);
		await next(/250 /);
		child.stdin.write('QUIT\n');
		await once(child, 'close');
		return {code, said};
	},
};

const python = `
import smtplib, ssl, sys
port, mode, ca, sender, recipient = int(sys.argv[1]), *sys.argv[2:]
context = ssl.create_default_context(cafile=ca)
name = dict(local_hostname='client.example.test')
server = smtplib.SMTP_SSL('localhost', port, context=context, **name) if mode == 'implicit' else smtplib.SMTP('localhost', port, **name)
if mode == 'starttls':
    server.starttls(context=context)
server.sendmail(sender, [recipient], sys.stdin.read())
server.quit()
`;

const modes: readonly Mode[] = ['clear', 'starttls', 'implicit'];
const cases = Object.keys(clients).flatMap(name => modes.map(mode => [name, mode] as const));

async function listeningFor(mode: Mode, options: Partial<ListenerOptions> = {}): Promise<Listening> {
	return listening({
		ports: [{port: 0, implicitTls: mode === 'implicit'}],
		starttls: mode === 'starttls',
		...options,
	});
}

/** What is wrong with the way a client speaks; how it names itself on a test machine is not. */
function faults({session}: WatchedSession): string[] {
	return diagnoseSession(session.entries, {messages: false})
		.filter(({level}) => level !== 'note')
		.map(({rule, message}) => `${rule}: ${message}`);
}

/** openssl hangs up in its own way. */
const tolerated = (name: string) => (fault: string) =>
	name !== 'openssl s_client' || !fault.startsWith('client/');

const installed = (name: string): boolean => name === 'nodemailer' || mailServersInstalled;
const mailServersInstalled = process.platform === 'linux';

describe.skipIf(!mailServersInstalled)('in front of nothing', () => {
	test.each(cases.filter(([name]) => installed(name)))('%s, %s', async (name, mode) => {
		await using server = await listeningFor(mode);
		const subject = `${name.replaceAll(' ', '-')}-${mode}`;
		const {code, said} = (await clients[name]?.(server.port, mode, subject)) ?? {code: 1, said: ''};
		expect(code, said).toBe(0);
		const session = await server.ended(1);
		expect(session.session.entries.some(({secure}) => secure)).toBe(mode !== 'clear');
		expect(faults(session).filter(tolerated(name))).toEqual([]);
		expect(server.messages).toMatchObject([{sender: from, recipients: [to]}]);
		const content = Buffer.from(server.messages[0]?.content ?? []).toString();
		expect(content).toContain(`\r\nSubject: ${subject}\r\n`);
		expect(content).toMatch(/\r\n\r\n\.a line that begins with a dot\r\nand the end\r\n/);
	});
});

describe('in front of Postfix', () => {
	const postfix = (): RelayTo => ({
		target: targetAt(`starttls://127.0.0.1:${mailServers().ports.mx}`),
		transport: {},
		insecure: true,
		allowClearAuth: false,
	});

	/** As Postfix wrote it into the mailbox, without what it added itself. */
	const delivered = async (subject: string): Promise<string> => {
		const all = await mailServers().mail('bob');
		const text = all.findLast(one => one.includes(`Subject: ${subject}\n`)) ?? '';
		return text.slice(text.indexOf('From: alice'));
	};

	for (const [name, mode] of cases) {
		interop(`${name}, ${mode}`, async () => {
			await using relay = await listeningFor(mode, {to: postfix()});
			const subject = `behind-${name.replaceAll(' ', '-')}-${mode}`;
			const {code, said} = (await clients[name]?.(relay.port, mode, subject)) ?? {code: 1, said: ''};
			expect(code, said).toBe(0);
			const session = await relay.ended(1);
			expect(faults(session).filter(tolerated(name))).toEqual([]);
			expect(session.upstream?.entries.some(entry => entry.type === 'secured')).toBe(true);
			expect(relay.messages).toHaveLength(1);
			const through = await delivered(subject);
			expect(through).toBe(
				Buffer.from(relay.messages[0]?.content ?? [])
					.toString()
					.replaceAll('\r\n', '\n')
					.replace(/^[\s\S]*?(?=From: alice)/, ''),
			);
		});
	}

	interop('the message is the same as without us, octet for octet', async () => {
		const send = async (port: number): Promise<void> => {
			const ended = await clients.curl?.(port, 'clear', 'the-same');
			expect(ended?.code, ended?.said).toBe(0);
		};
		await mailServers().empty('bob');
		await send(mailServers().ports.mx);
		const direct = await delivered('the-same');
		await mailServers().empty('bob');
		await using relay = await listeningFor('clear', {
			to: {...postfix(), target: targetAt(`smtp://127.0.0.1:${mailServers().ports.mx}`)},
		});
		await send(relay.port);
		expect(await delivered('the-same')).toBe(direct);
		expect(direct).toContain('\n.a line that begins with a dot\n');
	});
});

describe.skipIf(!mailServersInstalled)('clients that go wrong', () => {
	const rulesOf = ({session}: WatchedSession): string[] =>
		diagnoseSession(session.entries).map(({rule}) => rule);

	test('one that speaks TLS 1.0 alone', async () => {
		await using server = await listeningFor('starttls');
		await ran('openssl', [
			...['s_client', '-connect', `127.0.0.1:${server.port}`, '-starttls', 'smtp', '-tls1'],
			...['-cipher', 'DEFAULT@SECLEVEL=0'],
		]);
		expect(rulesOf(await server.ended(1))).toContain('client/old-tls');
	});

	test.each(['curl', 'msmtp', 'smtplib'])('%s refuses a certificate that it does not know', async name => {
		const own = readFileSync(caFile, 'utf8');
		const {makeAuthority} = await import('../../source/transport/make-certificate.ts');
		writeFileSync(caFile, makeAuthority('somebody else').cert);
		try {
			await using server = await listeningFor('implicit');
			const ended = await clients[name]?.(server.port, 'implicit', 'refused');
			expect(ended?.code).not.toBe(0);
			expect(rulesOf(await server.ended(1))).toContain('client/refuses-certificate');
		} finally {
			writeFileSync(caFile, own);
		}
	});

	test('one that writes everything at once, and one that never says QUIT', async () => {
		await using server = await listeningFor('clear');
		const {connect} = await import('node:net');
		const socket = connect(server.port, '127.0.0.1');
		const stream = `EHLO client.example.test\r\nMAIL FROM:<${from}>\r\nRCPT TO:<${to}>\r\nDATA\r\n${mail('all-at-once')}.\r\n`;
		socket.end(stream);
		socket.resume();
		await once(socket, 'close');
		const session = await server.ended(1);
		expect(rulesOf(session)).toEqual(expect.arrayContaining(['client/pipelines', 'client/no-quit']));
		expect(server.messages).toHaveLength(1);
	});
});
