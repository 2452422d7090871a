/** Other tools, run live against Postfix: what they print is read back as the conversation that took place. Each is skipped where it is not installed. */
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Entry} from '../../source/session/entry.ts';
import {interop, mailServers, serverName} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-tools-'));
afterAll(() => rmSync(folder, {recursive: true}));

const message =
	'From: alice@example.test\r\nTo: bob@example.test\r\nSubject: x\r\n\r\n250 is a number\r\n.dot\r\n';
const file = join(folder, 'message');
writeFileSync(file, message);

type Tool = {
	readonly command: string;
	readonly arguments: () => readonly string[];
	/** Typed a line at a time, each when something was heard. */
	readonly typed?: readonly string[];
	readonly format: string;
};

const port = (name: 'relay' | 'submission' | 'smtps'): string => `${mailServers().ports[name]}`;
const python = (secure: boolean): string => `
import smtplib, ssl
client = smtplib.SMTP()
client.set_debuglevel(2)
client.connect('127.0.0.1', ${secure ? port('submission') : port('relay')})
${secure ? "client._host = '127.0.0.1'\nclient.starttls(context=ssl._create_unverified_context())\nclient.login('alice@example.test', 'wonderland')" : ''}
client.sendmail('alice@example.test', ['bob@example.test'], 'Subject: x\\r\\n\\r\\n.dot\\r\\n')
client.quit()
`;
const nodemailer = (): string => `
import nodemailer from ${JSON.stringify(
	createRequire(import.meta.url)
		.resolve('nodemailer')
		.replace('/cjs/', '/esm/'),
)};
const transport = nodemailer.createTransport({host: '127.0.0.1', port: ${port('submission')}, logger: true, debug: true,
	tls: {rejectUnauthorized: false}, auth: {user: 'alice@example.test', pass: 'wonderland'}});
await transport.sendMail({from: 'alice@example.test', to: 'bob@example.test', subject: 'x', text: '.dot'});
`;
const people = ['--from', 'alice@example.test', '--to', 'bob@example.test'];
const login = ['--auth', 'PLAIN', '--auth-user', 'alice@example.test', '--auth-password', 'wonderland'];

/** `true`: with STARTTLS and AUTH. */
const tools: Readonly<Record<string, readonly [Tool, boolean]>> = {
	swaks: [
		{
			command: 'swaks',
			format: 'swaks transcript',
			arguments: () => ['--server', '127.0.0.1', '--port', port('relay'), ...people],
		},
		false,
	],
	'swaks with STARTTLS': [
		{
			command: 'swaks',
			format: 'swaks transcript',
			arguments: () => ['--server', '127.0.0.1', '--port', port('submission'), '-tls', ...login, ...people],
		},
		true,
	],
	curl: [
		{
			command: 'curl',
			format: 'curl -v output',
			arguments: () => [
				'-v',
				'--url',
				`smtp://127.0.0.1:${port('relay')}`,
				'--mail-from',
				'alice@example.test',
				'--mail-rcpt',
				'bob@example.test',
				'-T',
				file,
			],
		},
		false,
	],
	'curl with STARTTLS': [
		{
			command: 'curl',
			format: 'curl -v output',
			arguments: () => [
				'-v',
				'--insecure',
				'--ssl-reqd',
				'--login-options',
				'AUTH=PLAIN',
				'--url',
				`smtp://127.0.0.1:${port('submission')}`,
				'-u',
				'alice@example.test:wonderland',
				'--mail-from',
				'alice@example.test',
				'--mail-rcpt',
				'bob@example.test',
				'-T',
				file,
			],
		},
		true,
	],
	msmtp: [
		{
			command: 'msmtp',
			format: 'msmtp debug output',
			arguments: () => [
				'--debug',
				'--host=127.0.0.1',
				`--port=${port('submission')}`,
				'--tls=on',
				'--tls-certcheck=off',
				'--auth=plain',
				'--user=alice@example.test',
				'--passwordeval=echo wonderland',
				'--from=alice@example.test',
				'bob@example.test',
			],
			typed: ['Subject: x\n\n.dot\n'],
		},
		true,
	],
	smtplib: [
		{command: 'python3', format: 'Python smtplib debug output', arguments: () => ['-c', python(false)]},
		false,
	],
	'smtplib with STARTTLS': [
		{command: 'python3', format: 'Python smtplib debug output', arguments: () => ['-c', python(true)]},
		true,
	],
	nodemailer: [
		{
			command: process.execPath,
			format: 'nodemailer log',
			arguments: () => ['--input-type=module', '-e', nodemailer()],
		},
		true,
	],
};

