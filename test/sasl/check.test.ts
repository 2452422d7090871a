import {createHash, createHmac} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {checkBelief} from '../../source/sasl/check.ts';
import {passwordSlips} from '../../source/sasl/slips.ts';
import {exchange} from './exchange.ts';
import {record} from './play.ts';
import {vectors} from './vectors.ts';

const challenge = '<1@example.org>';
const digestChallenge = 'realm="example.org",nonce="abc",qop="auth",algorithm=md5-sess,charset=utf-8';
const scramFirst = (last: string) => `r=${/r=(.*)$/.exec(last)?.[1]}X,s=c2FsdA==,i=100`;
const ntlmChallenge = Buffer.from(
	vectors.find(({name}) => name === 'ntlmv2-ms-nlmp-4.2.4')?.exchange[0]?.slice(3) ?? '',
	'base64',
);

/** An exchange of each mechanism in which the client used this password. */
const recordings: Record<string, (password: string, user: string) => ReturnType<typeof record>> = {
	PLAIN: (password, user) => record('PLAIN', {user, password}, []),
	LOGIN: (password, user) => record('LOGIN', {user, password}, ['Username:', 'Password:']),
	'CRAM-MD5': (password, user) => record('CRAM-MD5', {user, password}, [challenge]),
	'DIGEST-MD5': (password, user) => record('DIGEST-MD5', {user, password}, [digestChallenge]),
	'SCRAM-SHA-1': (password, user) => record('SCRAM-SHA-1', {user, password}, [scramFirst]),
	'SCRAM-SHA-256': (password, user) => record('SCRAM-SHA-256', {user, password}, [scramFirst]),
	NTLM: (password, user) => record('NTLM', {user, password}, [ntlmChallenge]),
};

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const hmac = (key: string, text: string) => createHmac('md5', key).update(text).digest('hex');

