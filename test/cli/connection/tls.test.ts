/** What cannot work with TLS is said before anything is connected; what was promised about TLS is kept. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, it, vi} from 'vitest';
import {certificate} from '../../support/certificates.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', '/none/there'));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-tls-'));
afterAll(() => rmSync(folder, {recursive: true}));

const file = (name: string, text: string): string => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};

const script = file('script.smtp', 'EHLO me.example\nQUIT\n');
const junk = file('junk.pem', 'not a certificate');
const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];

describe('before connecting', () => {
	it.each([
		[['--tls-min', '1.3', '--tls-max', '1.2'], '--tls-min must not be higher than --tls-max'],
		[['--ca', junk], `--ca: “${junk}” does not contain a certificate`],
		[['--ca', `${folder}/none.pem`], '--ca: “'],
		[['--cert', junk, '--key', junk], '--cert: “'],
		[['--ciphers', 'FOO'], '--ciphers: OpenSSL has no cipher for “FOO”'],
		[['--local-address', 'nope'], '--local-address must be an IP address'],
		[['--local-address', '127.0.0.1:70000'], '--local-address must be an IP address'],
		[['--local-address', '999.1.1.1'], '--local-address must be an IP address'],
		[['--keylog', `${folder}/none/keys`], '--keylog: “'],
		[['--keylog', folder], 'is a folder'],
	])('%j is an error in every subcommand', async (options, words) => {
		await using server = await scriptedServer('S: 220 hi');
		const host = `127.0.0.1:${server.port}`;
		for (const argv of [
			['run', host, script],
			['send', host, ...who],
			['probe', host],
		]) {
			const {code, err} = await run(...argv, ...options);
			expect([code, err], argv[0]).toEqual([1, expect.stringContaining(words)]);
		}

		expect(server.connections).toBe(0);
	});

	it('a key that belongs to another certificate is an error too', async () => {
		const [one, other] = [await certificate('good'), await certificate('self-signed')];
		const argv = ['--cert', file('a.pem', one.cert), '--key', file('b.pem', other.key)];
		const {code, err} = await run('run', '127.0.0.1:1', script, ...argv);
		expect([code, err]).toEqual([1, expect.stringContaining('--key: “')]);
	});

	it.each([
		['--auth-password-file', '/none/password', '--auth-password-file: “/none/password”'],
		['--auth-password-command', 'exit 3', '--auth-password-command: the command failed (exit code 3)'],
	])('%s that cannot be used is an error', async (option, value, words) => {
		await using server = await scriptedServer('S: 220 hi');
		const host = `127.0.0.1:${server.port}`;
		const login = file('login.smtp', 'EHLO me.example\n/auth PLAIN alice\nQUIT\n');
		for (const argv of [
			['run', host, login],
			['send', host, ...who, '--auth-user', 'alice'],
		]) {
			const {code, err} = await run(...argv, option, value);
			expect([code, err], argv[0]).toEqual([1, expect.stringContaining(words)]);
		}

		expect(server.connections).toBe(0);
	});

	it.each([
		['NOOP\nDATA\nSubject: x\n\n.\n/expct 250\n', 'Line 6 of the script: “/expct”'],
		['NOOP\n/file /none/letter.eml\n', 'Line 2 of the script: “/none/letter.eml”'],
		['NOOP\n/burst\nNOOP\n', 'Line 2 of the script: /burst has no /end'],
		['NOOP\n/save x.html\n', 'Line 2 of the script: /save works in the inspector'],
		['NOOP\n\u0000\n', 'is not text'],
	])('a script is read through: %j', async (text, words) => {
		await using server = await scriptedServer('S: 220 hi');
		const {code, err} = await run('run', `127.0.0.1:${server.port}`, file('bad.smtp', text));
		expect([code, err]).toEqual([1, expect.stringContaining(words)]);
		expect(server.connections).toBe(0);
	});
});

describe('a promise of TLS', () => {
	const hello = ['S: 220 hi', 'C: EHLO …', 'S: 250-me', 'S: 250-REQUIRETLS', 'S: 250 HELP'];

	it('--require-tls sends nothing without TLS, though REQUIRETLS is announced', async () => {
		await using server = await scriptedServer([...hello, 'C: QUIT', 'S: 221 bye', 'END']);
		const {code, out} = await run('send', `127.0.0.1:${server.port}`, ...who, '--require-tls');
		expect([code, out]).toEqual([29, expect.stringContaining('does not offer STARTTLS')]);
		expect(server.written()).not.toContain('MAIL');
	});

	it.each(['--insecure', '--tls-optional'])('--require-tls and %s contradict each other', async other => {
		const {code, err} = await run('send', '127.0.0.1:1', ...who, '--require-tls', other);
		expect([code, err]).toEqual([1, expect.stringContaining(`${other} cannot be used with it`)]);
	});

	it('--tls-optional says that the message goes in clear text', async () => {
		const mail = ['C: MAIL …', 'S: 250 ok', 'C: RCPT …', 'S: 250 ok', 'C: QUIT', 'S: 221 bye', 'END'];
		await using server = await scriptedServer([...hello, ...mail]);
		const argv = [...who, '--tls-optional', '--quit-after', 'RCPT'];
		const {out} = await run('send', `127.0.0.1:${server.port}`, ...argv);
		expect(out).toContain('does not offer STARTTLS, so the message is sent in clear text');
	});

	it.each([
		['a hang-up', ['END']],
		['clear text', ['S: 500 what?', 'END']],
	])('a handshake that ends in %s is 29 for run and send', async (_name, end) => {
		const upgrade = ['S: 220 hi', 'C: EHLO …', 'S: 250-me', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 220 go'];
		for (const argv of [
			['run', script],
			['send', ...who],
		]) {
			const [subcommand = '', ...rest] = argv;
			await using server = await scriptedServer([...upgrade, ...end]);
			const {code} = await run(subcommand, `starttls://127.0.0.1:${server.port}`, ...rest);
			expect(code, subcommand).toBe(29);
		}
	});

	it('a typed STARTTLS whose handshake fails is 29 too', async () => {
		const steps = [
			'S: 220 hi',
			'C: EHLO …',
			'S: 250-me',
			'S: 250 STARTTLS',
			'C: STARTTLS',
			'S: 220 go',
			'END',
		];
		await using server = await scriptedServer(steps);
		const typed = file('typed.smtp', 'EHLO me.example\nSTARTTLS\nNOOP\n');
		expect((await run('run', `127.0.0.1:${server.port}`, typed)).code).toBe(29);
	});

	it('starttls:// holds for /reconnect: the second connection is not used in clear text', async () => {
		const first = [
			'S: 220 hi',
			'C: EHLO …',
			'S: 250-me',
			'S: 250 STARTTLS',
			'C: STARTTLS',
			'S: 220 go',
			'TLS',
		];
		await using server = await scriptedServer([...first, 'C: EHLO …', 'S: 250 me', 'C: NOOP', 'S: 250 ok']);
		const again = file('again.smtp', 'NOOP\n/reconnect\nNOOP\n');
		await run('run', `starttls://127.0.0.1:${server.port}`, again, '--insecure');
		expect(server.connections).toBe(2);
		expect(server.written(1)).toMatch(/^EHLO .*\r\nSTARTTLS\r\n/);
		expect(server.written(1)).toMatch(/STARTTLS\r\n.*NOOP/s);
	});
});
