/** The secret of a login: a password, or a token that is obtained once. */
import {beforeEach, expect, test, vi} from 'vitest';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {tokenSource} from '../../../source/cli/connection/oauth.ts';
import {secretSource} from '../../../source/cli/connection/secret.ts';
import type {TokenSource, TokenStep} from '../../../source/dialogs/oauth/obtain.ts';
import {typedValues} from '../../support/typed-values.ts';

vi.mock('../../../source/cli/connection/oauth.ts');

const said: string[] = [];
const ears = {
	warn: (text: string) => said.push(`warn: ${text}`),
	learn: (secret: string) => said.push(`learn: ${secret}`),
};
beforeEach(() => {
	said.length = 0;
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
});

const token = {accessToken: 'token-7', refreshToken: null, scope: null, expiresIn: null};
const poll = (status: number): TokenStep => ({
	...{type: 'http', method: 'POST', url: 'https://login.example/token', status, elapsed: 7},
});
const steps: readonly TokenStep[] = [
	{type: 'ask', url: 'https://login.example/device', code: 'AB-CD', expiresIn: 900},
	poll(400),
	poll(400),
	poll(200),
	{type: 'obtained', token},
];

function from(source: TokenSource | null): void {
	vi.mocked(tokenSource).mockResolvedValue(source);
}

test('without a provider it is the password', async () => {
	from(null);
	vi.stubEnv('SMTPSCOPE_PASSWORD', 'pencil');
	const source = await secretSource(typedValues({}), 'ann', ears);
	expect([source.token, await source.get()]).toEqual([false, 'pencil']);
	expect(said).toEqual(['learn: pencil']);
});

test('a token is obtained for that user, once, and what says nothing new is not said again', async () => {
	const users: unknown[] = [];
	from(async ({user, onStep}) => {
		users.push(user);
		steps.forEach(onStep);
		return {ok: true, token};
	});
	const source = await secretSource(typedValues({}), 'ann@example.org', ears);
	expect([source.token, users]).toEqual([true, []]);
	await source.prepare();
	expect([await source.get(), await source.get()]).toEqual(['token-7', 'token-7']);
	expect(users).toEqual(['ann@example.org']);
	expect(said).toMatchInlineSnapshot(`
		[
		  "warn: OAuth: open https://login.example/device in any browser within 15 minutes and enter the code AB-CD",
		  "warn: OAuth: POST https://login.example/token: HTTP status 400 after 7 ms.",
		  "warn: OAuth: POST https://login.example/token: HTTP status 200 after 7 ms.",
		  "warn: OAuth: the provider issued an access token.",
		  "learn: token-7",
		]
	`);
});

test('what the provider refuses ends the program with its sentence', async () => {
	from(async () => ({ok: false, problem: 'The provider does not know this client.'}));
	const source = await secretSource(typedValues({}), undefined, ears);
	await expect(source.prepare()).rejects.toThrow(new UsageError('The provider does not know this client.'));
	expect(said).toEqual([]);
});
