/** `send --await` against Dovecot: its LMTP takes the message, its IMAP shows it. */
import {chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, vi} from 'vitest';
import {type Ran, run} from '../cli/capture.ts';
import {call, scriptedServer, takeMessage} from '../support/scripted-server.ts';
import {nobody} from './servers/folders.ts';
import {accounts, interop, interopImap, mailServers} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-imap-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
});

const {bob} = accounts;

function passwordFile(password: string): string {
	const file = join(folder, 'password');
	writeFileSync(file, `${password}\n`);
	return file;
}

type Way = {
	readonly to?: string;
	readonly scheme?: 'imap' | 'imaps';
	readonly host?: string;
	readonly mailbox?: string;
	readonly password?: string;
	readonly trust?: boolean;
	/** Of SMTP; Dovecot's LMTP by default. */
	readonly server?: string;
};

function send(way: Way, ...argv: readonly string[]): Promise<Ran> {
	const {ports, certificates} = mailServers();
	const {scheme = 'imaps', host = '127.0.0.1', mailbox = '', server = `lmtp://127.0.0.1:${ports.lmtp}`} = way;
	return run(
		...['send', server, '--from', 'alice@example.test', '--to', way.to ?? bob.login, '--no-lint'],
		...['--await', `${scheme}://${encodeURIComponent(bob.login)}@${host}:${ports[scheme]}${mailbox}`],
		...['--await-password-file', passwordFile(way.password ?? bob.password)],
		...(way.trust === false ? [] : ['--ca', certificates.ca]),
		...argv,
	);
}

describe('a message that arrives', () => {
	interopImap.each(['imap', 'imaps'] as const)('%s', async scheme => {
		const {code, out} = await send({scheme, mailbox: '/INBOX'});
		expect(code).toBe(0);
		expect(out).toMatch(/The message arrived in “INBOX” [\d.]+ (?:ms|s) after the server accepted it\./);
		expect(out).toMatch(/ {2}1\..* to mail\.example\.test \(LMTP\), \d{4}-/);
		expect(out).toContain('It has no Authentication-Results');
		expect(out).not.toContain(bob.password);
	});

	interopImap('into the folder for spam', async () => {
		const junk = join(mailServers().folders.lmtpMail, bob.login, '.Junk');
		await using server = await scriptedServer([
			...['S: 220 hi', 'C: EHLO …', 'S: 250 me', 'C: MAIL FROM:<alice@example.test>', 'S: 250 ok'],
			...[`C: RCPT TO:<${bob.login}>`, 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage()],
			call(() => {
				const [, id = ''] = /^Message-ID: *(\S+)/im.exec(server.written()) ?? [];
				// A server that knows the password and repeats it.
				const results = `mx.example.test; spf=fail reason="${bob.password}"`;
				intoMaildir(junk, `Authentication-Results: ${results}\nMessage-ID: ${id}\n\ntext\n`);
			}),
			...['S: 250 ok', 'C: QUIT', 'S: 221 bye', 'END'],
		]);
		const {code, out} = await send({server: `127.0.0.1:${server.port}`}, '--format', 'json');
		expect(code).toBe(0);
		expect(out).toMatch(/"type":"arrival".*"arrived":true.*"place":"Junk","junk":true/);
		expect(out).toMatch(/"method":"spf","result":"fail","reason":"\[password-1\]"/);
		expect(out).not.toContain(bob.password);
	});

	interopImap('not an earlier one with the same Message-ID', async () => {
		const file = join(folder, 'same.eml');
		writeFileSync(file, `Message-ID: <same@example.test>\r\nSubject: same\r\n\r\ntext\r\n`);
		expect((await send({}, '--data', `@${file}`)).code).toBe(0);
		const {code} = await send({to: accounts.carol.login}, ...['--data', `@${file}`, '--await-timeout', '1']);
		expect(code).toBe(41);
	});
});

function intoMaildir(path: string, message: string): void {
	for (const name of ['', 'new', 'cur', 'tmp']) {
		mkdirSync(join(path, name), {recursive: true});
		chownSync(join(path, name), nobody, nobody);
	}

	const [before, after] = [join(path, 'tmp', 'spam'), join(path, 'new', 'spam')];
	writeFileSync(before, message);
	chownSync(before, nobody, nobody);
	renameSync(before, after);
}

interopImap('a message for another does not arrive here: exit code 41', async () => {
	const {code, out} = await send({to: accounts.carol.login}, '--await-timeout', '1');
	expect(code).toBe(41);
	expect(out).toContain(
		`The message did not arrive in “INBOX” or “Junk” of ${bob.login} at 127.0.0.1 within 1 second. It may still come: the server accepted it.`,
	);
});

describe('nothing is sent', () => {
	interopImap.each<[string, Way, RegExp]>([
		[
			'with a wrong password',
			{password: 'not this one'},
			/The login as bob@.* was refused: .*[Aa]uthentication failed/,
		],
		['to a mailbox that does not exist', {mailbox: '/Nowhere'}, /could not be queried: .*Nowhere/],
		[
			'with a certificate that is not trusted',
			{trust: false},
			/was not accepted: .*SELF_SIGNED_CERT_IN_CHAIN\. Nothing was sent\. Use --ca FILE/,
		],
		[
			'with a certificate for another name',
			{host: '127.0.0.2'},
			/was not accepted: .*IP: 127\.0\.0\.2 is not in/,
		],
		[
			'with such a certificate after STARTTLS',
			{trust: false, scheme: 'imap'},
			/was not accepted: .*SELF_SIGNED_CERT_IN_CHAIN/,
		],
	])('%s', async (_name, way, sentence) => {
		const {code, out, err} = await send(way);
		expect(err).toMatch(sentence);
		expect(err).toContain('Nothing was sent.');
		expect(code).toBe(1);
		expect(out + err).not.toMatch(/Connected|not this one|bob secret/);
	});
});

describe('at our own listener, through Postfix', () => {
	function relayed(...argv: readonly string[]): Promise<Ran> {
		const {ports} = mailServers();
		return run(
			...['send', `127.0.0.1:${ports.relay}`, '--from', 'alice@example.test', '--to', 'bob@listener.test'],
			...['--await', `listen://127.0.0.1:${ports.listener}`, '--no-lint', ...argv],
		);
	}

	interop('each hop is shown, the listener as the last, and the body as it was sent', async () => {
		const {code, out, err} = await relayed();
		expect(err).toMatch(/^Listening on 127\.0\.0\.1:\d+ for the message\.$/m);
		expect(out).toMatch(
			/The message arrived in “127\.0\.0\.1:\d+” [\d.]+ m?s after the server accepted it\./,
		);
		expect(out).toMatch(/ {2}1\. from .* to mail\.example\.test \(ESMTP\), \d{4}-/);
		expect(out).toMatch(/ {2}2\. from mail\.example\.test to smtpscope \(ESMTPS\), \d{4}-/);
		expect(out).toContain('Its body arrived as it was sent.');
		expect(code).toBe(0);
		// Postfix was answered, so it does not try again.
		await mailServers().flush();
	});

	interop('a message for another domain does not come by', async () => {
		const {code, out} = await relayed('--envelope-to', 'bob@elsewhere.test', '--await-timeout', '1');
		expect(out).toContain('Nothing connected to that address.');
		expect(code).toBe(41);
	});
});

interopImap('--insecure accepts such a certificate', async () => {
	expect((await send({trust: false}, '--insecure')).code).toBe(0);
});
