/** `--auth-oauth` against a provider on loopback: a token is got, used, told and kept. */
import {chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {oauthProvider} from '../../support/oauth-provider.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-oauth-'));
afterAll(() => rmSync(folder, {recursive: true}));
let files = 0;
const fresh = (): string => join(folder, String(++files));
const script = fresh();
writeFileSync(script, 'EHLO me.example\n/auth\nQUIT\n');

const bearer = Buffer.from('user=alice@example.test\x01auth=Bearer token-1\x01\x01').toString('base64');
const accepts = `
	S: 220 mail.example.test
	C: EHLO …
	S: 250-mail.example.test
	S: 250 AUTH PLAIN XOAUTH2
	C: AUTH XOAUTH2 ${bearer}
	S: 235 2.7.0 Accepted
	C: QUIT
	S: 221 bye
	END
`;
const client = ['--oauth-client-id', 'client-1', '--auth-user', 'alice@example.test'];

it('logs in with the token, not with PLAIN, and shows the way without the token', async () => {
	await using provider = await oauthProvider({errors: ['authorization_pending']});
	await using server = await scriptedServer(accepts);
	const tokens = fresh();
	const {code, out, err} = await run(
		'run',
		`smtp://127.0.0.1:${server.port}`,
		script,
		'--auth-oauth',
		provider.issuer,
		...client,
		'--oauth-tokens',
		tokens,
	);
	expect(code).toBe(0);
	expect(err).toContain(
		`OAuth: open ${provider.issuer}/enter in any browser within 15 minutes and enter the code ABCD-EFGH`,
	);
	expect(err).toContain('valid for 60 minutes');
	expect(out + err).not.toContain('token-1');
	expect(out + err).not.toContain(bearer);
	expect(readFileSync(tokens, 'utf8')).toContain('refresh-1');
	expect(statSync(tokens).mode & 0o777).toBe(0o600);

	// The next time nobody has to enter a code.
	await using again = await scriptedServer(accepts);
	const second = await run(
		'run',
		`smtp://127.0.0.1:${again.port}`,
		script,
		'--auth-oauth',
		provider.issuer,
		...client,
		'--oauth-tokens',
		tokens,
	);
	expect(second.code).toBe(0);
	expect(second.err).not.toContain('ABCD-EFGH');
	expect(provider.asked.at(-1)?.get('grant_type')).toBe('refresh_token');
});

it('sends with it, and connects to nobody where there is none', async () => {
	await using provider = await oauthProvider({errors: ['access_denied']});
	await using server = await scriptedServer('S: 220 mail.example.test');
	const {code, err} = await run(
		'send',
		`smtp://127.0.0.1:${server.port}`,
		'--from',
		'alice@example.test',
		'--to',
		'bob@example.test',
		'--auth-oauth',
		provider.issuer,
		...client,
	);
	expect(code).toBe(1);
	expect(err).toContain('did not issue a token: the request was declined');
	expect(server.connections).toBe(0);
});

describe('the file of tokens', () => {
	const ask = async (tokens: string) => {
		await using provider = await oauthProvider();
		await using server = await scriptedServer(accepts);
		return await run(
			'run',
			`smtp://127.0.0.1:${server.port}`,
			script,
			'--auth-oauth',
			provider.issuer,
			...client,
			'--oauth-tokens',
			tokens,
		);
	};

	it('becomes readable by its owner alone, whatever it was', async () => {
		const tokens = fresh();
		writeFileSync(tokens, '{}');
		chmodSync(tokens, 0o666);
		await ask(tokens);
		expect(statSync(tokens).mode & 0o777).toBe(0o600);
	});

	it('is not written through a link', async () => {
		const target = fresh();
		const tokens = fresh();
		symlinkSync(target, tokens);
		const {code} = await ask(tokens);
		expect(code).toBe(1);
		expect(() => statSync(target)).toThrow();
	});

	it('is left alone where it is something else', async () => {
		const tokens = fresh();
		writeFileSync(tokens, 'my-other-secret');
		const {code, err} = await ask(tokens);
		expect(code).toBe(1);
		expect(err).toContain('is not a token file');
		expect(err).not.toContain('my-other-secret');
		expect(readFileSync(tokens, 'utf8')).toBe('my-other-secret');
	});
});

it.each([
	[['--auth-oauth', 'nobody'], '--auth-oauth requires google, microsoft, or the https:// address'],
	[['--auth-oauth', 'google'], 'register one at https://console.cloud.google.com'],
	[
		['--auth-oauth', 'google', '--oauth-client-id', 'x', '--oauth-grant', 'device'],
		'--oauth-grant requires code, refresh for google; “device” was given.',
	],
	[['--oauth-scope', 'mail'], '--oauth-scope belongs to --auth-oauth'],
])('refuses %j', async (options, words) => {
	const {code, err} = await run('run', 'smtp://127.0.0.1:1', script, ...options);
	expect(code).toBe(1);
	expect(err).toContain(words);
});
