/** `probe` against Postfix, and beside `openssl s_client` for every kind of certificate. */
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {probeServer} from '../../source/dialogs/probe/probe.ts';
import type {ProbeResult} from '../../source/dialogs/probe/result.ts';
import type {TlsFacts} from '../../source/transport/types.ts';
import {run} from '../cli/capture.ts';
import {certificate} from '../support/certificates.ts';
import {expectLine, say, scriptedServer, startTls} from '../support/scripted-server.ts';
import {targetOf} from '../support/target-of.ts';
import {interop, mailServers, type PortName, serverName} from './servers/index.ts';
import {askOpenssl, certificateKinds, noYardstick, verifyWords, type Yardstick} from './yardstick.ts';

function probed(text: string, ca: string, servername: string): Promise<ProbeResult> {
	return probeServer(targetOf(text), {
		transport: {tls: {ca: [ca], servername}},
		timeout: 20_000,
		clientName: 'me.example',
	});
}

/** Protocol, cipher, the chain as it was sent, and the verdict. */
function agree(facts: TlsFacts | null, yardstick: Yardstick): void {
	expect(facts?.protocol).toBe(yardstick.protocol);
	expect(facts?.cipher).toBe(yardstick.cipher);
	expect(facts?.certificates.map(({pem}) => pem.replaceAll('\n', ''))).toEqual(yardstick.chain);
	if (typeof facts?.error === 'string') {
		expect(yardstick.verify).toMatch(verifyWords[facts.error] ?? /nothing fits/);
	} else {
		expect(yardstick.verify).toMatch(facts?.hostnameMatches ? /^0 \(ok\)/ : /hostname mismatch/);
	}
}

describe.skipIf(noYardstick !== '')(`beside openssl s_client${noYardstick}`, () => {
	const [host, level] = ['mail.example.test', ['-cipher', 'DEFAULT@SECLEVEL=2']] as const;

	test.each(certificateKinds)('STARTTLS with a certificate of kind %s', async kind => {
		const {cert, key, ca} = await certificate(kind);
		const conversation = (name: string) => [
			say('220 mail.example.test ESMTP'),
			expectLine(`EHLO ${name}`),
			say('250-mail.example.test', '250 STARTTLS'),
			expectLine('STARTTLS'),
			say('220 go'),
			startTls({cert, key, ciphers: 'DEFAULT@SECLEVEL=0'}),
		];
		const ending = [expectLine('EHLO …'), say('250 mail.example.test'), expectLine('QUIT'), say('221 bye')];
		await using server = await scriptedServer([...conversation('me.example'), ...ending], conversation('…'));
		const {tls, starttls, advice} = await probed(`127.0.0.1:${server.port}`, ca, host);
		const yardstick = await askOpenssl(server.port, ca, host, ['-starttls', 'smtp', ...level]);
		expect(starttls).toBe('done');
		agree(tls, yardstick);
		const told = advice.map(({id}) => id);
		expect(told.includes('probe/chain')).toBe(tls?.authorized === false);
		expect(told.includes('probe/name')).toBe(tls?.hostnameMatches === false);
	});
});

describe('Postfix', () => {
	const ask = (port: PortName, scheme = 'smtp'): Promise<ProbeResult> => {
		const {ports, certificates} = mailServers();
		return probed(`${scheme}://127.0.0.1:${ports[port]}`, readFileSync(certificates.ca, 'utf8'), serverName);
	};

	interop('in clear text', async () => {
		const result = await ask('relay');
		expect(result).toMatchObject({
			exitCode: 0,
			greetedWith: 'EHLO',
			starttls: 'not offered',
			tls: null,
			software: {software: {name: 'Postfix'}},
		});
		expect(result.before?.map(({keyword}) => keyword)).toEqual(
			expect.arrayContaining(['PIPELINING', 'XCLIENT']),
		);
		expect(result.advice.map(({id}) => id)).toContain('probe/no-starttls');
	});

	interop('with STARTTLS', async () => {
		const result = await ask('submission');
		expect(result).toMatchObject({
			exitCode: 0,
			starttls: 'done',
			changes: {appeared: ['AUTH'], vanished: ['STARTTLS']},
			tls: {authorized: true, hostnameMatches: true},
		});
		expect(result.advice.filter(({level}) => level !== 'note')).toEqual([]);
	});

	interop('with TLS from the first byte', async () => {
		expect(await ask('smtps', 'smtps')).toMatchObject({
			exitCode: 0,
			starttls: 'not needed',
			before: null,
			after: expect.arrayContaining([expect.objectContaining({keyword: 'AUTH'})]),
			tls: {authorized: true, hostnameMatches: true},
		});
	});

	interop('that wants a client certificate', async () => {
		const {tls, advice, greeting} = await ask('clientCertificate', 'smtps');
		expect(tls).toMatchObject({asksForCertificate: true});
		expect(greeting?.code).toBe(421);
		expect(advice.map(({id}) => id)).toContain('probe/client-certificate');
		expect((await ask('smtps', 'smtps')).tls).toMatchObject({asksForCertificate: false});
	});

	interop('in each version of TLS alone', async () => {
		const {ports} = mailServers();
		const {out} = await run('probe', `smtp://127.0.0.1:${ports.submission}`, '--tls-versions');
		expect(out).toMatch(/✓ TLSv1\.3 +accepted, TLS_AES_/);
		expect(out).toMatch(/✓ TLSv1\.2 +accepted, TLS_ECDHE_/);
	});

	interop.each(['1.2', '1.3'])('that resumes a session of TLS %s with a ticket', async version => {
		const {ports} = mailServers();
		const {out} = await run(
			...['probe', `starttls://127.0.0.1:${ports.submission}`, '--tls-resume', '--tls-max', version],
		);
		expect(out).toMatch(
			new RegExp(
				String.raw`the server gave +1 ticket \(TLSv${version}\)\n ✓ resumed +yes: handshake [\d.]+ ms, the full one before `,
			),
		);
	});

	interop('with TLS from the first byte, asked for a greeting', async () => {
		const {ports} = mailServers();
		const {code, out} = await run('probe', `smtp://127.0.0.1:${ports.smtps}`, '--timeout', '1');
		expect(code).not.toBe(0);
		expect(out).toContain('smtps://');
	});

	const besideOpenssl = noYardstick === '' ? interop : test.skip;

	besideOpenssl('agrees with openssl s_client, good certificate or not', async () => {
		const {ports, certificates} = mailServers();
		const ca = readFileSync(certificates.ca, 'utf8');
		for (const [port, scheme, args] of [
			['submission', 'smtp', ['-starttls', 'smtp']],
			['smtps', 'smtps', []],
			['expired', 'smtps', []],
			['wrongName', 'smtps', []],
			['selfSigned', 'smtps', []],
		] as const) {
			const {tls} = await ask(port, scheme);
			agree(tls, await askOpenssl(ports[port], ca, serverName, args));
		}
	});
});

interop('Dovecot by LMTP', async () => {
	const {ports, certificates} = mailServers();
	const ca = readFileSync(certificates.ca, 'utf8');
	expect(await probed(`lmtp://127.0.0.1:${ports.lmtp}`, ca, serverName)).toMatchObject({
		exitCode: 0,
		greetedWith: 'LHLO',
		starttls: 'done',
		tls: {authorized: true},
		software: {software: {name: 'Dovecot'}},
	});
});