const inClear = ['CONNECT 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', 'DATA-END 250', 'QUIT 221'];
const secured = [
	'CONNECT 220',
	'EHLO 250',
	'STARTTLS 220',
	'secured',
	'EHLO 250',
	'AUTH 235',
	...inClear.slice(2),
];

for (const [name, [tool, secure]] of Object.entries(tools)) {
	const installed = spawnSync(tool.command, ['--version']).status === 0;
	(installed ? interop : interop.skip)(name, async () => {
		const printed = await run(tool);
		const recording = readRecording(new Uint8Array(printed));
		const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		expect(recording).toMatchObject({kind: 'sessions', format: tool.format, unread: []});
		const steps = entries.flatMap(toStep);
		// CRAM-MD5 and its like take a 334 more; some clients close without QUIT.
		expect(steps.filter(step => step !== 'AUTH 334' && step !== 'QUIT 221')).toEqual(
			(secure ? secured : inClear).filter(step => step !== 'QUIT 221'),
		);
		expect(entries.some(entry => entry.type === 'sent' && entry.kind === 'message' && entry.complete)).toBe(
			true,
		);
		const dialogue = entries.filter(entry => entry.type === 'reply' || entry.type === 'sent');
		expect(dialogue.at(-1)?.secure).toBe(secure);
	});
}

/** What a terminal's client shows when lines are typed into it: only the server's side. */
const viewers: Readonly<Record<string, Tool>> = {
	'openssl s_client': {
		command: 'openssl',
		format: 'openssl s_client log',
		arguments: () => [
			's_client',
			'-quiet',
			'-crlf',
			'-connect',
			`127.0.0.1:${port('smtps')}`,
			'-servername',
			serverName,
		],
		typed: ['EHLO me.example\n', 'NOOP\n', 'QUIT\n'],
	},
	'gnutls-cli': {
		command: 'gnutls-cli',
		format: 'gnutls-cli log',
		arguments: () => ['--crlf', '--insecure', '-p', port('smtps'), '127.0.0.1'],
		typed: ['EHLO me.example\n', 'NOOP\n', 'QUIT\n'],
	},
};

for (const [name, tool] of Object.entries(viewers)) {
	const installed =
		spawnSync(tool.command, [tool.command === 'openssl' ? 'version' : '--version']).status === 0;
	(installed ? interop : interop.skip)(name, async () => {
		const recording = readRecording(new Uint8Array(await run(tool)));
		const entries = recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
		expect(recording).toMatchObject({kind: 'sessions', format: tool.format, unread: []});
		expect(entries.flatMap(entry => (entry.type === 'reply' ? [entry.code] : []))).toEqual([
			220, 250, 250, 221,
		]);
		expect(entries.find(entry => entry.type === 'connected')).toMatchObject({secure: true});
	});
}

function toStep(entry: Entry): string[] {
	return entry.type === 'reply'
		? [`${entry.answers} ${entry.code}`]
		: entry.type === 'secured'
			? ['secured']
			: [];
}

async function run({command, arguments: list, typed = []}: Tool): Promise<Buffer> {
	const child = spawn(command, list());
	const printed: Buffer[] = [];
	// A reply may come in pieces.
	let heard = '';
	const lines = [...typed];
	// A line when the reply before it is whole, as a person types; what is no dialogue gets all at once.
	const type = (): void => {
		const line = lines.shift();
		if (line === undefined || lines.length === 0) {
			child.stdin.end(line);
		} else {
			child.stdin.write(line);
		}
	};
	child.stdout.on('data', (data: Buffer) => {
		printed.push(data);
		heard += data.toString('latin1');
		if (typed.length > 1 && /^\d{3} .*\r?\n$/m.test(heard)) {
			heard = '';
			type();
		}
	});
	child.stderr.on('data', (data: Buffer) => printed.push(data));
	if (typed.length <= 1) {
		type();
	}

	await new Promise(resolve => child.once('close', resolve));
	return Buffer.concat(printed);
}
