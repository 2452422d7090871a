/** `--auth-oauth`: an access token from a provider instead of a password. Every step is told; tokens are kept only where asked. */
import process from 'node:process';
import type {Token, TokenRequest, TokenStep} from '../../dialogs/oauth/obtain.ts';
import {type Grant, type Provider, providerFor, providerNames} from '../../dialogs/oauth/providers.ts';
import {readJwt} from '../../sasl/oauth/jwt.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';
import {keepRefreshToken, readRefreshToken} from './token-file.ts';

export type TokenSource = (signal?: AbortSignal) => Promise<string>;

/** Mechanisms that take a token, in the order in which they are tried. */
export const tokenMechanisms = 'OAUTHBEARER,XOAUTH2';

const grantNames: readonly Grant[] = ['device', 'code', 'refresh', 'client'];

/** Null where no provider is named. `tell` gets a sentence for every step; no sentence holds a secret. */
export async function tokenSource(
	values: Values,
	user: string | undefined,
	tell: (text: string) => void,
): Promise<TokenSource | null> {
	const word = values.get('auth-oauth');
	if (word === undefined) {
		const stray = [
			'oauth-client-id',
			'oauth-client-secret-file',
			'oauth-scope',
			'oauth-grant',
			'oauth-tokens',
		];
		const given = stray.find(name => values.has(name));
		if (given !== undefined) {
			throw new UsageError(`--${given} belongs to --auth-oauth, which names the provider.`);
		}

		return null;
	}

	const provider = providerFor(word);
	if (!provider) {
		throw new UsageError(
			`--auth-oauth requires ${providerNames.join(', ')}, or the https:// address of a provider’s metadata; “${word}” was given.`,
		);
	}

	const clientId = values.get('oauth-client-id') ?? process.env.SMTPSCOPE_OAUTH_CLIENT_ID;
	if (clientId === undefined) {
		throw new UsageError(
			`--auth-oauth requires a client of your own: register one at ${provider.register}, and name it with --oauth-client-id.`,
		);
	}

	const secretFile = values.get('oauth-client-secret-file');
	const clientSecret =
		secretFile === undefined
			? process.env.SMTPSCOPE_OAUTH_CLIENT_SECRET
			: (await readTextFile(secretFile)).split(/\r?\n/, 1)[0];
	const scope = values.get('oauth-scope');
	const grant = grantFrom(values.get('oauth-grant'), provider);
	const base = {
		provider,
		clientId,
		...(clientSecret !== undefined && {clientSecret}),
		...(scope !== undefined && {scope}),
		...(user !== undefined && {user}),
	};
	return signal => obtain({...base, ...(signal && {signal})}, grant, values.get('oauth-tokens'), tell);
}

function grantFrom(text: string | undefined, {grants, name}: Provider): Grant | null {
	if (text === undefined) {
		return null;
	}

	const grant = grantNames.find(known => known === text);
	if (!grant || !grants.includes(grant)) {
		throw new UsageError(`--oauth-grant requires ${grants.join(', ')} for ${name}; “${text}” was given.`);
	}

	return grant;
}

async function obtain(
	base: Omit<TokenRequest, 'grant'>,
	asked: Grant | null,
	file: string | undefined,
	tell: (text: string) => void,
): Promise<string> {
	const {obtainToken} = await import('../../dialogs/oauth/obtain.ts');
	const {provider} = base;
	const kept = file === undefined ? null : await readRefreshToken(file, base);
	const onStep = (step: TokenStep): void => tell(stepWords(step));
	if (kept !== null && (asked === null || asked === 'refresh')) {
		const refreshed = await obtainToken({...base, grant: 'refresh', refreshToken: kept}, onStep);
		if (refreshed.ok) {
			await settle(refreshed.token, base, file, tell);
			return refreshed.token.accessToken;
		}

		tell(refreshed.problem);
	}

	if (asked === 'refresh') {
		throw new UsageError(
			`--oauth-grant refresh requires a refresh token that was kept, in the file of --oauth-tokens. Log in once with another grant.`,
		);
	}

	const grant = asked ?? provider.grants[0] ?? 'device';
	const result = await obtainToken({...base, grant}, onStep);
	if (!result.ok) {
		throw new UsageError(result.problem);
	}

	await settle(result.token, base, file, tell);
	return result.token.accessToken;
}

async function settle(
	token: Token,
	base: Pick<TokenRequest, 'provider' | 'clientId'>,
	file: string | undefined,
	tell: (text: string) => void,
): Promise<void> {
	tell(tokenWords(token));
	if (file !== undefined && token.refreshToken !== null) {
		await keepRefreshToken(file, base, token.refreshToken);
		tell(`The refresh token is kept in “${file}”, which only you can read.`);
	}
}

export function stepWords(step: TokenStep): string {
	if (step.type === 'http') {
		const answer = step.status === null ? 'no answer' : `HTTP status ${step.status}`;
		return `OAuth: ${step.method} ${step.url}: ${answer} after ${Math.round(step.elapsed)} ms.`;
	}

	const limit = step.expiresIn === null ? '' : ` within ${Math.round(step.expiresIn / 60)} minutes`;
	return step.code === null
		? `OAuth: open this address in a browser on this machine and log in: ${step.url}`
		: `OAuth: open ${step.url} in any browser${limit} and enter the code ${step.code}`;
}

/** What the token is for, as far as it can be read. */
function tokenWords({accessToken, scope, expiresIn}: Token): string {
	const claims = readJwt(accessToken)?.claims ?? null;
	const facts = [
		...(scope === null ? [] : [`scope ${scope}`]),
		...(claims === null ? [] : [`audience ${String(claims.aud ?? 'not named')}`]),
		...(expiresIn === null ? [] : [`valid for ${Math.round(expiresIn / 60)} minutes`]),
	];
	return `OAuth: the provider gave an access token${facts.length > 0 ? `: ${facts.join(', ')}` : ''}.`;
}
