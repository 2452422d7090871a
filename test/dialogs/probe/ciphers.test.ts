import {getCiphers, connect as tlsConnect} from 'node:tls';
import {describe, expect, it, test} from 'vitest';
import {cipherAdvice} from '../../../source/dialogs/probe/cipher-advice.ts';
import {
	connectionLimit,
	listCiphers,
	patiently,
	probeCiphers,
} from '../../../source/dialogs/probe/ciphers.ts';
import type {HelloAnswer} from '../../../source/dialogs/probe/offer-hello.ts';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {CipherList} from '../../../source/dialogs/probe/result.ts';
import {startPractice} from '../../../source/practice/practice.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import type {Target} from '../../../source/session/target.ts';
import {plainServer} from '../../support/plain-server.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {targetOf} from '../../support/target-of.ts';
import {serveTls, smallGroup} from '../../support/tls-server.ts';

const options = {transport: {}, timeout: 20_000, clientName: 'me.example'};

/** TLS from the first byte, and a mail server in it. */
async function server(settings: Parameters<typeof serveTls>[2]): Promise<{target: Target; port: number}> {
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
		settings,
	);
	return {target: targetOf(`smtps://127.0.0.1:${port}`), port};
}

async function ciphersOf(target: Target) {
	return probeCiphers(await probeServer(target, options), target, options);
}

function namesIn(lists: readonly CipherList[] | undefined, version: string): readonly string[] {
	return lists?.find(list => list.version === version)?.accepted.map(({name}) => name) ?? [];
}

/** What OpenSSL agrees on with this server when it offers one cipher alone: the truth that the list is held against. */
async function agreed(port: number, version: 'TLSv1.2' | 'TLSv1'): Promise<string[]> {
	const names: string[] = [];
	for (const cipher of getCiphers().filter(name => !/^tls_|psk|srp/.test(name))) {
		const name = await new Promise<string | null>(resolve => {
			const socket = tlsConnect({
				host: '127.0.0.1',
				port,
				minVersion: version,
				maxVersion: version,
				ciphers: `${cipher.toUpperCase()}:@SECLEVEL=0`,
				rejectUnauthorized: false,
			});
			socket.once('secureConnect', () => {
				resolve(socket.getCipher().standardName);
				socket.destroy();
			});
			socket.once('error', () => resolve(null));
		});
		if (name !== null) {
			names.push(name);
		}
	}

	return names;
}

it('finds what OpenSSL finds one by one, in the order that the server prefers', async () => {
	const {target, port} = await server({
		minVersion: 'TLSv1',
		ciphers:
			'AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-SHA:ECDHE-ECDSA-AES128-GCM-SHA256:AES128-SHA:DHE-RSA-AES128-SHA:@SECLEVEL=0',
		honorCipherOrder: true,
	});
	const {ciphers} = await ciphersOf(target);
	expect(namesIn(ciphers, 'TLSv1.2').toSorted()).toEqual((await agreed(port, 'TLSv1.2')).toSorted());
	expect(namesIn(ciphers, 'TLSv1').toSorted()).toEqual((await agreed(port, 'TLSv1')).toSorted());
	expect(namesIn(ciphers, 'TLSv1.2').length).toBeGreaterThan(1);
	expect(ciphers?.find(({version}) => version === 'TLSv1.2')).toMatchObject({order: 'server', problem: null});
	expect(ciphers?.at(-1)).toEqual({version: 'SSLv3', accepted: [], order: null, problem: null});
});

it('says whose order decides, and what a version lacks', async () => {
	const {target} = await server({
		maxVersion: 'TLSv1.2',
		ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384',
		honorCipherOrder: false,
	});
	const result = await ciphersOf(target);
	expect(result.ciphers?.map(({version, accepted, order}) => [version, accepted.length, order])).toEqual([
		['TLSv1.3', 0, null],
		['TLSv1.2', 2, 'client'],
		['TLSv1.1', 0, null],
		['TLSv1', 0, null],
		['SSLv3', 0, null],
	]);
	const text = probeFormat('text', {color: false, columns: 100}).server(result);
	expect(text).toMatch(
		/Ciphers accepted in TLSv1\.2, the client’s order of preference decides\n ✓ 1 {2}TLS_ECDHE_ECDSA_WITH_AES_\w+\n ✓ 2 {2}TLS_\w+\n/,
	);
	expect(text).toContain('Ciphers of other versions\n   TLSv1.3  not accepted\n');
});

