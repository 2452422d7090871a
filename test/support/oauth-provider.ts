/** An OAuth provider on loopback: metadata, device codes, authorization codes with PKCE, refresh, client credentials. */
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {Readable} from 'node:stream';

export type OAuthProvider = AsyncDisposable & {
	readonly issuer: string;
	/** The forms that came to the token endpoint, in order. */
	readonly asked: readonly URLSearchParams[];
};

export type ProviderBehaviour = {
	/** Answers of the token endpoint before the token: `authorization_pending`, `slow_down`, `access_denied` … */
	readonly errors?: readonly string[];
	/** No device codes. */
	readonly noDevice?: true;
	/** The access token; `token-1` by default. */
	readonly accessToken?: string;
	/** Sent instead of the metadata. */
	readonly metadata?: string | (() => Iterable<string>);
	/** Sent instead of the answer of the token endpoint, as a web page, or as JSON where it is `bare`. */
	readonly token?: string;
	readonly bare?: true;
};

export async function oauthProvider({
	errors = [],
	noDevice,
	accessToken = 'token-1',
	metadata,
	token,
	bare,
}: ProviderBehaviour = {}): Promise<OAuthProvider> {
	const asked: URLSearchParams[] = [];
	const waiting = [...errors];
	const challenges = new Map<string, string>();
	const server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '/', issuer);
		const json = (status: number, value: unknown): void => {
			response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(value));
		};
		if (url.pathname === '/.well-known/openid-configuration') {
			if (metadata !== undefined) {
				response.writeHead(200, {'content-type': typeOf(metadata)});
				Readable.from(typeof metadata === 'string' ? [metadata] : metadata()).pipe(response);
				return;
			}

			json(200, {
				issuer,
				authorization_endpoint: `${issuer}/authorize`,
				token_endpoint: `${issuer}/token`,
				...(!noDevice && {device_authorization_endpoint: `${issuer}/device`}),
				response_types_supported: ['code'],
				code_challenge_methods_supported: ['S256'],
			});
		} else if (url.pathname === '/device') {
			json(200, {
				device_code: 'device-secret',
				user_code: 'ABCD-EFGH',
				verification_uri: `${issuer}/enter`,
				expires_in: 900,
				interval: 0.01,
			});
		} else if (url.pathname === '/authorize') {
			challenges.set('the-code', url.searchParams.get('code_challenge') ?? '');
			const back = new URL(url.searchParams.get('redirect_uri') ?? issuer);
			back.searchParams.set('code', 'the-code');
			back.searchParams.set('state', url.searchParams.get('state') ?? '');
			response.writeHead(302, {location: back.href}).end();
		} else if (url.pathname === '/token') {
			const pieces = await request.toArray();
			const form = new URLSearchParams(Buffer.concat(pieces).toString());
			asked.push(form);
			const error = waiting.shift();
			const verifier = createHash('sha256')
				.update(form.get('code_verifier') ?? '')
				.digest('base64url');
			if (token !== undefined) {
				response.writeHead(200, {'content-type': bare ? 'application/json' : 'text/html'}).end(token);
			} else if (error !== undefined) {
				json(400, {error, error_description: `because of ${error}`});
			} else if (form.get('grant_type') === 'authorization_code' && challenges.get('the-code') !== verifier) {
				json(400, {error: 'invalid_grant'});
			} else {
				json(200, {
					access_token: accessToken,
					token_type: 'Bearer',
					expires_in: 3600,
					refresh_token: 'refresh-1',
					scope: form.get('scope') ?? 'mail',
				});
			}
		} else {
			response.writeHead(404).end();
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	return {
		issuer,
		asked,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** A web page for people says that it is one. */
function typeOf(sent: unknown): string {
	return typeof sent === 'string' && sent.startsWith('<') ? 'text/html; charset=utf-8' : 'application/json';
}
