/** Each mechanism against a server that computes its own side with Node's primitives, over TLS 1.3. */
import {createHash, createHmac, pbkdf2Sync, timingSafeEqual} from 'node:crypto';
import {md4} from 'hash-wasm';
import {beforeAll, describe, expect, test} from 'vitest';
import {type AuthRequest, authenticate} from '../../source/dialogs/authenticate.ts';
import {greet, startTls} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {type ServerSide, saslServer} from '../support/sasl-server.ts';
import {testCertificate} from '../support/scripted-server.ts';

const user = 'alice@example.org';
const password = 'pä ss,word=1';
const token = 'ya29.token';

async function logIn(mechanism: string, side: ServerSide, request: Partial<AuthRequest> = {}) {
	await using server = await saslServer(mechanism, side);
	const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target, transport: {tls: {ca: [testCertificate().ca]}}});
	try {
		await session.connect();
		await greet(session, 'me.example');
		await startTls(session, 'me.example');
		const result = await authenticate(session, {user, mechanism, password, token, ...request});
		return {...result, session};
	} finally {
		session.close();
	}
}

const hmac = (algorithm: string, key: string | Uint8Array, data: string | Uint8Array) =>
	createHmac(algorithm, key).update(data).digest();
const md5 = (data: string | Uint8Array) => createHash('md5').update(data).digest();
const isSame = (one: Uint8Array, other: Uint8Array) =>
	one.length === other.length && timingSafeEqual(one, other);

/** `knows`: the password that the server signs with; `keeps`: what it holds the client's proof against. */
function scram(hash: string, plus: boolean, {knows = password, signs = true, bind = plus} = {}): ServerSide {
	return function* ({initial, binding}) {
		const first = (initial ?? (yield '')).toString();
		const [, header = '', bare = ''] = /^([^,]*,[^,]*,)(.*)$/s.exec(first) ?? [];
		const [, nonce = ''] = /,r=(.*)$/.exec(bare) ?? [];
		const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
		const challenge = `r=${nonce}server,s=${salt.toString('base64')},i=4096`;
		const last = (yield challenge).toString();
		const [, withoutProof = '', proof = ''] = /^(.*),p=([^,]*)$/s.exec(last) ?? [];
		const salted = pbkdf2Sync(knows, salt, 4096, createHash(hash).digest().length, hash);
		const clientKey = hmac(hash, salted, 'Client Key');
		const storedKey = createHash(hash).update(clientKey).digest();
		const signed = `${bare},${challenge},${withoutProof}`;
		const mask = hmac(hash, storedKey, signed);
		const wanted = clientKey.map((byte, index) => byte ^ (mask[index] ?? 0));
		const channel = Buffer.concat([Buffer.from(header), bind ? binding() : Buffer.alloc(0)]);
		const isBound =
			withoutProof.startsWith(`c=${channel.toString('base64')},r=${nonce}server`) &&
			header.startsWith(plus ? 'p=tls-exporter,' : 'y,');
		if (!isBound || !isSame(wanted, Buffer.from(proof, 'base64'))) {
			return false;
		}

		const signature = hmac(hash, hmac(hash, salted, 'Server Key'), signed);
		yield `v=${(signs ? signature : signature.reverse()).toString('base64')}`;
		return true;
	};
}

