/** What `openssl s_client` says about a server: the yardstick for what we say. */
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import type {CertificateKind} from '../support/certificates.ts';

const version = spawnSync('openssl', ['version']).stdout?.toString() ?? '';

/** Why there is no yardstick here, or nothing. */
export const noYardstick = /^OpenSSL 3/.test(version) ? '' : ' (skipped: there is no OpenSSL 3 here)';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-openssl-'));
process.once('exit', () => rmSync(folder, {recursive: true}));

export type Yardstick = {
	readonly protocol: string;
	readonly cipher: string;
	readonly chain: readonly string[];
	readonly verify: string;
};

export const askOpenssl = async (
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
export const verifyWords: Readonly<Record<string, RegExp>> = {
	CERT_HAS_EXPIRED: /certificate has expired/,
	CERT_NOT_YET_VALID: /certificate is not yet valid/,
	DEPTH_ZERO_SELF_SIGNED_CERT: /self-signed certificate/,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: /unable to verify the first certificate/,
	EE_KEY_TOO_SMALL: /EE certificate key too weak/,
	CA_MD_TOO_WEAK: /CA signature digest algorithm too weak/,
};

export const certificateKinds: readonly CertificateKind[] = [
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
