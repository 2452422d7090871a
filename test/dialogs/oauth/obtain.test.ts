import {describe, expect, it} from 'vitest';
import {obtainToken, type TokenRequest, type TokenStep} from '../../../source/dialogs/oauth/obtain.ts';
import {
	type Grant,
	type Provider,
	providerFor,
	providerOfHost,
} from '../../../source/dialogs/oauth/providers.ts';
import {oauthProvider, type ProviderBehaviour} from '../../support/oauth-provider.ts';

async function obtain(grant: Grant, behaviour: ProviderBehaviour = {}, more: Partial<TokenRequest> = {}) {
	await using server = await oauthProvider(behaviour);
	const provider = providerFor(server.issuer);
	if (!provider) {
		throw new Error('no provider');
	}

	const steps: TokenStep[] = [];
	const visits: Promise<string>[] = [];
	const result = await obtainToken({provider, clientId: 'client-1', scope: 'mail', grant, ...more}, step => {
		steps.push(step);
		if (step.type === 'ask' && step.code === null) {
			// The browser of the user, who agrees.
			visits.push(fetch(step.url).then(response => response.text()));
		}
	});
	return {result, steps, asked: server.asked, pages: await Promise.all(visits)};
}

const good = {
	ok: true,
	token: {accessToken: 'token-1', refreshToken: 'refresh-1', scope: 'mail', expiresIn: 3600},
};

it('waits until somebody has entered the device code', async () => {
	const {result, steps, asked} = await obtain('device', {
		errors: ['authorization_pending', 'authorization_pending'],
	});
	expect(result).toEqual(good);
	expect(steps.find(step => step.type === 'ask')).toMatchObject({
		url: expect.stringMatching(/\/enter$/),
		code: 'ABCD-EFGH',
		expiresIn: 900,
	});
	expect(asked).toHaveLength(3);
	expect(asked[0]?.get('device_code')).toBe('device-secret');
});

it('gets a code on a redirect to this machine, with PKCE', async () => {
	const {result, steps, asked, pages} = await obtain(
		'code',
		{},
		{user: 'alice@example.test', clientSecret: 's3cret'},
	);
	expect(result).toMatchObject({ok: true, token: {accessToken: 'token-1'}});
	const [ask] = steps.filter(step => step.type === 'ask');
	expect(ask?.url).toContain('login_hint=alice%40example.test');
	expect(ask?.url).toContain('code_challenge_method=S256');
	expect(pages[0]).toContain('You can close this page.');
	expect(asked[0]?.get('client_secret')).toBe('s3cret');
});

it('refreshes, and acts for itself', async () => {
	const refreshed = await obtain('refresh', {}, {refreshToken: 'old'});
	expect(refreshed.result).toEqual(good);
	expect(refreshed.asked[0]?.get('refresh_token')).toBe('old');
	const own = await obtain('client', {}, {clientSecret: 's3cret'});
	expect(own.result).toEqual(good);
	expect(own.asked[0]?.get('grant_type')).toBe('client_credentials');
});

it('tells each exchange without secrets', async () => {
	const {steps} = await obtain('code', {}, {clientSecret: 's3cret'});
	const exchanges = steps.flatMap(step =>
		step.type === 'http' ? [`${step.method} ${new URL(step.url).pathname} ${step.status}`] : [],
	);
	expect(exchanges).toEqual(['GET /.well-known/openid-configuration 200', 'POST /token 200']);
	expect(JSON.stringify(steps.filter(step => step.type === 'http'))).not.toMatch(/s3cret|the-code|token-1/);
});

