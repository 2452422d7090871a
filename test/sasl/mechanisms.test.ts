import {describe, expect, it} from 'vitest';
import {digestIdentity, digestResponse} from '../../source/sasl/digest/response.ts';
import {readNtlm} from '../../source/sasl/ntlm/message.ts';
import {begin, randomAs, reply, text, value} from './play.ts';

const tim = {user: 'tim', password: 'tanstaaftanstaaf'};
const user = {user: 'user', password: 'pencil'};

describe('PLAIN', () => {
	it('sends all in one message (RFC 4616 §4)', async () => {
		expect(text(await begin('PLAIN', tim))).toBe('\0tim\0tanstaaftanstaaf');
		const step = await begin('PLAIN', {user: 'Kurt', password: 'xipj3plmq', authzid: 'Ursel'});
		expect(text(step)).toBe('Ursel\0Kurt\0xipj3plmq');
		expect(text(await reply(step, ''))).toBe('stop: out-of-step');
	});

	it('can write Latin-1', async () => {
		const step = await begin('PLAIN', {user: 'a', password: 'ä', charset: 'latin-1'});
		expect(step.type === 'send' && step.bytes).toEqual(Uint8Array.of(0, 0x61, 0, 0xe4));
	});

	it('remarks on letters outside ASCII', async () => {
		const step = await begin('PLAIN', {user: 'a', password: 'ä'});
		expect(step.type === 'send' && step.remarks.join()).toContain('UTF-8');
	});
});

describe('LOGIN', () => {
	it('answers the prompts', async () => {
		const first = await begin('LOGIN', tim);
		expect(text(first)).toBeNull();
		const name = await reply(first, 'Username:');
		expect(text(name)).toBe('tim');
		expect(text(await reply(name, 'Password:'))).toBe('tanstaaftanstaaf');
	});

	it('puts the name on the AUTH line, and follows a server that asks again', async () => {
		const first = await begin('LOGIN', tim, {initialResponse: true});
		expect(text(first)).toBe('tim');
		expect(text(await reply(first, 'Password:'))).toBe('tanstaaftanstaaf');
		const again = await reply(first, 'Username:');
		expect(text(again)).toBe('tim');
		expect(again.type === 'send' && again.remarks.join()).toContain('asks for the user name');
		expect(text(await reply(again, 'Password:'))).toBe('tanstaaftanstaaf');
	});

	it('goes by the place at an odd prompt, and says so', async () => {
		const name = await reply(await begin('LOGIN', tim), '?');
		expect(text(name)).toBe('tim');
		expect(name.type === 'send' && name.remarks.join()).toContain('its position means');
	});

	it('does not answer for ever', async () => {
		let step = await begin('LOGIN', tim);
		for (let round = 0; round < 10; round++) {
			step = await reply(step, 'Password:');
		}

		expect(text(step)).toBe('stop: out-of-step');
	});
});

describe('CRAM-MD5', () => {
	it('hashes the challenge (RFC 2195 §2)', async () => {
		const step = await reply(await begin('CRAM-MD5', tim), '<1896.697170952@postoffice.reston.mci.net>');
		expect(text(step)).toBe('tim b913a602c7eda7a495b4e6e7334d3890');
		expect(step.computed.find(item => item.label === 'digest')?.secret).toBe(true);
	});
});

describe('DIGEST-MD5', () => {
	const challenge =
		'realm="elwood.innosoft.com",nonce="OA6MG9tEQGm2hh",qop="auth",algorithm=md5-sess,charset=utf-8';
	const chris = {user: 'chris', password: 'secret'};

	it('computes the example of RFC 2831 §4', () => {
		expect(
			digestResponse({
				identity: digestIdentity('chris', 'elwood.innosoft.com', 'secret', true),
				nonce: 'OA6MG9tEQGm2hh',
				cnonce: 'OA6MHXh6VqTrRk',
				nc: '00000001',
				qop: 'auth',
				uri: 'imap/elwood.innosoft.com',
				authzid: null,
			}),
		).toMatchObject({
			response: 'd388dad90d4bbd760a152321f2143af7',
			rspauth: 'ea40f60335c427b5527b84dbabcdfffd',
		});
	});

	it('answers with directives and checks the server', async () => {
		const step = await reply(await begin('DIGEST-MD5', chris), challenge);
		expect(text(step)).toMatch(
			/^charset=utf-8,username="chris",realm="elwood\.innosoft\.com",nonce="OA6MG9tEQGm2hh",nc=00000001,cnonce="[^"]+",digest-uri="smtp\/mx\.example\.org",response=[0-9a-f]{32},qop=auth$/,
		);
		const good = await reply(step, `rspauth=${value(step, 'rspauth expected')}`);
		expect(good).toMatchObject({type: 'send', proof: 'given'});
		expect(text(good)).toBe('');
		expect(text(await reply(step, `rspauth=${'0'.repeat(32)}`))).toBe('stop: false-server');
	});

	it('hashes UTF-8 where the server says so, and Latin-1 where it does not or it is asked for', async () => {
		const zoe = {user: 'zoë', password: 'secret'};
		const hashOf = async (line: string, changes = {}) =>
			value(await reply(await begin('DIGEST-MD5', {...zoe, ...changes}), line), 'MD5(A1)');
		const silent = challenge.replace(',charset=utf-8', '');
		expect(await hashOf(challenge)).not.toBe(await hashOf(silent));
		expect(await hashOf(challenge, {charset: 'latin-1'})).toBe(await hashOf(silent));
	});

	it.each([
		['qop="auth"', 'stop: bad-challenge'],
		['nonce="x",qop="auth-conf"', 'stop: bad-challenge'],
		['\u0000\u0007', 'stop: bad-challenge'],
	])('stops at %j', async (odd, stopped) => {
		expect(text(await reply(await begin('DIGEST-MD5', chris), odd))).toBe(stopped);
	});
});

