/** A server that is too old for the usual settings: which one thing it lacks is found by one retry at a time. */
import type {TlsOptions} from 'node:tls';
import {expect, it} from 'vitest';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {type CertificateKind, certificate} from '../../support/certificates.ts';
import {expectLine, say, scriptedServer, startTls} from '../../support/scripted-server.ts';
import {smallGroup} from '../../support/tls-server.ts';

async function probed(kind: CertificateKind, options: TlsOptions): Promise<ProbeResult> {
	const {cert, key, ca} = await certificate(kind);
	await using server = await scriptedServer([
		say('220 old.example.test ESMTP'),
		expectLine('EHLO me.example'),
		say('250-old.example.test', '250 STARTTLS'),
		expectLine('STARTTLS'),
		say('220 go'),
		startTls({cert, key, ...options}),
		expectLine('EHLO me.example'),
		say('250-old.example.test', '250 AUTH PLAIN'),
		expectLine('QUIT'),
		say('221 bye'),
	]);
	const target = parseTarget(`127.0.0.1:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const transport = {tls: {ca: [ca], servername: 'mail.example.test'}};
	return await probeServer(target.target, {transport, timeout: 10_000, clientName: 'me.example'});
}

const weak = {ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1'} as const;

it.each<[string, CertificateKind, TlsOptions, string, string]>([
	['a protocol that is too old', 'good', {...weak, maxVersion: 'TLSv1.1'}, 'old-tls', 'TLSv1.1'],
	[
		'a key exchange that is too small',
		'rsa-2048',
		{ciphers: 'DHE-RSA-AES128-GCM-SHA256@SECLEVEL=0', maxVersion: 'TLSv1.2', dhparam: smallGroup},
		'small-keys',
		'TLSv1.2',
	],
	[
		'no cipher in common',
		'rsa-2048',
		{ciphers: 'CAMELLIA128-SHA:@SECLEVEL=0', maxVersion: 'TLSv1.2'},
		'old-ciphers',
		'TLSv1.2',
	],
])('%s', async (_, kind, options, name, protocol) => {
	const result = await probed(kind, options);
	expect(result).toMatchObject({
		exitCode: 29,
		starttls: 'failed',
		failure: {stage: 'handshake'},
		relaxed: {name, protocol},
		after: [{keyword: 'AUTH'}],
	});
	const report = probeFormat('text', {color: false, columns: 400}).server(result);
	expect(report).toContain(`✗ ${result.relaxed?.finding}`);
	expect(report).toContain('Update the server.');
	expect(report).not.toContain('offered, and it works');
});