describe('what goes wrong', () => {
	it.each<[Grant, ProviderBehaviour, RegExp]>([
		[
			'device',
			{errors: ['access_denied']},
			/did not issue a token: the request was declined, “because of access_denied”\.$/,
		],
		['device', {errors: ['expired_token']}, /the code expired before it was entered/],
		['refresh', {errors: ['invalid_grant']}, /the code or the refresh token is not valid/],
		['client', {errors: ['something_new']}, /something_new/],
		[
			'refresh',
			{token: '<html>Sign in</html>'},
			/\/token \(HTTP status 200\) is text\/html, not JSON: probably a web page for people\.$/,
		],
		[
			'refresh',
			{metadata: '<!doctype html>'},
			/\.well-known\/openid-configuration \(HTTP status 200\) is text\/html, not JSON/,
		],
		['refresh', {token: 'not json'}, /did not issue a token: .+\.$/],
	])('%s with %j is told in a sentence', async (grant, behaviour, words) => {
		const {result} = await obtain(grant, behaviour, {refreshToken: 'old', clientSecret: 'x'});
		expect(result.ok ? '' : result.problem).toMatch(words);
	});

	it('an answer without end', async () => {
		function* endless(): Generator<string> {
			for (let count = 0; count < 1000; count++) {
				yield 'x'.repeat(64 * 1024);
			}
		}

		const {result} = await obtain('refresh', {metadata: endless}, {refreshToken: 'old'});
		expect(result.ok ? '' : result.problem).toContain('the answer is longer than 256 KiB');
	});

	it('nobody is there', async () => {
		const gone = await oauthProvider();
		await gone[Symbol.asyncDispose]();
		const provider = providerFor(gone.issuer);
		const result = provider && (await obtainToken({provider, clientId: 'x', grant: 'device'}, () => {}));
		expect(result?.ok === false && result.problem).toMatch(/refused the connection/);
	});

	it('the user stops it while the browser is open', async () => {
		const stop = new AbortController();
		await using server = await oauthProvider();
		const provider = providerFor(server.issuer);
		const result =
			provider &&
			(await obtainToken({provider, clientId: 'x', grant: 'code', signal: stop.signal}, step => {
				if (step.type === 'ask') {
					stop.abort();
				}
			}));
		expect(result).toEqual({ok: false, problem: 'The request for a token was stopped.'});
	});
});

it('knows providers by name, any by its URL, and none over HTTP', () => {
	expect(providerFor('Google')?.scope).toBe('https://mail.google.com/');
	expect(providerFor('https://login.example.org')?.name).toBe('login.example.org');
	expect(providerFor('http://login.example.org')).toBeNull();
	expect(providerFor('nobody')).toBeNull();
});

it('knows the provider whose tokens a server accepts', () => {
	expect(providerOfHost('SMTP.gmail.com')?.name).toBe('google');
	expect(providerOfHost('smtp-mail.outlook.com')?.name).toBe('microsoft');
	expect(providerOfHost('mail.example.org')).toBeNull();
});

describe('where no way is named', () => {
	/** The grant that was used, by what came to the token endpoint. */
	async function used(
		grants: readonly Grant[],
		behaviour: ProviderBehaviour = {},
	): Promise<string | null | undefined> {
		await using server = await oauthProvider(behaviour);
		const known = providerFor(server.issuer) ?? expect.fail('no provider');
		await obtainToken({provider: {...known, grants}, grant: null, clientId: 'c', clientSecret: 's'}, step => {
			if (step.type === 'ask' && step.code === null) {
				void fetch(step.url).then(response => response.text());
			}
		});
		return server.asked[0]?.get('grant_type');
	}

	it.each<[readonly Grant[], ProviderBehaviour, string]>([
		[['device', 'code'], {}, 'urn:ietf:params:oauth:grant-type:device_code'],
		[['device', 'code'], {noDevice: true}, 'authorization_code'],
		[['code', 'device'], {}, 'authorization_code'],
		[['refresh', 'client', 'code'], {}, 'authorization_code'],
		[['refresh', 'client'], {}, 'urn:ietf:params:oauth:grant-type:device_code'],
	])('of %j with %j the first that needs a person is used', async (grants, behaviour, grant) => {
		expect(await used(grants, behaviour)).toBe(grant);
	});
});

describe('what a token may do', () => {
	async function asked(
		grant: Grant,
		provider: Partial<Provider>,
		scope?: string,
	): Promise<string | null | undefined> {
		await using server = await oauthProvider();
		const known = providerFor(server.issuer) ?? expect.fail('no provider');
		await obtainToken(
			{
				provider: {...known, ...provider},
				clientId: 'c',
				clientSecret: 's',
				grant,
				refreshToken: 'old',
				...(scope !== undefined && {scope}),
			},
			() => {},
		);
		return server.asked[0]?.get('scope');
	}

	it('is what is asked for, or what the provider has for mail, or nothing', async () => {
		const provider = {scope: 'mail', ownScope: 'own'};
		expect(await asked('refresh', provider)).toBe('mail');
		expect(await asked('client', provider)).toBe('own');
		expect(await asked('client', provider, 'other')).toBe('other');
		expect(await asked('client', {...provider, ownScope: null})).toBeNull();
		expect(await asked('refresh', {...provider, scope: ''})).toBeNull();
	});

	it('is not said where the provider does not say it', async () => {
		const {result} = await obtain(
			'refresh',
			{token: JSON.stringify({access_token: 'a', token_type: 'Bearer'}), bare: true},
			{refreshToken: 'old'},
		);
		expect(result).toEqual({
			ok: true,
			token: {accessToken: 'a', refreshToken: null, scope: null, expiresIn: null},
		});
	});
});