describe.each([
	['SCRAM-SHA-1', 'sha1'],
	['SCRAM-SHA-256', 'sha256'],
	['SCRAM-SHA-512', 'sha512'],
])('%s', (name, hash) => {
	test.each([
		[name, false],
		[`${name}-PLUS`, true],
	])('%s logs in, believes the server, and is refused with another password', async (mechanism, plus) => {
		const good = await logIn(mechanism, scram(hash, plus));
		expect(good).toMatchObject({outcome: 'succeeded', alarm: null});
		expect(good.message).toContain('the server proved that it knows the password');
		const last = good.session.entries.findLast(entry => entry.type === 'closed');
		expect(last?.situation.authenticatedAs).toBe(user);
		const bad = await logIn(mechanism, scram(hash, plus), {password: 'another'});
		expect(bad).toMatchObject({outcome: 'refused', alarm: null, reply: {code: 535}});
	});

	test('raises the alarm over a server that signs wrongly, and does not end the login', async () => {
		const result = await logIn(name, scram(hash, false, {signs: false}));
		expect(result).toMatchObject({outcome: 'stopped', reply: {code: 501}});
		expect(result.alarm).toContain('does not know the password');
		expect(result.session.state.situation.authenticatedAs).toBeNull();
	});
});

test('a server at the other end of another TLS channel refuses SCRAM-SHA-256-PLUS', async () => {
	expect(await logIn('SCRAM-SHA-256-PLUS', scram('sha256', true, {bind: false}))).toMatchObject({
		outcome: 'refused',
	});
});

/** RFC 2831 §2.1.2.1, written from the text. */
function digest({lies = false} = {}): ServerSide {
	return function* () {
		const nonce = 'OA6MG9tEQGm2hh';
		const challenge = `realm="example.org",nonce="${nonce}",qop="auth",algorithm=md5-sess,charset=utf-8`;
		const said = (yield challenge).toString();
		const get = (name: string) => new RegExp(`(?:^|,)${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^,]*))`).exec(said);
		const value = (name: string) =>
			(get(name)?.[1] ?? get(name)?.[2] ?? '').replace(/\\(.)/g, (_, letter) => letter);
		const a1 = Buffer.concat([
			md5(`${value('username')}:example.org:${password}`),
			Buffer.from(`:${nonce}:${value('cnonce')}`),
		]);
		const respond = (a2: string) =>
			md5(
				`${md5(a1).toString('hex')}:${nonce}:${value('nc')}:${value('cnonce')}:auth:${md5(a2).toString('hex')}`,
			).toString('hex');
		if (value('response') !== respond(`AUTHENTICATE:${value('digest-uri')}`)) {
			return false;
		}

		yield `rspauth=${lies ? '0'.repeat(32) : respond(`:${value('digest-uri')}`)}`;
		return true;
	};
}

test('DIGEST-MD5 logs in, is refused with another password, and finds a false server', async () => {
	expect(await logIn('DIGEST-MD5', digest())).toMatchObject({outcome: 'succeeded', alarm: null});
	expect(await logIn('DIGEST-MD5', digest(), {password: 'x'})).toMatchObject({outcome: 'refused'});
	const {outcome, alarm} = await logIn('DIGEST-MD5', digest({lies: true}));
	expect(outcome).toBe('stopped');
	expect(alarm).toContain('rspauth is wrong');
});

const cram: ServerSide = function* () {
	const challenge = '<1896.697170952@postoffice.example.net>';
	const said = (yield challenge).toString();
	return said === `${user} ${hmac('md5', password, challenge).toString('hex')}`;
};

test('CRAM-MD5 logs in, and is refused with another password', async () => {
	expect(await logIn('CRAM-MD5', cram)).toMatchObject({outcome: 'succeeded', alarm: null});
	expect(await logIn('CRAM-MD5', cram, {password: 'x'})).toMatchObject({outcome: 'refused'});
});

function bearer(form: (text: string) => boolean): ServerSide {
	return function* ({initial}) {
		const said = (initial ?? (yield '')).toString();
		if (form(said)) {
			return true;
		}

		const answer = yield '{"status":"invalid_token","scope":"smtp"}';
		// RFC 7628 §3.2.3: a lone 01, an empty line for XOAUTH2; then the refusal.
		return answer.length > 1;
	};
}

