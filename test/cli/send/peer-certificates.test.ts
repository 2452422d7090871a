import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, expect, test, vi} from 'vitest';
import {reactiveServer} from '../../support/reactive-server.ts';
import {testCertificate} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-peer-'));
afterAll(() => rmSync(folder, {recursive: true}));
afterEach(() => vi.unstubAllEnvs());

const pem = (text: string): string[] =>
	text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

async function sent(...argv: readonly string[]) {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	await using server = await reactiveServer({keywords: ['STARTTLS']});
	const who = [
		'--from',
		'a@b.example',
		'--to',
		'c@d.example',
		'--quit-after',
		'RCPT',
		'--ehlo',
		'me.example',
	];
	return await run('send', `127.0.0.1:${server.port}`, ...who, ...argv);
}

test('the certificate and the chain of the server are printed or written, for the owner alone', async () => {
	const [own] = pem(testCertificate().cert);
	const printed = await sent('--tls', '--insecure', '--tls-get-peer-cert');
	expect(printed.code).toBe(0);
	expect(pem(printed.out)).toEqual([own]);
	const [cert, chain] = [join(folder, 'cert.pem'), join(folder, 'chain.pem')];
	const written = await sent(
		'--tls',
		'--insecure',
		'--tls-get-peer-cert',
		cert,
		'--tls-get-peer-chain',
		chain,
	);
	expect([written.code, pem(written.out)]).toEqual([0, []]);
	expect(pem(readFileSync(cert, 'utf8'))).toEqual([own]);
	expect(pem(readFileSync(chain, 'utf8'))[0]).toBe(own);
	expect([statSync(cert).mode & 0o777, statSync(chain).mode & 0o777]).toEqual([0o600, 0o600]);
	const again = await sent('--tls', '--insecure', '--tls-get-peer-cert', cert);
	expect([again.code, again.err]).toEqual([
		1,
		expect.stringContaining('already exists and is not overwritten'),
	]);
});

test('nothing is written where there was no TLS, or no one asked', async () => {
	const none = await sent('--tls-get-peer-cert', join(folder, 'none.pem'));
	expect(none.code).toBe(0);
	expect(() => statSync(join(folder, 'none.pem'))).toThrow();
	expect(pem((await sent('--tls', '--insecure')).out)).toEqual([]);
});
