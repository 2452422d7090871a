/** Nothing that may be a secret leaves on a connection that others can read, however a script sends it. */
import {mkdtempSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, it, vi} from 'vitest';
import {scriptedServer, testCertificate} from '../../support/scripted-server.ts';
import {expectNowhere} from '../../support/secret-forms.ts';
import {run} from '../capture.ts';

// The server is on this machine, which is excepted: here it counts as far away.
vi.mock('../../../source/transport/loopback.ts', () => ({isLoopback: () => false}));

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-consent-'));
afterAll(() => rmSync(folder, {recursive: true}));

const password = 'wonderland7';

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', password);
});

const encoded = Buffer.from(password).toString('base64');
const plain = Buffer.from(`\0alice\0${password}`).toString('base64');
const hello = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH PLAIN LOGIN EXTERNAL ANONYMOUS\n';
const anything = Array.from({length: 6}, () => 'C: …\nS: 334 UGFzc3dvcmQ6').join('\n');

async function play(server: string, lines: string, ...options: string[]) {
	await using listening = await scriptedServer(server);
	const script = join(folder, 'script.smtp');
	await writeFile(script, lines);
	const ran = await run('run', `127.0.0.1:${listening.port}`, script, ...options);
	return {...ran, written: listening.written()};
}

describe('in clear text', () => {
	it.each([
		`AUTH PLAIN ${plain}`,
		`AUTH LOGIN\nYWxpY2U=\n${encoded}`,
		'AUTH LOGIN\n/base64 alice\n/password',
		`X-EXPS PLAIN ${plain}`,
		`X-EXPS LOGIN\n${encoded}`,
		`AUTH LOGIN alice ${password}`,
		`AUTH EXTERNAL ${encoded}`,
		'AUTH EXTERNAL\n/password',
		'AUTH ANONYMOUS\n/password',
		`AUTH ANONYMOUS\n${encoded}`,
		'AUTH CRAM-MD5\n/password',
		`//AUTH PLAIN ${plain}`,
		`/line AUTH PLAIN ${plain}`,
		`/raw "AUTH PLAIN ${plain}\\r\\n"`,
		`/raw "AUTH PL"\n/raw "AIN ${plain}\\r\\n"`,
		`/raw "AUTH LOGIN\\r\\nYWxpY2U=\\r\\n${encoded}\\r\\n"`,
		`/burst\nNOOP\nAUTH PLAIN ${plain}\n/end`,
		`/burst\nAUTH LOGIN\nYWxpY2U=\n${encoded}\n/end`,
		`AUHT PLAIN ${plain}`,
		`AUTHPLAIN ${plain}`,
		`PASS ${password}`,
		`a1 LOGIN alice ${password}`,
		`${plain}`,
		`MAIL FROM:<a@b.example> AUTH=${password}`,
		`XCLIENT LOGIN=${password}`,
		'/auth PLAIN alice',
		'/auth LOGIN alice',
	])('is kept back: %s', async lines => {
		const {code, written, out} = await play(hello + anything, `EHLO me.example\n${lines}\nQUIT\n`);
		expect(code).toBe(28);
		expectNowhere(password, [written]);
		expect(out).toContain('--allow-clear-auth');
	});

	it('goes out where an option allows it', async () => {
		const {written} = await play(
			`${hello}C: …\nS: 235 ok\nC: QUIT\nS: 221 bye\nEND`,
			`EHLO me.example\nAUTH PLAIN ${plain}\nQUIT\n`,
			'--allow-clear-auth',
		);
		expect(written).toContain(plain);
	});

	it.each(['AUTH EXTERNAL =', 'AUTH ANONYMOUS YWxpY2VAZXhhbXBsZS5vcmc=', 'AUTH LOGIN YWxpY2U=\n*'])(
		'lets out what is not a secret: %s',
		async lines => {
			const {written} = await play(hello + anything, `EHLO me.example\n${lines}\n`, '--timeout', '1');
			expect(written).toContain(lines.split('\n')[0]);
		},
	);
});

describe('what starttls:// promises', () => {
	const upgraded = `
		S: 220 hi
		C: EHLO …
		S: 250-hi
		S: 250 STARTTLS
		C: STARTTLS
		S: 220 go
		TLS
		C: EHLO …
		S: 250 hi
	`;

	it('holds after /reconnect too', async () => {
		const {ca} = testCertificate();
		const file = join(folder, 'ca.pem');
		await writeFile(file, ca);
		await using server = await scriptedServer(
			`${upgraded}C: MAIL FROM:<a@b.example>\nS: 250 ok\nC: QUIT\nS: 221 bye\nEND`,
		);
		const script = join(folder, 'again.smtp');
		await writeFile(script, 'MAIL FROM:<a@b.example>\nQUIT\n/reconnect\nMAIL FROM:<a@b.example>\nQUIT\n');
		const {code} = await run(
			...['run', `starttls://127.0.0.1:${server.port}`, script, '--ca', file],
			...['--servername', 'mail.example.test'],
		);
		expect(code).toBe(0);
		expect(server.connections).toBe(2);
		expect(server.written(1)).toMatch(/^EHLO \S+\r\nSTARTTLS\r\nEHLO \S+\r\nMAIL FROM/);
	});

	it('stops the script where the second connection is not encrypted', async () => {
		const {ca} = testCertificate();
		const file = join(folder, 'ca.pem');
		await writeFile(file, ca);
		await using server = await scriptedServer(
			upgraded,
			'S: 220 hi\nC: EHLO …\nS: 250 hi\nC: STARTTLS\nS: 502 no',
		);
		const script = join(folder, 'clear.smtp');
		await writeFile(script, '/reconnect\nMAIL FROM:<a@b.example>\nQUIT\n');
		const {code, out} = await run(
			...['run', `starttls://127.0.0.1:${server.port}`, script, '--ca', file],
			...['--servername', 'mail.example.test'],
		);
		expect(code).toBe(29);
		expect(out).toContain('starttls:// requires TLS');
		expect(server.connections).toBe(2);
		expect(server.written(1)).not.toContain('MAIL');
	});
});
