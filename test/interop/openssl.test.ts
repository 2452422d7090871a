/** `openssl s_client` is the yardstick: what it says about a handshake and a certificate must be what we say. */
import {describe, expect, test} from 'vitest';
import type {TlsFacts} from '../../source/transport/types.ts';
import {type CertificateKind, certificate} from '../support/certificates.ts';
import {serveTls} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';
import {askOpenssl, certificateKinds, noYardstick, verifyWords} from './yardstick.ts';

const host = 'mail.example.test';

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

describe.skipIf(noYardstick !== '')(`openssl s_client${noYardstick}`, () => {
	for (const maxVersion of ['TLSv1.2', undefined] as const) {
		test.each(certificateKinds)(`%s, ${maxVersion ?? 'TLSv1.3'}`, async kind => {
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
			if (facts.error !== null) expect(yardstick.verify).toMatch(verifyWords[facts.error] ?? /nothing fits/);
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
