import {expect, it} from 'vitest';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import {probeTlsVersions} from '../../../source/dialogs/probe/tls-versions.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import type {Target} from '../../../source/session/target.ts';
import {plainServer} from '../../support/plain-server.ts';
import {targetOf} from '../../support/target-of.ts';
import {serveTls} from '../../support/tls-server.ts';

const options = {transport: {}, timeout: 20_000, clientName: 'me.example'};

async function versionsOf(target: Target, signal?: AbortSignal) {
	const result = await probeServer(target, options);
	return probeTlsVersions(result, target, {...options, ...(signal && {signal})});
}

/** TLS from the first byte, and a mail server in it. */
async function server(versions: Parameters<typeof serveTls>[2]): Promise<Target> {
	const answers = new Map([
		['EHLO', '250 mail.example.test\r\n'],
		['QUIT', '221 bye\r\n'],
	]);
	const {port} = await serveTls(
		'good',
		socket => {
			socket.write('220 mail.example.test\r\n');
			socket.on('data', (bytes: Buffer) =>
				socket.write(answers.get(bytes.toString().slice(0, 4)) ?? '500 \r\n'),
			);
		},
		{ciphers: 'DEFAULT@SECLEVEL=0', ...versions},
	);
	return targetOf(`smtps://127.0.0.1:${port}`);
}

it('asks for each version alone, and says which are accepted', async () => {
	const result = await versionsOf(await server({minVersion: 'TLSv1.2'}));
	expect(result.tlsVersions).toEqual([
		{version: 'TLSv1.3', accepted: true, cipher: 'TLS_AES_256_GCM_SHA384'},
		{version: 'TLSv1.2', accepted: true, cipher: expect.stringMatching(/^TLS_ECDHE_/)},
		{version: 'TLSv1.1', accepted: false, cipher: null},
		{version: 'TLSv1', accepted: false, cipher: null},
	]);
	expect(result.advice.filter(({id}) => /old-tls|no-tls/.test(id))).toEqual([]);
	const text = probeFormat('text', {color: false, columns: 80}).server(result);
	expect(text).toMatch(
		/Versions of TLS, each asked for alone\n ✓ TLSv1\.3 {2}accepted, TLS_AES_\w+\n ✓ TLSv1\.2 {2}accepted, \w+\n {3}TLSv1\.1 {2}not accepted\n/,
	);
});

it('warns of old ones, and notes that the newest is missing', async () => {
	const result = await versionsOf(await server({minVersion: 'TLSv1', maxVersion: 'TLSv1.2'}));
	expect(result.tlsVersions?.map(({accepted}) => accepted)).toEqual([false, true, true, true]);
	expect(result.advice).toEqual(
		expect.arrayContaining([
			expect.objectContaining({id: 'probe/old-tls', message: expect.stringContaining('TLSv1 and TLSv1.1')}),
			expect.objectContaining({id: 'probe/no-tls-1.3', level: 'note'}),
		]),
	);
});

it.each<[string, Parameters<typeof serveTls>[2], string[]]>([
	[
		'one old one',
		{minVersion: 'TLSv1.1'},
		[
			'probe/old-tls, warning: The server still accepts TLSv1.1, which RFC 8996 has deprecated. Disable that where users log in. On port 25, consider the trade-off: a very old sender that finds no TLS version it supports sends in clear text.',
		],
	],
	[
		'all but the newest',
		{minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2'},
		[
			'probe/no-tls-1.3, note: The server does not accept TLS 1.3. TLS 1.2 is still secure. An update of the server’s TLS library adds 1.3.',
		],
	],
	['the newest alone', {minVersion: 'TLSv1.3'}, []],
])('what it says of %s', async (_name, versions, said) => {
	const {advice} = await versionsOf(await server(versions));
	expect(
		advice
			.filter(({id}) => id.includes('-tls'))
			.map(({id, level, message, advice: what}) => `${id}, ${level}: ${message} ${what}`),
	).toEqual(said);
});

it('asks nothing of a server without TLS, nor after it was stopped', async () => {
	await using clear = await plainServer();
	expect((await versionsOf(targetOf(`127.0.0.1:${clear.port}`))).tlsVersions).toBeUndefined();
	expect(clear.served).toBe(1);
	const stop = new AbortController();
	stop.abort();
	const stopped = await versionsOf(await server({}), stop.signal);
	expect(stopped).toMatchObject({tlsVersions: [], interrupted: true});
});
