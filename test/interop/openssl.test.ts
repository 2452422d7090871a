/** `openssl s_client` is the yardstick: what it says about a handshake and a certificate must be what we say. */
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {TlsFacts} from '../../source/transport/types.ts';
import {type CertificateKind, certificate} from '../support/certificates.ts';
import {serveTls} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const version = spawnSync('openssl', ['version']).stdout?.toString() ?? '';
const reason = /^OpenSSL 3/.test(version) ? '' : ' (skipped: there is no OpenSSL 3 here)';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'smtpscope-'));
});
afterAll(() => rmSync(folder, {recursive: true}));

const host = 'mail.example.test';

type Yardstick = {
	readonly protocol: string;
	readonly cipher: string;
	readonly chain: readonly string[];
	readonly verify: string;
};

const askOpenssl = async (
	port: number,
	ca: string,
	servername: string,
	args: readonly string[],
): Promise<Yardstick> => {
	const caFile = join(folder, `${port}.pem`);
	writeFileSync(caFile, ca);
	const name = /^[\d.]+$|:/.test(servername)
		? ['-verify_ip', servername, '-noservername']
		: ['-servername', servername, '-verify_hostname', servername];
	const child = spawn('openssl', [
		's_client',
		'-connect',
		`127.0.0.1:${port}`,
		'-CAfile',
		caFile,
		'-showcerts',
		...name,
		...args,
	]);
	child.stdin.end();
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', bytes => {
			output += bytes;
		});
	}
	await new Promise(resolve => child.once('close', resolve));
	const find = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? '';
	return {
		protocol: find(/^(?:New|Reused), (\S+), Cipher is/m),
		cipher: standardName(find(/Cipher is (\S+)/)),
		chain: [...output.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([pem]) =>
			pem.replaceAll('\n', ''),
		),
		verify: find(/Verif(?:y return code: |ication error: )(.*)/),
	};
};

const ask = async (
	port: number,
	ca: string,
	servername: string,
	maxVersion?: 'TLSv1.2',
): Promise<TlsFacts> => {
	const client = listen(
		{kind: 'tcp', host: '127.0.0.1', port},
		{implicitTls: true, tls: {servername, ca: [ca], ...(maxVersion && {maxVersion})}},
	);
	await client.end();
	const {tls} = await client.of('connected');
	if (tls === null) throw new Error('no TLS');
	return tls;
};

/** OpenSSL names a cipher ECDHE-RSA-AES128-GCM-SHA256 that the registry names TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256. */
const standardName = (cipher: string): string => {
	standardNames ??= new Map(
		[
			...spawnSync('openssl', ['ciphers', '-stdname', 'ALL'])
				.stdout.toString()
				.matchAll(/^(\S+) +- (\S+)/gm),
		].map(([, standard = '', own = '']) => [own, standard]),
	);
	return standardNames.get(cipher) ?? cipher;
};

let standardNames: Map<string, string> | undefined;

/** OpenSSL's words for the codes Node names (X509_verify_cert_error_string). */
const words: Readonly<Record<string, RegExp>> = {
	CERT_HAS_EXPIRED: /certificate has expired/,
	CERT_NOT_YET_VALID: /certificate is not yet valid/,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: /unable to verify the first certificate/,
	EE_KEY_TOO_SMALL: /EE certificate key too weak/,
	CA_MD_TOO_WEAK: /CA signature digest algorithm too weak/,
};

const kinds: readonly CertificateKind[] = [
	'good',
	'expired',
	'expires-soon',
	'not-yet-valid',
	'wrong-name',
	'self-signed',
	'with-intermediate',
	'missing-intermediate',
	'disordered',
	'with-root',
	'rsa-2048',
	'rsa-1024',
	'sha-1',
	'wildcard',
	'ip',
	'idn',
	'cn-only',
	'ed25519',
];

describe.skipIf(reason !== '')(`openssl s_client${reason}`, () => {
	for (const maxVersion of ['TLSv1.2', undefined] as const) {
		test.each(kinds)(`%s, ${maxVersion ?? 'TLSv1.3'}`, async kind => {
			const {ca} = await certificate(kind);
			const endpoint = await serveTls(kind, socket => socket.end('220 hello\r\n'), {
				ciphers: 'DEFAULT@SECLEVEL=0',
			});
			const facts = await ask(endpoint.port, ca, host, maxVersion);
			const level = ['-cipher', 'DEFAULT@SECLEVEL=2'];
			const yardstick = await askOpenssl(endpoint.port, ca, host, maxVersion ? ['-tls1_2', ...level] : level);
			expect(facts.protocol).toBe(yardstick.protocol);
			expect(facts.certificates.map(({pem}) => pem.replaceAll('\n', ''))).toEqual(yardstick.chain);
			expect(facts.chainSource).toBe('sent');
			if (facts.error !== null) expect(yardstick.verify).toMatch(words[facts.error] ?? /nothing fits/);
			else if (facts.hostnameMatches) expect(yardstick.verify).toMatch(/^0 \(ok\)/);
			else expect(yardstick.verify).toMatch(/hostname mismatch/);
			expect(facts.cipher).toBe(yardstick.cipher);
		});
	}

	test.each<[CertificateKind, string]>([
		['ip', '127.0.0.1'],
		['ip', '127.0.0.2'],
		['wildcard', 'a.example.test'],
		['wildcard', 'a.b.example.test'],
		['wildcard', 'example.test'],
		['idn', 'xn--bcher-kva.example'],
		['good', 'localhost'],
		['cn-only', 'other.test'],
	])('the name verdict: %s for %s', async (kind, name) => {
		const {ca} = await certificate(kind);
		const endpoint = await serveTls(kind, socket => socket.end('220 hello\r\n'));
		const facts = await ask(endpoint.port, ca, name);
		const {verify} = await askOpenssl(endpoint.port, ca, name, []);
		expect(facts.hostnameMatches).toBe(/^0 \(ok\)/.test(verify));
	});
});
