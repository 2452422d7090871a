/**
 * An OAuth 2 access token for SMTP: by device code (RFC 8628), by authorization code with PKCE on a redirect to this
 * machine (RFC 7636, RFC 8252), by a refresh token, or for a program of its own (client credentials, RFC 6749 §4.4).
 */
import type * as OpenidClient from 'openid-client';
import type {WebWay} from '../../transport/web.ts';
import {boundedFetch, type HttpExchange} from './bounded-fetch.ts';
import {listenForRedirect} from './loopback-redirect.ts';
import {type Grant, isLocal, type Provider} from './providers.ts';

export type TokenRequest = {
	readonly provider: Provider;
	readonly clientId: string;
	readonly clientSecret?: string;
	/** The provider's own for mail where absent. */
	readonly scope?: string;
	/** Null: the first of the provider's that its metadata offers, and that needs a person. */
	readonly grant: Grant | null;
	/** For the grant `refresh`. */
	readonly refreshToken?: string;
	/** The account, for the provider's page to choose. */
	readonly user?: string;
	readonly signal?: AbortSignal;
	/** How the provider is reached; straight where absent. */
	readonly way?: WebWay;
};

export type TokenStep =
	| ({readonly type: 'http'} & HttpExchange)
	/** A person has to open the address, and type the code where there is one. */
	| {
			readonly type: 'ask';
			readonly url: string;
			readonly code: string | null;
			readonly expiresIn: number | null;
	  }
	| {readonly type: 'obtained'; readonly token: Token}
	/** A token that was kept could not be used; another way follows. `problem`: a full sentence. */
	| {readonly type: 'refused'; readonly problem: string}
	| {readonly type: 'kept'; readonly file: string};

/** Gets a token for this user from where the options say. Never rejects for what a provider answers. */
export type TokenSource = (asked: {
	readonly user: string | undefined;
	readonly onStep: (step: TokenStep) => void;
	readonly signal?: AbortSignal;
}) => Promise<TokenResult>;

export type Token = {
	readonly accessToken: string;
	readonly refreshToken: string | null;
	/** What the token allows, where the provider says so. */
	readonly scope: string | null;
	/** Seconds, or null where it is not said. */
	readonly expiresIn: number | null;
};

export type TokenResult =
	| {readonly ok: true; readonly token: Token}
	/** `problem`: a full sentence. */
	| {readonly ok: false; readonly problem: string};

/** Never rejects. `onStep` gets what happens on the way, without secrets. */
export async function obtainToken(
	request: TokenRequest,
	onStep: (step: TokenStep) => void,
): Promise<TokenResult> {
	const client = await import('openid-client');
	try {
		const config = await configure(client, request, onStep);
		const grant = request.grant ?? usualGrant(config, request.provider);
		const given = await grants[grant](client, config, {...request, grant}, onStep);
		const token = {
			accessToken: given.access_token,
			refreshToken: given.refresh_token ?? null,
			scope: given.scope ?? null,
			expiresIn: given.expires_in ?? null,
		};
		onStep({type: 'obtained', token});
		return {ok: true, token};
	} catch (error) {
		return {ok: false, problem: problemOf(error, request)};
	}
}

type Client = typeof OpenidClient;

async function configure(
	client: Client,
	{provider, clientId, clientSecret, way}: TokenRequest,
	onStep: (step: TokenStep) => void,
): Promise<OpenidClient.Configuration> {
	const url = new URL(provider.metadata);
	const fetch = boundedFetch(exchange => onStep({type: 'http', ...exchange}), way);
	const config = await client.discovery(
		url,
		clientId,
		clientSecret === undefined ? {} : {client_secret: clientSecret},
		clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
		{
			[client.customFetch]: fetch,
			...(isLocal(url) && {execute: [client.allowInsecureRequests]}),
		},
	);
	config[client.customFetch] = fetch;
	return config;
}

function usualGrant(config: OpenidClient.Configuration, provider: Provider): Grant {
	const {device_authorization_endpoint: device} = config.serverMetadata();
	const withPerson = provider.grants.filter(grant => grant === 'device' || grant === 'code');
	return withPerson.find(grant => grant === 'code' || device !== undefined) ?? withPerson[0] ?? 'device';
}

type Given = OpenidClient.TokenEndpointResponse;

type Obtain = (
	client: Client,
	config: OpenidClient.Configuration,
	request: TokenRequest,
	onStep: (step: TokenStep) => void,
) => Promise<Given>;

const grants: Readonly<Record<Grant, Obtain>> = {
	async device(client, config, request, onStep) {
		const asked = await client.initiateDeviceAuthorization(config, scopeOf(request));
		onStep({
			type: 'ask',
			url: asked.verification_uri,
			code: asked.user_code,
			expiresIn: asked.expires_in,
		});
		return client.pollDeviceAuthorizationGrant(config, asked, undefined, {
			...(request.signal && {signal: request.signal}),
		});
	},
	async code(client, config, request, onStep) {
		await using redirect = await listenForRedirect(request.signal);
		const pkceCodeVerifier = client.randomPKCECodeVerifier();
		const state = client.randomState();
		const url = client.buildAuthorizationUrl(config, {
			...request.provider.extra,
			...scopeOf(request),
			...(request.user !== undefined && {login_hint: request.user}),
			redirect_uri: redirect.url,
			code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
			code_challenge_method: 'S256',
			state,
		});
		onStep({type: 'ask', url: url.href, code: null, expiresIn: null});
		return client.authorizationCodeGrant(config, await redirect.arrival, {
			pkceCodeVerifier,
			expectedState: state,
		});
	},
	refresh: async (client, config, request) =>
		client.refreshTokenGrant(config, request.refreshToken ?? '', scopeOf(request)),
	client: async (client, config, request) => client.clientCredentialsGrant(config, scopeOf(request)),
};

function scopeOf({provider, scope, grant}: TokenRequest): Record<string, string> {
	const usual = grant === 'client' ? (provider.ownScope ?? '') : provider.scope;
	const wanted = scope ?? usual;
	return wanted === '' ? {} : {scope: wanted};
}

/** What RFC 6749 §5.2 and RFC 8628 §3.5 name, in words. */
const errors: Readonly<Record<string, string>> = {
	access_denied: 'the request was declined',
	expired_token: 'the code expired before it was entered',
	invalid_client: 'the provider does not know the client ID or its secret',
	invalid_grant: 'the code or the refresh token is not valid, or is no longer valid',
	invalid_scope: 'the provider does not know the scope, or does not allow it for this client',
	unauthorized_client: 'this client may not use this way of getting a token',
	unsupported_grant_type: 'the provider does not offer this way of getting a token',
};

function problemOf(error: unknown, {provider, signal}: TokenRequest): string {
	if (signal?.aborted) {
		return 'The request for a token was stopped.';
	}

	const code = fieldOf(error, 'error');
	const description = fieldOf(error, 'error_description');
	const own = code === null ? causeOf(error) : (errors[code] ?? code);
	return `${provider.name} did not issue a token: ${[own, ...(description === null ? [] : [`“${description.slice(0, 300)}”`])].join(', ')}.`;
}

function fieldOf(error: unknown, name: string): string | null {
	const value = error instanceof Error ? Reflect.get(error, name) : null;
	return typeof value === 'string' ? value : null;
}

/** The innermost reason, which names what went wrong. */
function causeOf(error: unknown): string {
	let inner = error;
	for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause instanceof Error; depth++) {
		inner = inner.cause;
	}

	return (inner instanceof Error ? inner.message : String(inner)).trim().replace(/\.$/, '');
}
