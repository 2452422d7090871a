import {once} from 'node:events';
import {connect as connectTls} from 'node:tls';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {readClientHello} from '../../source/transport/client-hello.ts';
import {tcpServer} from '../support/tcp-server.ts';

/** The first bytes that Node's own client sends. */
async function helloOf(options: object): Promise<Buffer> {
	const {promise, resolve} = Promise.withResolvers<Buffer>();
	await using server = await tcpServer(socket => socket.once('data', bytes => resolve(bytes)));
	const client = connectTls({host: '127.0.0.1', port: server.port, ...options});
	client.on('error', () => {});
	const bytes = await promise;
	client.destroy();
	await once(client, 'close');
	return bytes;
}

test('what a client of today offers', async () => {
	const hello = readClientHello(
		await helloOf({
			servername: 'mail.example.org',
			ALPNProtocols: ['smtp', 'h2'],
			ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_256_GCM_SHA384',
		}),
	);
	expect(hello).toMatchObject({
		versions: ['TLSv1.3', 'TLSv1.2'],
		servername: 'mail.example.org',
		alpn: ['smtp', 'h2'],
		resumes: false,
	});
	expect(hello?.ciphers).toEqual(['TLS_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']);
});

test.each([
	[{maxVersion: 'TLSv1.2'}, ['TLSv1.2']],
	[{maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0'}, ['TLSv1.1', 'TLSv1']],
	[{minVersion: 'TLSv1.3'}, ['TLSv1.3']],
])('%j', async (options, versions) => {
	const hello = readClientHello(await helloOf(options));
	// Without the extension a client names its highest version and means the lower ones too.
	expect(hello?.versions.slice(0, versions.length)).toEqual(versions);
	expect(hello?.servername).toBeNull();
});

test('whatever comes is a hello or null', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 300}), bytes => {
			const body = Buffer.from([22, 3, 1, bytes.length >> 8, bytes.length & 255, ...bytes]);
			expect(() => readClientHello(body)).not.toThrow();
			expect(() => readClientHello(bytes)).not.toThrow();
		}),
	);
});

test('a hello that is cut off anywhere is null, or the same', async () => {
	const bytes = await helloOf({servername: 'mail.example.org'});
	for (let length = 0; length < bytes.length; length += 7) {
		expect(readClientHello(bytes.subarray(0, length))).toBeNull();
	}
});
