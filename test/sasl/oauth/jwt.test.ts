import {describe, expect, it} from 'vitest';
import {
	type Jwt,
	jsonText,
	jwtFields,
	jwtProblems,
	readJson,
	readJwt,
} from '../../../source/sasl/oauth/jwt.ts';

// Times are told in the zone of the machine.
process.env.TZ = 'UTC';
const part = (value: unknown): string =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = Date.parse('2026-03-01T12:00:00Z');
const token = (claims: object, header: object = {alg: 'RS256'}): Jwt =>
	readJwt(`${part(header)}.${part(claims)}.x`) ?? expect.fail('not a token');

describe('a token', () => {
	it.each<[string, string, object | null]>([
		[
			'of three parts',
			`${part({alg: 'none'})}.${part({sub: 'a'})}.`,
			{header: {alg: 'none'}, claims: {sub: 'a'}},
		],
		['of two', `${part({})}.${part({})}`, null],
		['of four', `${part({})}.${part({})}.x.y`, null],
		['opaque', 'ya29.abc.def', null],
		['with a header that is not JSON', `x.${part({})}.x`, null],
		['with a header that is not an object', `${part('[]')}.${part({})}.x`, null],
		['with claims that are not an object', `${part({})}.${part('[1]')}.x`, null],
		['with claims that are null', `${part({})}.${part('null')}.x`, null],
		['with claims that are a number', `${part({})}.${part('1')}.x`, null],
		['with claims that are not JSON', `${part({})}.${part('{')}.x`, null],
		['with nothing in it', '..', null],
	])('%s', (_name, text, found) => {
		expect(readJwt(text)).toEqual(found);
	});

	it('is JSON only where it is an object', () => {
		expect(['{}', '[]', 'null', '"x"', '1', '', '{'].map(readJson)).toEqual([
			{},
			null,
			null,
			null,
			null,
			null,
			null,
		]);
	});
});

it.each<[unknown, string]>([
	['text', 'text'],
	[['a', 'b'], 'a b'],
	[[], ''],
	[['a', 1], '["a",1]'],
	[{a: 1}, '{"a":1}'],
	[5, '5'],
	[null, 'null'],
	[true, 'true'],
])('%j is said as %s', (value, text) => {
	expect(jsonText(value)).toBe(text);
});

describe('its fields', () => {
	it('are those of the claims that are known, in their order, and its times', () => {
		const claims = {
			...{
				exp: now / 1000 + 60,
				nbf: now / 1000,
				iat: now / 1000 - 60,
				ver: '2.0',
				tid: 't',
				app_displayname: 'A',
			},
			...{
				client_id: 'c',
				azp: 'z',
				appid: 'i',
				sub: 's',
				email: 'e',
				unique_name: 'n',
				preferred_username: 'p',
			},
			...{upn: 'u', roles: ['r', 'q'], scope: 'o', scp: 'x', iss: 'h', aud: ['d', 'f'], other: 'no'},
		};
		expect(jwtFields(token(claims), now).map(({label, value}) => `${label}: ${value}`)).toEqual([
			'token kind: JWT, signed with RS256; the signature is not checked',
			'aud (for whom): d f',
			'iss (issued by): h',
			'scp (what it allows): x',
			'scope (what it allows): o',
			'roles (what the application may do): r q',
			'upn (user): u',
			'preferred_username (user): p',
			'unique_name (user): n',
			'email (address): e',
			'sub (subject): s',
			'appid (application): i',
			'azp (application): z',
			'client_id (application): c',
			'app_displayname (application): A',
			'tid (tenant): t',
			'ver (version): 2.0',
			expect.stringMatching(/^iat \(issued\): .+ \(60 seconds ago\)$/),
			expect.stringMatching(/^nbf \(not before\): .+ \(0 seconds ago\)$/),
			expect.stringMatching(/^exp \(expires\): .+ \(in 60 seconds\)$/),
		]);
	});

	it('say what has expired, what is not a time, and nothing of how far it is without a clock', () => {
		const [, expired] = jwtFields(token({exp: now / 1000 - 60}, {}), now);
		expect(expired?.value).toMatch(/ \(expired 60 seconds ago\)$/);
		expect(jwtFields(token({exp: now / 1000 - 60}))[1]?.value).not.toMatch(/[()]/);
		for (const exp of ['soon', null, 1e300]) {
			expect(jwtFields(token({exp}), now)[1]?.value).toMatch(/ \(not a time\)$/);
		}

		expect(jwtFields(token({}, {}))[0]?.value).toBe('JWT, signed with nothing; the signature is not checked');
	});
});

describe('its problems', () => {
	const problems = (claims: object, at: number | undefined = now) => jwtProblems(token(claims), at);

	it('are about its times', () => {
		expect(problems({exp: now / 1000 - 3600})).toEqual(['The token expired 60 minutes ago: get a new one.']);
		expect(problems({exp: now / 1000})).toEqual([]);
		expect(problems({exp: now / 1000 + 1})).toEqual([]);
		expect(problems({exp: `${now / 1000 - 3600}`})).toEqual([]);
		expect(problems({nbf: now / 1000 + 120})).toEqual([
			'The token is not valid for another 2 minutes. Is a clock wrong?',
		]);
		expect(problems({nbf: now / 1000})).toEqual([]);
		expect(jwtProblems(token({exp: 1, nbf: 9e9}))).toEqual([]);
	});

	it('are about whom it is for', () => {
		const graph = [
			'The token is for Microsoft Graph; SMTP needs one for https://outlook.office365.com with SMTP.Send.',
		];
		expect(problems({aud: 'https://graph.microsoft.com'})).toEqual(graph);
		expect(problems({aud: ['00000003-0000-0000-c000-000000000000']})).toEqual(graph);
		expect(problems({aud: 'https://outlook.office365.com'})).toEqual([]);
		expect(problems({})).toEqual([]);
	});
});