test.each([
	[
		'OAUTHBEARER',
		(text: string) =>
			text.startsWith(`n,a=${user},\u0001`) && text.endsWith(`\u0001auth=Bearer ${token}\u0001\u0001`),
	],
	['XOAUTH2', (text: string) => text === `user=${user}\u0001auth=Bearer ${token}\u0001\u0001`],
])('%s logs in, and answers the report about another token', async (mechanism, form) => {
	expect(await logIn(mechanism, bearer(form))).toMatchObject({outcome: 'succeeded', alarm: null});
	const refused = await logIn(mechanism, bearer(form), {token: 'expired'});
	expect(refused).toMatchObject({outcome: 'refused', reply: {code: 535}});
	expect(refused.steps).toHaveLength(2);
});

let keptByWindows = new Uint8Array();
beforeAll(async () => {
	keptByWindows = new Uint8Array(Buffer.from(await md4(Buffer.from(password, 'utf16le')), 'hex'));
});

/** MS-NLMP §3.3.2, with the target information of §2.2.2.1. `time`: with MsvAvTimestamp the LM response is zeros. */
function ntlm({time = true} = {}): ServerSide {
	const pair = (id: number, value: Uint8Array) => {
		const head = Buffer.alloc(4);
		head.writeUInt16LE(id, 0);
		head.writeUInt16LE(value.length, 2);
		return Buffer.concat([head, value]);
	};

	return function* ({initial}) {
		const hello = initial ?? (yield '');
		if (hello.toString('latin1', 0, 8) !== 'NTLMSSP\0' || hello.readUInt32LE(8) !== 1) {
			return false;
		}

		const domain = Buffer.from('EXAMPLE', 'utf16le');
		const info = Buffer.concat([
			pair(2, domain),
			pair(1, Buffer.from('MX', 'utf16le')),
			...(time ? [pair(7, Buffer.from('0090d336b734c301', 'hex'))] : []),
			pair(0, Buffer.alloc(0)),
		]);
		const nonce = Buffer.from('0123456789abcdef', 'hex');
		const head = Buffer.alloc(48);
		head.write('NTLMSSP\0', 'latin1');
		head.writeUInt32LE(2, 8);
		head.writeUInt16LE(domain.length, 12);
		head.writeUInt16LE(domain.length, 14);
		head.writeUInt32LE(48, 16);
		head.writeUInt32LE(0x00_88_82_05, 20);
		nonce.copy(head, 24);
		head.writeUInt16LE(info.length, 40);
		head.writeUInt16LE(info.length, 42);
		head.writeUInt32LE(48 + domain.length, 44);
		const answer = yield Buffer.concat([head, domain, info]);
		const part = (at: number) =>
			answer.subarray(answer.readUInt32LE(at + 4), answer.readUInt32LE(at + 4) + answer.readUInt16LE(at));
		const [lm, nt, inDomain, name] = [part(12), part(20), part(28), part(36)];
		const key = hmac(
			'md5',
			keptByWindows,
			Buffer.concat([Buffer.from(name.toString('utf16le').toUpperCase(), 'utf16le'), inDomain]),
		);
		const proof = hmac('md5', key, Buffer.concat([nonce, nt.subarray(16)]));
		const isLm = time
			? lm.every(byte => byte === 0)
			: isSame(lm.subarray(0, 16), hmac('md5', key, Buffer.concat([nonce, lm.subarray(16)])));
		return isSame(proof, nt.subarray(0, 16)) && nt.includes(info.subarray(0, -4)) && isLm;
	};
}

test.each(['alice', 'EXAMPLE\\alice', 'alice@example.org'])(
	'NTLM logs in as %s, and is refused with another password',
	async name => {
		expect(await logIn('NTLM', ntlm(), {user: name})).toMatchObject({outcome: 'succeeded', alarm: null});
		expect(await logIn('NTLM', ntlm({time: false}), {user: name})).toMatchObject({outcome: 'succeeded'});
		expect(await logIn('NTLM', ntlm(), {user: name, password: 'x'})).toMatchObject({outcome: 'refused'});
	},
);