describe('SCRAM', () => {
	const examples = [
		{
			name: 'SCRAM-SHA-1',
			nonce: 'fyko+d2lbbFgONRv9qkxdawL',
			first: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
			proof: 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
			signature: 'rmF9pqV8S7suAoZWja4dJRkFsKQ=',
		},
		{
			name: 'SCRAM-SHA-256',
			nonce: 'rOprNGfwEbeRWgbNEkqO',
			first: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
			proof: 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
			signature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
		},
		{
			name: 'SCRAM-SHA-512',
			nonce: 'rOprNGfwEbeRWgbNEkqO',
			first: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
			proof: 'gMGXRcevScNtxZ6/8lQYpGtnsNAc3mGcmNomv+xnoOMw+3R2xNJdMNnzMlTN8PPC6wdp6dybEmDYXYTxwnYPJQ==',
			signature: 'ZQnYEgWQMFmmsM8aQMF0nDDCy/AgCzkwk8CmMZYcMg0vSVlKDanekLtifDSeVGT4+5ZxXnJq199RVG2rR7N7Zw==',
		},
	];

	it.each(examples)(
		'$name computes the published proof and checks the signature',
		async ({name, nonce, first, proof, signature}) => {
			const opened = await begin(name, user, randomAs(nonce));
			expect(text(opened)).toBe(`n,,n=user,r=${nonce}`);
			const proved = await reply(opened, first);
			expect(text(proved)?.endsWith(`,p=${proof}`)).toBe(true);
			expect(proved).toMatchObject({proof: 'awaited'});
			expect(await reply(proved, `v=${signature}`)).toMatchObject({type: 'send', proof: 'given'});
			expect(text(await reply(proved, `v=${'A'.repeat(27)}=`))).toBe('stop: false-server');
			expect(text(await reply(proved, 'hello'))).toBe('stop: bad-challenge');
			expect(await reply(proved, 'e=invalid-proof')).toMatchObject({type: 'send', proof: 'awaited'});
		},
	);

	const opened = () => begin('SCRAM-SHA-1', user, randomAs('abcd'));

	it.each([
		['r=abcdX,s=c2FsdA==,i=4294967295', 'stop: too-much-work'],
		['r=abcdX,s=c2FsdA==,i=99999999999999999999', 'stop: bad-challenge'],
		['r=abcdX,s=c2FsdA==,i=-1', 'stop: bad-challenge'],
		['r=abcdX,s=c2FsdA==,i=0', 'stop: bad-challenge'],
		['r=abcdX,s=,i=4096', 'stop: bad-challenge'],
		[`r=abcdX,s=${'A'.repeat(8000)},i=4096`, 'stop: bad-challenge'],
		['r=abcd,s=c2FsdA==,i=4096', 'stop: bad-challenge'],
		['r=other,s=c2FsdA==,i=4096', 'stop: bad-challenge'],
		['m=x,r=abcdX,s=c2FsdA==,i=4096', 'stop: bad-challenge'],
		['', 'stop: bad-challenge'],
	])('stops at %.60j before any work', async (challenge, stopped) => {
		expect(text(await reply(await opened(), challenge))).toBe(stopped);
	});

	it('binds to the channel', async () => {
		const channelBinding = new Uint8Array(Buffer.from('exporter data'));
		const step = await begin('SCRAM-SHA-256-PLUS', user, {
			...randomAs('abcd'),
			channelBinding,
			plusOffered: true,
		});
		expect(text(step)).toBe('p=tls-exporter,,n=user,r=abcd');
		const proved = text(await reply(step, 'r=abcdX,s=c2FsdA==,i=4096')) ?? '';
		const binding = /^c=([^,]*)/.exec(proved)?.[1] ?? '';
		expect(Buffer.from(binding, 'base64').toString()).toBe('p=tls-exporter,,exporter data');
		expect(text(await begin('SCRAM-SHA-256-PLUS', user))).toBe('stop: missing');
	});

	it('tells the server when its -PLUS form was not seen (RFC 5802 §6)', async () => {
		const channelBinding = Uint8Array.of(1);
		const at = {...randomAs('abcd'), channelBinding};
		expect(text(await begin('SCRAM-SHA-1', user, at))).toBe('y,,n=user,r=abcd');
		expect(text(await begin('SCRAM-SHA-1', user, {...at, plusOffered: true}))).toBe('n,,n=user,r=abcd');
	});

	it('escapes names and prepares them', async () => {
		const step = await begin('SCRAM-SHA-1', {user: 'a=b,c', password: '', authzid: 'x,y'}, randomAs('abcd'));
		expect(text(step)).toBe('n,a=x=2Cy,n=a=3Db=2Cc,r=abcd');
		const wide = await begin('SCRAM-SHA-1', {user: 'I\u00adX\u2168', password: ''}, randomAs('abcd'));
		expect(text(wide)).toBe('n,,n=IXIX,r=abcd');
		expect(wide.type === 'send' && wide.remarks.join()).toContain('SASLprep');
	});
});