describe('checkBelief', () => {
	it.each(
		vectors.filter(
			({mechanism, password, exchange: lines}) =>
				password && lines.length > 0 && !mechanism.startsWith('NTLM'),
		),
	)('finds the published password in $name', async ({mechanism, exchange: lines, user, password = ''}) => {
		const result = await checkBelief(exchange(mechanism, ...lines), {password, ...(user ? {user} : {})});
		expect(result).toMatchObject({verdict: 'right', user: {asBelieved: true}});
	});

	it.each([
		['davenport', 'SecREt01'],
		['java', 'Beeblebrox'],
	])('finds the password of the NTLMv1 example of %s', async (name, password) => {
		const [second, third] = ['type2', 'type3'].map(
			type => vectors.find(vector => vector.name === `ntlm-${type}-${name}`)?.exchange[0] ?? '',
		);
		const recorded = exchange('NTLM', second ?? '', third ?? '');
		expect(await checkBelief(recorded, {password})).toMatchObject({verdict: 'right'});
		expect(await checkBelief(recorded, {password: 'no'})).toMatchObject({verdict: 'other', complete: true});
	});

	describe.each(Object.entries(recordings))('%s', (_name, recorded) => {
		it.each([
			['secret', 'secret', null],
			['secret\n', 'secret', 'with a newline at its end'],
			['secret\r', 'secret', 'with a CR at its end'],
			['SECRET', 'secret', 'Caps Lock'],
			['"se cret"', 'se cret', 'in double quotes'],
			['a%26b', 'a&b', 'URL-encoded'],
			['c2VjcmV0', 'secret', 'encoded in base64'],
			['cret', '$secret', null],
		])('client used %j, user believes %j', async (used, believed, slip) => {
			const result = await checkBelief(await recorded(used, 'tim'), {user: 'tim', password: believed});
			expect(result.verdict).toBe(slip ? 'slip' : used === believed ? 'right' : 'other');
			expect(result.slip ?? '').toContain(slip ?? '');
			expect(result.message).not.toContain(believed);
		});

		it('says that another user name was sent', async () => {
			const result = await checkBelief(await recorded('secret', 'tim'), {
				user: 'tim@example.org',
				password: 'secret',
			});
			expect(result).toMatchObject({verdict: 'right', user: {sent: 'tim', asBelieved: false}});
			expect(result.message).toContain('The user name it sent is tim.');
		});
	});

	it('knows Latin-1', async () => {
		const latin = await record('CRAM-MD5', {user: 'tim', password: 'größe', charset: 'latin-1'}, [challenge]);
		expect(await checkBelief(latin, {password: 'größe'})).toMatchObject({
			slip: 'as Latin-1 instead of UTF-8',
		});
	});

	it('knows a challenge that was hashed without decoding it', async () => {
		const undecoded = await record('CRAM-MD5', {user: 'tim', password: 'x'}, [
			Buffer.from(challenge).toString('base64'),
		]);
		const messages = undecoded.messages.map(message =>
			message.from === 'server' ? {...message, text: Buffer.from(challenge).toString('base64')} : message,
		);
		expect(await checkBelief({...undecoded, messages}, {password: 'x'})).toMatchObject({
			slip: 'and hashed the challenge without decoding it',
		});
	});

	it('knows user names and realms that differ inside the hash', async () => {
		const short = await recordings['DIGEST-MD5']?.('secret', 'tim');
		if (!short) {
			throw new Error('no recording');
		}

		const messages = short.messages.map(message => ({
			...message,
			text: Buffer.from(
				Buffer.from(message.text, 'base64')
					.toString()
					.replace('username="tim"', 'username="tim@example.org"'),
			).toString('base64'),
		}));
		expect(await checkBelief({...short, messages}, {password: 'secret'})).toMatchObject({
			slip: 'and the user name without its domain',
		});
	});

	it('does not begin work that would not end', async () => {
		const recorded = exchange(
			'SCRAM-SHA-1',
			`C: ${Buffer.from('n,,n=a,r=b').toString('base64')}`,
			`S: ${Buffer.from('r=bc,s=c2FsdA==,i=4294967295').toString('base64')}`,
			`C: ${Buffer.from('c=biws,r=bc,p=AAAA').toString('base64')}`,
		);
		expect(await checkBelief(recorded, {password: 'x'})).toMatchObject({verdict: 'cannot', tried: 0});
	});

	it.each([
		['without decoding it', hmac('secret', Buffer.from(challenge).toString('base64'))],
		['swapped key and text in HMAC', hmac(challenge, 'secret')],
		['plain MD5 instead of HMAC-MD5', md5(`secret${challenge}`)],
		['plain MD5 instead of HMAC-MD5, challenge first', md5(`${challenge}secret`)],
		['as its MD5 in hex', hmac(md5('secret'), challenge)],
	])('knows how CRAM-MD5 goes wrong by hand: %s', async (slip, digest) => {
		const lines = [
			`S: ${Buffer.from(challenge).toString('base64')}`,
			`C: ${Buffer.from(`tim ${digest}`).toString('base64')}`,
		];
		const result = await checkBelief(exchange('CRAM-MD5', ...lines), {password: 'secret'});
		expect(result).toMatchObject({verdict: 'slip', slip: expect.stringContaining(slip)});
	});

	it('says when there is nothing to check', async () => {
		expect(await checkBelief(exchange('XOAUTH2', 'C: AAAA'), {password: 'x'})).toMatchObject({
			verdict: 'cannot',
		});
		expect(await checkBelief(exchange('CRAM-MD5', 'S: AAAA'), {password: 'x'})).toMatchObject({
			verdict: 'cannot',
		});
	});

	it('takes anything for an exchange', async () => {
		const line = fc
			.tuple(fc.constantFrom('C: ', 'S: '), fc.uint8Array({maxLength: 80}))
			.map(([side, bytes]) => side + Buffer.from(bytes).toString('base64'));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.keys(recordings)),
				fc.array(line, {maxLength: 4}),
				fc.string(),
				async (mechanism, lines, password) => {
					const result = await checkBelief(exchange(mechanism, ...lines), {password});
					expect(['right', 'slip', 'other', 'cannot']).toContain(result.verdict);
				},
			),
			{numRuns: 60},
		);
	});
});

describe('passwordSlips', () => {
	it('puts the password first and none twice, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), password => {
				const slips = passwordSlips(password);
				expect(slips[0]).toMatchObject({slip: null, text: password});
				const texts = slips.map(({bytes}) => Buffer.from(bytes).toString('hex'));
				expect(new Set(texts).size).toBe(texts.length);
				expect(slips.length).toBeLessThan(50);
			}),
		);
	});
});
