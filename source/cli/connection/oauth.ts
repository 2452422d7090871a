/** `--auth-oauth`: an access token from a provider instead of a password. Every step is told; tokens are kept only where asked. */
import process from 'node:process';
import type {Token, TokenRequest, TokenResult, TokenSource, TokenStep} from '../../dialogs/oauth/obtain.ts';
import {type Grant, type Provider, providerFor, providerNames} from '../../dialogs/oauth/providers.ts';
import {type WebWay, webWay} from '../../transport/web.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';
import {lookupFrom} from './names.ts';
import {keepRefreshToken, readRefreshToken} from './token-file.ts';
import {wayFrom} from './ways.ts';

const grantNames: readonly Grant[] = ['device', 'code', 'refresh', 'client'];

/** Null where no provider is named. What it gives throws a UsageError where the file of tokens cannot be used. */
export async function tokenSource(values: Values): Promise<TokenSource | null> {
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

	const {clientId, clientSecret} = await oauthClient(values);
	if (clientId === undefined) {
		throw new UsageError(
			`--auth-oauth requires a client of your own: register one at ${provider.register}, and give its ID with --oauth-client-id.`,
		);
	}

	const scope = values.get('oauth-scope');
	const grant = grantFrom(values.get('oauth-grant'), provider);
	const base = {
		provider,
		clientId,
		way: await webWayFrom(values),
		...(clientSecret !== undefined && {clientSecret}),
		...(scope !== undefined && {scope}),
	};
	return ({user, signal, onStep}) =>
		obtain(
			{...base, ...(user !== undefined && {user}), ...(signal && {signal})},
			grant,
			values.get('oauth-tokens'),
			onStep,
		);
}

async function webWayFrom(values: Values): Promise<WebWay> {
	const ca = await Promise.all(values.all('ca').map(file => readTextFile(file, 'ca')));
	const lookup = lookupFrom(values);
	return webWay({...wayFrom(values), ...(lookup && {lookup}), ...(ca.length > 0 && {tls: {ca}})});
}

/** The client registered with the provider, where an option or the environment names one. */
export async function oauthClient(
	values: Values,
): Promise<{readonly clientId: string | undefined; readonly clientSecret: string | undefined}> {
	const secretFile = values.get('oauth-client-secret-file');
	return {
		clientId: values.get('oauth-client-id') ?? process.env.SMTPSCOPE_OAUTH_CLIENT_ID,
		clientSecret:
			secretFile === undefined
				? process.env.SMTPSCOPE_OAUTH_CLIENT_SECRET
				: (await readTextFile(secretFile, 'oauth-client-secret-file')).split(/\r?\n/, 1)[0],
	};
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
	onStep: (step: TokenStep) => void,
): Promise<TokenResult> {
	const {obtainToken} = await import('../../dialogs/oauth/obtain.ts');
	const kept = file === undefined ? null : await readRefreshToken(file, base);
	if (kept !== null && (asked === null || asked === 'refresh')) {
		const refreshed = await obtainToken({...base, grant: 'refresh', refreshToken: kept}, onStep);
		if (refreshed.ok) {
			await keep(refreshed.token, base, file, onStep);
			return refreshed;
		}

		onStep({type: 'refused', problem: refreshed.problem});
	}

	if (asked === 'refresh') {
		return {
			ok: false,
			problem:
				'--oauth-grant refresh requires a stored refresh token, in the file of --oauth-tokens. Log in once with another grant.',
		};
	}

	const result = await obtainToken({...base, grant: asked}, onStep);
	if (result.ok) {
		await keep(result.token, base, file, onStep);
	}

	return result;
}

async function keep(
	{refreshToken}: Token,
	owner: Pick<TokenRequest, 'provider' | 'clientId'>,
	file: string | undefined,
	onStep: (step: TokenStep) => void,
): Promise<void> {
	if (file !== undefined && refreshToken !== null) {
		await keepRefreshToken(file, owner, refreshToken);
		onStep({type: 'kept', file});
	}
}