it('measures the group of Diffie-Hellman, and sees what needs no certificate', async () => {
	const {target} = await server({
		maxVersion: 'TLSv1.2',
		ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:ADH-AES128-SHA:@SECLEVEL=0',
		dhparam: smallGroup,
	});
	const {ciphers, advice} = await ciphersOf(target);
	expect(ciphers?.find(({version}) => version === 'TLSv1.2')?.accepted).toEqual([
		{name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', weakness: null, dhBits: null},
		{name: 'TLS_DH_anon_WITH_AES_128_CBC_SHA', weakness: 'no authentication', dhBits: 1024},
	]);
	expect(advice.map(({id}) => id)).toEqual(
		expect.arrayContaining(['probe/anonymous-ciphers', 'probe/small-dh-group']),
	);
});

/** A server told as a function from what is offered to what it answers. */
function asking(answers: (offered: readonly number[], count: number) => HelloAnswer, found: number[] = []) {
	let count = 0;
	return listCiphers(
		'TLSv1.2',
		async (_version, offered) => answers(offered, ++count),
		so => found.push(so),
	);
}

const hello = (suite: number): HelloAnswer => ({type: 'hello', protocol: 'TLSv1.2', suite, dhBits: null});
const gcm = 0xc02f;
const cbc = 0xc013;
const pick = (offered: readonly number[]): HelloAnswer => {
	const suite = [gcm, cbc].find(number => offered.includes(number));
	return suite === undefined ? {type: 'alert', number: 40} : hello(suite);
};

it('ends at an alert, and tells how many it found so far', async () => {
	const found: number[] = [];
	await asking(pick, found);
	expect(found).toEqual([1, 2]);
	expect(await asking(pick)).toMatchObject({
		accepted: [{name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'}, {name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'}],
		order: 'server',
		problem: null,
	});
});

test.each<[string, (offered: readonly number[], count: number) => HelloAnswer, object]>([
	[
		'a server that hangs up where nothing suits it',
		offered => {
			const answer = pick(offered);
			return answer.type === 'alert' ? {type: 'closed'} : answer;
		},
		{accepted: [{}, {}], problem: null},
	],
	[
		'a server that has had enough',
		(offered, count) => (count > 1 ? {type: 'closed'} : pick(offered)),
		{accepted: [{}], problem: 'it no longer answers what it answered before', order: null},
	],
	[
		'a server that cannot be reached any more',
		(offered, count) => (count > 1 ? {type: 'not asked', problem: 'refused with 421'} : pick(offered)),
		{accepted: [{}], problem: 'refused with 421'},
	],
	[
		'a server that answers with another version',
		() => ({type: 'hello', protocol: 'TLSv1', suite: gcm, dhBits: null}),
		{accepted: [], problem: null},
	],
	[
		'a server that chooses what nobody offered',
		() => hello(0x1301),
		{accepted: [], problem: 'it chose TLS_AES_128_GCM_SHA256, which was not offered'},
	],
	[
		'a server that takes only one',
		offered => (offered.includes(gcm) ? hello(gcm) : {type: 'closed'}),
		{accepted: [{}], problem: null, order: null},
	],
	['a server that takes everything', offered => hello(offered[0] ?? 0), {problem: null, order: 'client'}],
])('%s', async (_name, answers, list) => {
	const found = await asking(answers);
	expect(found).toMatchObject(list);
});

it('asks after STARTTLS too', async () => {
	const practice = await startPractice();
	try {
		const {ciphers} = await ciphersOf(targetOf(`${practice.host}:${practice.port}`));
		expect(namesIn(ciphers, 'TLSv1.3')).toContain('TLS_AES_128_GCM_SHA256');
		expect(ciphers?.map(({problem}) => problem)).toEqual(Array(5).fill(null));
	} finally {
		await practice.close();
	}
});

it('stops where STARTTLS is refused', async () => {
	await using refusing = await scriptedServer(`
		S: 220 mail.example.test
		C: EHLO me.example
		S: 250-mail.example.test
		S: 250 STARTTLS
		C: STARTTLS
		S: 454 4.7.0 not now
	`);
	const target = targetOf(`127.0.0.1:${refusing.port}`);
	const impatient = {...options, timeout: 500};
	const first = await probeServer(target, impatient);
	const {ciphers} = await probeCiphers({...first, failure: handshakeFailure}, target, impatient);
	expect(ciphers?.map(({problem}) => problem)).toEqual(Array(5).fill(expect.any(String)));
	// Each was tried twice, no more.
	expect(refusing.connections).toBeLessThanOrEqual(11);
});

const handshakeFailure = {code: 'tls-failed', stage: 'handshake', message: 'x'} as const;

it('asks nothing of a server without TLS', async () => {
	await using clear = await plainServer();
	expect((await ciphersOf(targetOf(`127.0.0.1:${clear.port}`))).ciphers).toBeUndefined();
});

describe('a question of many', () => {
	const failed: HelloAnswer = {type: 'not asked', problem: 'refused'};

	test('is asked a second time where the connection failed, and no third time', async () => {
		const answers: HelloAnswer[] = [failed, hello(gcm), failed, failed, {type: 'closed'}];
		const ask = patiently(async () => answers.shift() ?? expect.fail('asked too often'));
		expect(await ask('TLSv1.2', [gcm])).toEqual(hello(gcm));
		expect(await ask('TLSv1.2', [gcm])).toEqual(failed);
		expect(await ask('TLSv1.2', [gcm])).toEqual({type: 'closed'});
	});

	test('is asked once where the user has interrupted it', async () => {
		const asked: unknown[] = [];
		const ask = patiently(async (...what) => {
			asked.push(what);
			return failed;
		}, AbortSignal.abort());
		expect(await ask('TLSv1', [cbc])).toEqual(failed);
		expect(asked).toEqual([['TLSv1', [cbc]]]);
	});

	test('is not asked beyond the limit of connections', async () => {
		let connections = 0;
		const ask = patiently(async () => {
			connections++;
			return hello(gcm);
		});
		for (let count = 0; count < 200; count++) {
			expect(await ask('TLSv1.2', [gcm])).toEqual(hello(gcm));
		}

		expect(await ask('TLSv1.2', [gcm])).toEqual({
			type: 'not asked',
			problem: 'there were 200 connections already',
		});
		expect(connections).toBe(200);
		expect(connectionLimit).toBe(200);
	});
});

function listOf(version: CipherList['version'], accepted: CipherList['accepted']): CipherList {
	return {version, accepted, order: null, problem: null};
}

const good = {name: 'TLS_AES_128_GCM_SHA256', weakness: null, dhBits: null};

test.each<[CipherList[], number, [string, string][]]>([
	[[listOf('TLSv1.3', [good])], 25, []],
	[[listOf('TLSv1.2', [good, {...good, weakness: 'RC4'}])], 25, [['probe/weak-ciphers', 'warning']]],
	[
		[listOf('TLSv1.2', [good, {...good, weakness: 'no authentication'}])],
		25,
		[['probe/anonymous-ciphers', 'note']],
	],
	[
		[listOf('TLSv1.2', [good, {...good, weakness: 'no authentication'}])],
		587,
		[['probe/anonymous-ciphers', 'warning']],
	],
	[[listOf('SSLv3', [good])], 25, [['probe/sslv3', 'warning']]],
	[[listOf('TLSv1.2', [{...good, dhBits: 1024}])], 25, [['probe/small-dh-group', 'warning']]],
	[[listOf('TLSv1.2', [{...good, dhBits: 2048}])], 25, []],
	[
		[listOf('TLSv1.2', [{...good, weakness: 'no forward secrecy'}])],
		25,
		[['probe/no-forward-secrecy', 'warning']],
	],
	[[listOf('TLSv1.2', [good, {...good, weakness: 'no forward secrecy'}])], 25, []],
])('advice %#', (lists, port, advice) => {
	expect(cipherAdvice(lists, port).map(({id, level}) => [id, level])).toEqual(advice);
});

it('is asked in words, one version after the other, and not where it was interrupted', async () => {
	const {target} = await server({
		minVersion: 'TLSv1.2',
		maxVersion: 'TLSv1.2',
		ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384',
	});
	const first = await probeServer(target, options);
	const told: string[] = [];
	await probeCiphers(first, target, options, text => told.push(text.replace(first.target, 'HOST')));
	expect(told).toEqual(['HOST: TLSv1.2, 1 cipher so far', 'HOST: TLSv1.2, 2 ciphers so far']);
	const interrupted = {...first, interrupted: true};
	expect(await probeCiphers(interrupted, target, options)).toBe(interrupted);
	const stopped = await probeCiphers(first, target, {...options, signal: AbortSignal.abort()});
	expect(stopped).toMatchObject({ciphers: [], interrupted: true});
});
