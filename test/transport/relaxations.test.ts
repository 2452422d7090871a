import type {TlsOptions as ServerOptions} from 'node:tls';
import {expect, test} from 'vitest';
import {type Relaxation, relaxationsFor} from '../../source/transport/relaxations.ts';
import type {Endpoint, TlsOptions, TransportError} from '../../source/transport/types.ts';
import type {CertificateKind} from '../support/certificates.ts';
import {serveText, serveTls, smallGroup} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

/** Null when the handshake went through. */
const attempt = async (endpoint: Endpoint, tls: TlsOptions = {}): Promise<TransportError | null> => {
	const client = listen(endpoint, {implicitTls: true, tls, connectTimeout: 2000});
	const end = await client.end();
	return end.type === 'failed' ? end.error : null;
};

const weak = {ciphers: 'DEFAULT@SECLEVEL=0'};

test.each<[string, CertificateKind, ServerOptions, Relaxation['name']]>([
	['TLS 1.0 alone', 'rsa-2048', {...weak, minVersion: 'TLSv1', maxVersion: 'TLSv1'}, 'old-tls'],
	['TLS 1.1 alone', 'good', {...weak, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1'}, 'old-tls'],
	[
		'a cipher that is out of use',
		'rsa-2048',
		{ciphers: 'AES128-CCM8:@SECLEVEL=0', maxVersion: 'TLSv1.2'},
		'old-ciphers',
	],
	[
		'a small Diffie-Hellman key',
		'rsa-2048',
		{ciphers: 'DHE-RSA-AES128-GCM-SHA256@SECLEVEL=0', maxVersion: 'TLSv1.2', dhparam: smallGroup},
		'small-keys',
	],
])('a server with %s', async (_what, kind, options, name) => {
	const endpoint = await serveTls(kind, socket => socket.end('220\r\n'), options);
	const error = await attempt(endpoint);
	if (error === null) throw new Error('this should have failed');
	const worked: string[] = [];
	for (const relaxation of relaxationsFor(error)) {
		if ((await attempt(endpoint, relaxation.tls)) === null) worked.push(relaxation.name);
	}
	expect(worked[0]).toBe(name);
});

test('a box that takes no long first message', async () => {
	const real = await serveTls('good', socket => socket.end('220\r\n'));
	const {connect} = await import('node:net');
	const endpoint = await serveText(socket => {
		socket.once('data', hello => {
			if (hello.length > 1400) {
				socket.destroy();
				return;
			}
			const upstream = connect(real.port, real.host);
			upstream.write(hello);
			socket.pipe(upstream).pipe(socket);
		});
	});
	const error = await attempt(endpoint);
	expect(error).toMatchObject({code: 'tls-failed', stage: 'handshake'});
	const [first] = error === null ? [] : relaxationsFor(error);
	expect(first?.name).toBe('small-hello');
	expect(await attempt(endpoint, first?.tls)).toBeNull();
});

const failure = (error: Partial<TransportError>): TransportError => ({
	code: 'tls-failed',
	stage: 'handshake',
	message: 'TLS failed.',
	...error,
});

test.each<[Partial<TransportError>, readonly Relaxation['name'][]]>([
	[{systemCode: 'ERR_SSL_DH_KEY_TOO_SMALL'}, ['small-keys', 'old-tls']],
	[{systemCode: 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED'}, ['legacy-renegotiation']],
	[{code: 'timed-out'}, ['small-hello', 'tls-1.2', 'old-tls']],
	[{code: 'timed-out', stage: 'connecting'}, []],
	[{code: 'refused', stage: 'connecting'}, []],
	[{code: 'speaks-clear-text'}, []],
	[{code: 'tls-configuration'}, []],
	[{code: 'tls-alert', message: 'the alert certificate_required (116)'}, []],
	[{systemCode: 'ERR_SSL_SOMETHING_NEW'}, []],
])('what to try after %j', (error, names) => {
	expect(relaxationsFor(failure(error)).map(({name}) => name)).toEqual(names);
});
