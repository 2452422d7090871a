/** `probe --auth` on Postfix with Dovecot's accounts: everything offered over TLS, in clear text nothing unasked. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {expect} from 'vitest';
import {expectNowhere} from '../support/secret-forms.ts';
import {accounts, interop, mailServers, serverName} from './servers/index.ts';

const {login, password} = accounts.alice;

async function probe(secret: string, ...options: string[]) {
	const {ports, certificates} = mailServers();
	const child = spawn(
		process.execPath,
		[
			...['dist/cli.js', 'probe', `smtp://127.0.0.1:${ports.submission}`, '--ca', certificates.ca],
			...['--servername', serverName, '--auth', '--auth-user', login, ...options],
		],
		{env: {...process.env, SMTPSCOPE_PASSWORD: secret}, stdio: ['ignore', 'pipe', 'pipe']},
	);
	const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
	return {out, err, code: Number(code)};
}

interop('every way that takes the password works, with the whole address', async () => {
	const {out, err, code} = await probe(password, '--auth-tries', '10', '--format', 'json');
	const [report] = out.split('\n').map(line => (line ? JSON.parse(line) : null));
	const works = report.logins.rows.filter((row: {works: boolean}) => row.works);
	expect(new Set(works.map((row: {mechanism: string}) => row.mechanism))).toEqual(
		new Set(['PLAIN', 'LOGIN', 'CRAM-MD5', 'DIGEST-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256']),
	);
	expect(code).toBe(0);
	expectNowhere(password, [out, err]);
});

interop('a wrong password works nowhere, and no more is tried than allowed', async () => {
	const {out, err, code} = await probe('not-the-password-7', '--auth-tries', '2');
	expect(out.match(/refused \(535 5\.7\.8\)/g)).toHaveLength(2);
	expect(out).toContain('The limit of 2 logins is reached.');
	expect(code).toBe(28);
	expectNowhere('not-the-password-7', [out, err]);
});
