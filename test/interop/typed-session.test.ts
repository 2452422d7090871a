/** The whole story on real servers: typed key by key in a terminal, and the same by `run`. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, describe, expect} from 'vitest';
import {TerminalSession} from '../support/terminal.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

let home = '';

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-typed-'));
});

afterAll(() => rm(home, {recursive: true}));

const {login, password} = accounts.alice;
const environment = (): Record<string, string> => ({XDG_STATE_HOME: home, XDG_CONFIG_HOME: home});

function tlsArguments(): string[] {
	return ['--ca', mailServers().certificates.ca, '--servername', serverName];
}

async function inspector(args: readonly string[]): Promise<TerminalSession> {
	const terminal = new TerminalSession(['dist/cli.js', ...args], {
		columns: 130,
		rows: 40,
		env: environment(),
	});
	await terminal.untilLive();
	return terminal.until('ready for a command');
}

/** `run` on a script: what it printed as JSON, and its exit code. */
async function runScript(
	args: readonly string[],
	script: string,
): Promise<{code: number; entries: Record<string, unknown>[]}> {
	const child = spawn(process.execPath, ['dist/cli.js', 'run', ...args, '--format', 'json'], {
		env: {...process.env, ...environment(), SMTPSCOPE_PASSWORD: password},
	});
	child.stdin.end(script);
	const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	return {
		code: Number(code),
		entries: output
			.trim()
			.split('\n')
			.map(line => JSON.parse(line)),
	};
}