describe('OAuth', () => {
	it('sends the form of each mechanism', async () => {
		const token = {user: 'someuser@example.com', token: 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg'};
		expect(text(await begin('XOAUTH2', token))).toBe(
			'user=someuser@example.com\u0001auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\u0001\u0001',
		);
		const bearer = {user: 'user@example.com', token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=='};
		expect(text(await begin('OAUTHBEARER', bearer, {host: 'server.example.com'}))).toBe(
			'n,a=user@example.com,\u0001host=server.example.com\u0001port=587\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001',
		);
	});

	it('answers the report of failure', async () => {
		const refused = '{"status":"401"}';
		const noted = await reply(await begin('XOAUTH2', {user: 'a', token: 'b'}), refused);
		expect(text(noted)).toBe('');
		expect(noted.type === 'send' && noted.remarks.join()).toContain('status 401');
		expect(text(await reply(await begin('OAUTHBEARER', {user: 'a', token: 'b'}), refused))).toBe('\u0001');
	});

	it('needs a token', async () => {
		expect(text(await begin('XOAUTH2', user))).toBe('stop: missing');
	});
});

describe('NTLM', () => {
	const challenge = Buffer.from(
		'4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef00000000000000002400240044000000060070170000000f53006500720076006500720002000c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
		'hex',
	);

	it('computes the example of MS-NLMP §4.2.4', async () => {
		const first = await begin(
			'NTLM',
			{user: 'Domain\\User', password: 'Password'},
			{
				random: count => new Uint8Array(count).fill(0xaa),
				now: -11_644_473_600_000,
			},
		);
		const step = await reply(first, challenge);
		expect(value(step, 'NTOWFv1 (MD4 of the password)')).toBe('a4f49c406510bdcab6824ee7c30fd852');
		expect(value(step, 'NTOWFv2')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
		expect(value(step, 'NTProofStr')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
		expect(value(step, 'LM response')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
	});

	/** A challenge as servers write it that know NTLMv1 only: without target information, as short as Exim's. */
	function bare(flags: number): Buffer {
		const message = Buffer.alloc(32);
		message.write('NTLMSSP\0', 'latin1');
		message.writeUInt32LE(2, 8);
		message.writeUInt32LE(32, 16);
		message.writeUInt32LE(flags, 20);
		Buffer.from('0123456789abcdef', 'hex').copy(message, 24);
		return message;
	}

	it.each([
		// MS-NLMP §4.2.2.2.1 and §4.2.3.2.2.
		[
			'NTLMv1',
			0x8201,
			'67c43011f30298a2ad35ece64f16331c44bdbed927841f94',
			'67c43011f30298a2ad35ece64f16331c44bdbed927841f94',
		],
		[
			'its session form',
			0x8_8201,
			'7537f803ae367128ca458204bde7caf81e97ed2683267232',
			`${'aa'.repeat(8)}${'00'.repeat(16)}`,
		],
	])('answers a challenge without target information with %s', async (_name, flags, nt, lm) => {
		const first = await begin(
			'NTLM',
			{user: 'Domain\\User', password: 'Password'},
			{random: count => new Uint8Array(count).fill(0xaa)},
		);
		const step = await reply(first, bare(flags));
		expect(value(step, 'NT response')).toBe(nt);
		expect(value(step, 'LM response')).toBe(lm);
		const sent = step.type === 'send' && step.bytes ? readNtlm(step.bytes) : null;
		expect(sent).toMatchObject({type: 3, user: 'User', domain: 'Domain', outside: []});
		expect(sent?.type === 3 && Buffer.from(sent.ntResponse).toString('hex')).toBe(nt);
		expect(step.type === 'send' && step.remarks.join()).toContain('NTLMv1');
	});

	it('stops at what is no challenge', async () => {
		const first = await begin('NTLM', user);
		expect(text(await reply(first, 'NTLM supported'))).toBe('stop: bad-challenge');
		const forged = Buffer.from(challenge);
		forged.writeUInt32LE(0x7fffffff, 44);
		expect(text(await reply(first, forged))).toBe('stop: bad-challenge');
	});
});

describe('EXTERNAL and ANONYMOUS', () => {
	it('send an identity or a trace, or nothing', async () => {
		expect(text(await begin('EXTERNAL', {user: ''}))).toBe('');
		expect(text(await begin('EXTERNAL', {user: 'x', authzid: 'alice'}))).toBe('alice');
		expect(text(await begin('ANONYMOUS', {user: 'me@example.org'}))).toBe('me@example.org');
	});
});