const forms = (secret: string): string[] => {
	const bytes = Buffer.from(secret);
	return [secret, bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex')];
};

describe('Postfix with Dovecot', () => {
	interop('is talked to key by key, and what arrives is what the lens said', async () => {
		const {ports, empty, mail} = mailServers();
		await empty('bob');
		const log = join(home, 'log.txt');
		const saved = join(home, 'saved.txt');
		await using terminal = await inspector([
			`smtp://127.0.0.1:${ports.submission}`,
			...tlsArguments(),
			'--log',
			log,
		]);
		terminal.enter('EHLO client.example.net');
		await terminal.until(/\d+ keywords/);
		terminal.enter('STARTTLS');
		await terminal.until(/name ✓ {2}chain ✓/);
		terminal.enter('EHLO client.example.net');
		await terminal.until('−STARTTLS');
		terminal.enter('AUTH LOGIN');
		await terminal.until('user name ❯');
		terminal.enter(login);
		await terminal.until('password ❯');
		terminal.enter(password);
		await terminal.until('235 2.7.0');
		terminal.enter(`MAIL FROM:<${login}>`);
		await terminal.until(`from <${login}>`);
		expect(terminal.screen()).toContain('Sender accepted');
		for (const recipient of ['bob@example.test', 'carol@example.test']) {
			terminal.enter(`RCPT TO:<${recipient}>`);
			await terminal.until('250 2.1.5');
			await terminal.until(shown => shown.screen().includes('Recipient accepted'));
		}

		terminal.enter('RCPT TO:<nobody@example.test>');
		await terminal.until('550 5.1.1');
		await terminal.until('Recipient refused');
		terminal.enter('DATA');
		await terminal.until('message ❯');
		for (const line of ['Subject: Zażółć gęślą, привет', 'Content-Type: text/plain; charset=utf-8', '']) {
			terminal.enter(line);
		}

		terminal.enter('Źródło и слово');
		terminal.type('.one dot');
		await terminal.until('sends ..one dot');
		terminal.enter();
		terminal.type('..two dots');
		await terminal.until('sends ...two dots');
		terminal.enter();
		terminal.type('..');
		await terminal.until(/sends \.\.\./);
		terminal.control('t');
		await terminal.until(/sends \.\. /);
		terminal.enter();
		terminal.enter('.');
		await terminal.until(/250 2\.0\.0 Ok: queued/);
		terminal.enter(`/save ${saved}`);
		await terminal.until(/passwords are masked/);
		await terminal.until(shown => !shown.screen().includes('❯ /save'));
		terminal.enter('QUIT');
		await terminal.until('not connected');
		terminal.enter('/quit');
		expect(await terminal.untilExit()).toBe(0);

		const [message = ''] = await mail('bob');
		const body = message.slice(message.indexOf('\n\n') + 2);
		expect(message).toContain('Subject: Zażółć gęślą, привет\n');
		expect(body).toBe('Źródło и слово\n.one dot\n..two dots\n.\n');
		const written = [terminal.output, await readFile(log, 'utf8'), await readFile(saved, 'utf8')];
		for (const form of forms(password)) {
			for (const output of written) {
				expect(output).not.toContain(form);
			}
		}
	});

	interop(
		'is shown before TLS, after TLS and after AUTH beside each other, and beside another server',
		async () => {
			const {ports} = mailServers();
			await using terminal = await inspector([`smtp://127.0.0.1:${ports.submission}`, ...tlsArguments()]);
			terminal.enter('EHLO client.example.net');
			await terminal.until(/\d+ keywords/);
			terminal.type('\u001B3');
			await terminal.until('Offered in clear text');
			terminal.enter('STARTTLS');
			await terminal.until(/name ✓ {2}chain ✓/);
			terminal.enter('EHLO client.example.net');
			await terminal.until(/before TLS +after TLS/);
			expect(terminal.screen()).toMatch(/AUTH +· +\+ new/);
			expect(terminal.screen()).toMatch(/STARTTLS +✓ +− in use/);
			expect(terminal.screen()).toMatch(/software +Postfix +certain/);
			terminal.enter('/auth PLAIN');
			await terminal.until(/user name/);
			terminal.enter(login);
			await terminal.until(/password/);
			terminal.enter(password);
			await terminal.until('235 2.7.0');
			terminal.enter('EHLO client.example.net');
			await terminal.until(/before TLS +after TLS +after AUTH/);
			expect(terminal.screen()).toMatch(/AUTH +· +\+ new +✓/);
			terminal.type('\u001B5');
			await terminal.until(`✓ name   ${serverName} is in the certificate`);
			terminal.enter(`/compare smtp://127.0.0.1:${ports.relay}`);
			await terminal.until(/ALARM +127\.0\.0\.1:\d+: no STARTTLS/);
			await terminal.until(/STARTTLS +✓ offered, and it works +− not offered/);
		},
	);

	interop('gives the same entries to run', async () => {
		const {ports} = mailServers();
		const script = [
			'EHLO client.example.net',
			'STARTTLS',
			'EHLO client.example.net',
			'AUTH LOGIN',
			Buffer.from(login).toString('base64'),
			'/password',
			`MAIL FROM:<${login}>`,
			'RCPT TO:<bob@example.test>',
			'RCPT TO:<nobody@example.test>',
			'/expect 5.1.1',
			'DATA',
			'Subject: run',
			'',
			'..one dot',
			'.',
			'QUIT',
			'',
		].join('\n');
		const {code, entries} = await runScript(
			[`smtp://127.0.0.1:${ports.submission}`, ...tlsArguments()],
			script,
		);
		expect(code).toBe(0);
		const told = entries
			.filter(({type}) => type === 'sent' || type === 'reply' || type === 'secured')
			.map(({type, kind, verb, code: replied, answers}) =>
				type === 'reply' ? `${replied} ${answers}` : type === 'sent' ? `${kind} ${verb}` : type,
			);
		expect(told).toEqual([
			'220 CONNECT',
			'command EHLO',
			'250 EHLO',
			'command STARTTLS',
			'220 STARTTLS',
			'secured',
			'command EHLO',
			'250 EHLO',
			'command AUTH',
			'334 AUTH',
			'auth-response null',
			'334 AUTH',
			'auth-response null',
			'235 AUTH',
			'command MAIL',
			'250 MAIL',
			'command RCPT',
			'250 RCPT',
			'command RCPT',
			'550 RCPT',
			'command DATA',
			'354 DATA',
			'message DATA',
			'message-line null',
			'250 DATA-END',
			'command QUIT',
			'221 QUIT',
		]);
		expect(entries.at(-1)).toMatchObject({type: 'result', ok: true, exitCode: 0});
		for (const form of forms(password)) {
			expect(JSON.stringify(entries)).not.toContain(form);
		}
	});
});

describe('the sessions of the textbooks', () => {
	interop('in clear text, two recipients, two messages in one connection', async () => {
		const {ports, empty, mail} = mailServers();
		await empty('bob');
		const message = (subject: string): string[] => [
			'MAIL FROM:<teacher@school.example>',
			'RCPT TO:<bob@example.test>',
			'RCPT TO:<alice@example.test>',
			'DATA',
			`Subject: ${subject}`,
			'',
			'text',
			'.',
			'/expect 250',
		];
		const script = [
			'HELO student.example',
			'/expect 250',
			...message('one'),
			...message('two'),
			'QUIT',
			'/expect 221',
			'',
		];
		const {code} = await runScript([`smtp://127.0.0.1:${ports.relay}`], script.join('\n'));
		expect(code).toBe(0);
		expect((await mail('bob')).map(text => /^Subject: (.*)$/m.exec(text)?.[1])).toEqual(['one', 'two']);
	});

	interop('EHLO without a name is refused with 501, and told why', async () => {
		const {ports} = mailServers();
		const {code, entries} = await runScript([`smtp://127.0.0.1:${ports.relay}`], 'EHLO\nQUIT\n');
		expect(code).toBe(22);
		expect(entries.find(({verb}) => verb === 'EHLO')).toMatchObject({
			remarks: [expect.objectContaining({id: expect.any(String)})],
		});
		expect(entries.find(({code: replied}) => replied === 501)).toMatchObject({explanation: {retry: 'now'}});
	});

	interop(
		'TLS from the first byte shows the chain and both verdicts, and reads the prompts of AUTH LOGIN',
		async () => {
			const {ports} = mailServers();
			await using terminal = await inspector([`smtps://127.0.0.1:${ports.smtps}`, ...tlsArguments()]);
			terminal.enter('EHLO client.example.net');
			await terminal.until(/\d+ keywords/);
			terminal.enter('AUTH LOGIN');
			await terminal.until(/334 Username:/);
			terminal.enter('*');
			await terminal.until('501 5.7.0');
			// Alt+5. Tab would take up the next line that the finding offers.
			terminal.type('\x1b5');
			await terminal.until(/\d certificates? {2}in the order sent/);
			expect(terminal.screen()).toMatch(/TLSv1\.[23] {2}name ✓ {2}chain ✓/);
		},
	);

	interop('a self-signed certificate is told as such, and run stops there unless it is allowed', async () => {
		const {ports} = mailServers();
		const target = `smtps://127.0.0.1:${ports.selfSigned}`;
		const {code, entries} = await runScript([target], 'EHLO me.example\nQUIT\n');
		expect(code).toBe(29);
		expect(entries.find(({type}) => type === 'connected')).toMatchObject({tls: {authorized: false}});
		expect((await runScript([target, '--insecure'], 'EHLO me.example\nQUIT\n')).code).toBe(0);
	});

	interop('deliberate faults go out as written: talking ahead is noticed, and so is a bare LF', async () => {
		const {ports} = mailServers();
		const script = [
			'EHLO me.example',
			'/burst',
			'MAIL FROM:<a@b.example>',
			'RCPT TO:<bob@example.test>',
			'DATA',
			'x',
			'/end',
			'QUIT',
			'',
		];
		const file = join(home, 'faults.smtp');
		await writeFile(file, script.join('\n'));
		const {entries} = await runScript([`smtp://127.0.0.1:${ports.strict}`, file], '');
		expect(entries.some(({type, code}) => type === 'reply' && Number(code) >= 500)).toBe(true);
		const lineFeeds = await runScript(
			[`smtp://127.0.0.1:${ports.relay}`],
			'/raw "EHLO me.example\\n"\n/expect 250\nQUIT\n',
		);
		expect(lineFeeds.entries.find(({verb}) => verb === 'EHLO')).toMatchObject({ending: 'LF'});
	});
});
