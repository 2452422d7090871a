/** `/auth` gets its own token: keys pressed on a screen, a provider on loopback. */
import {expect, it, test, vi} from 'vitest';
import type {TokenTools} from '../../source/commands/command.ts';
import {commands} from '../../source/commands/commands.ts';
import {textOfEntry} from '../../source/session/entry-text.ts';
import {commandContext} from '../../source/ui/command-context.ts';
import {createInspector} from '../../source/ui/inspector.ts';
import {fakeSession} from '../support/fake-session.ts';
import {oauthProvider, type ProviderBehaviour} from '../support/oauth-provider.ts';

const greeting = `
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH XOAUTH2
`;

function inspecting(tokens?: TokenTools, host = 'mail.example.org') {
	const session = fakeSession(greeting, {AUTH: ['535 5.7.8 no']});
	const copied: string[] = [];
	const {controller, screen} = createInspector({
		session: Object.assign(session, {target: {...session.target, host}}),
		commands,
		columns: 80,
		rows: 24,
		context: (store, asking, copy) =>
			commandContext({session, screen: store, asking, copy, quit() {}, ...(tokens && {tokens})}),
		copy: text => copied.push(text),
		quit() {},
		repaint() {},
		suspend() {},
	});
	const overlay = () => screen.get().overlay;
	return {
		session,
		copied,
		controller,
		key: (name: string) => controller.press({type: 'key', name}),
		notice: () => screen.get().notice?.text ?? '',
		steps: () => {
			const open = overlay();
			return open?.type === 'reading' && open.content.kind === 'steps' ? open.content : null;
		},
		question: () => {
			const open = overlay();
			return open?.type === 'choice' ? open.question : null;
		},
		notes: () =>
			session.entries.flatMap(entry =>
				entry.type === 'note' && entry.about === 'oauth/step' ? [entry.text] : [],
			),
		/** Waits for a question whose title begins so, and answers it. */
		async answer(title: string, text: string): Promise<void> {
			await vi.waitFor(() =>
				expect(overlay()).toMatchObject({type: 'field', title: expect.stringMatching(`^${title}`)}),
			);
			controller.press({type: 'key', name: 'ctrl+u'});
			if (text !== '') {
				controller.press({type: 'text', text});
			}

			controller.press({type: 'key', name: 'enter'});
		},
	};
}

type Inspecting = ReturnType<typeof inspecting>;

async function begin(at: Inspecting, issuer: string): Promise<void> {
	at.controller.run('auth XOAUTH2 alice@example.test');
	await at.answer('access token', '');
	await at.answer('provider', issuer);
	await at.answer('client ID', 'client-1');
	await at.answer('client secret', '');
}

const agreed = Buffer.from('user=alice@example.test\x01auth=Bearer token-1\x01\x01').toString('base64');

it('shows the device code, waits for it, and logs in with the token', async () => {
	await using provider = await oauthProvider({errors: Array(20).fill('authorization_pending')});
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(at.steps()?.lines).toContain('ABCD-EFGH'));
	expect(at.steps()?.address).toBe(`${provider.issuer}/enter`);
	expect(at.steps()?.lines.at(-1)).toMatch(/^OAuth: POST .+\/(device|token): HTTP status (200|400)/);
	at.key('ctrl+g');
	expect(at.copied).toEqual([`${provider.issuer}/enter`]);
	// A key pressed by mistake closes nothing.
	at.controller.press({type: 'text', text: 'x'});
	expect(at.steps()).not.toBeNull();

	await vi.waitFor(() => expect(at.question()).toContain('not encrypted'), {timeout: 10_000});
	at.controller.press({type: 'text', text: 'y'});
	await vi.waitFor(() => expect(at.session.lines).toEqual([`AUTH XOAUTH2 ${agreed}`]));
	expect(at.notes().at(-1)).toBe(
		'OAuth: the provider issued an access token: scope mail, valid for 60 minutes.',
	);
	// Twenty times the same answer is one remark.
	expect(at.notes().filter(text => text.includes('/token: HTTP status 400'))).toHaveLength(1);
	expect(
		at.session.entries.map(entry => (entry.type === 'note' ? textOfEntry(entry) : '')).join(),
	).not.toContain('token-1');
});

it('goes through the browser where the provider has no device codes', async () => {
	await using provider = await oauthProvider({noDevice: true});
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(at.steps()?.address).toContain('code_challenge_method=S256'));
	expect(at.steps()?.address).toContain('login_hint=alice%40example.test');
	await fetch(at.steps()?.address ?? '');
	await vi.waitFor(() => expect(at.question()).toContain('not encrypted'));
	expect(provider.asked[0]?.get('grant_type')).toBe('authorization_code');
});

it.each(['escape', 'ctrl+c'])('%s stops it, and nothing is sent', async key => {
	await using provider = await oauthProvider({errors: Array(10_000).fill('authorization_pending')});
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(provider.asked.length).toBeGreaterThan(2));
	at.key(key);
	await vi.waitFor(() => expect(at.notice()).toMatch(/^The request for a token was stopped/));
	expect(at.steps()).toBeNull();
	expect(at.session.lines).toEqual([]);
});

it('says what the provider said, and leaves the session as it is', async () => {
	await using provider = await oauthProvider({errors: ['access_denied']});
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(at.notice()).toContain('did not issue a token: the request was declined'));
	expect(at.session.lines).toEqual([]);
	expect(at.steps()).toBeNull();
});

it.each<[string, ProviderBehaviour, RegExp]>([
	['HTML for metadata', {metadata: '<!doctype html><title>Sign in</title>'}, /did not issue a token/],
	['HTML for a token', {token: '<html>Sign in</html>'}, /did not issue a token/],
])('%s is a sentence', async (_name, behaviour, words) => {
	await using provider = await oauthProvider(behaviour);
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(at.notice()).toMatch(words));
});

it('keeps a token that came after the connection had ended, for the next /auth', async () => {
	await using provider = await oauthProvider({errors: Array(5).fill('authorization_pending')});
	const at = inspecting();
	await begin(at, provider.issuer);
	await vi.waitFor(() => expect(at.steps()?.lines).toContain('ABCD-EFGH'));
	at.session.close();
	await vi.waitFor(() => expect(at.notice()).toMatch(/^The token is there, but the connection ended/));
	at.session.happen({
		type: 'connected',
		at: 0,
		host: 'mail.example.org',
		address: '192.0.2.1',
		port: 587,
		elapsed: 1,
		tls: null,
	});
	at.session.answer('220 mail.example.org');
	await at.session.type('EHLO me.example');
	at.session.answer('250-mail.example.org', '250 AUTH XOAUTH2');
	at.controller.run('auth XOAUTH2 alice@example.test');
	await vi.waitFor(() => expect(at.question()).toContain('not encrypted'));
	at.controller.press({type: 'text', text: 'y'});
	await vi.waitFor(() => expect(at.session.lines.at(-1)).toBe(`AUTH XOAUTH2 ${agreed}`));
	// A server has seen it now, and refused it: it is not used again.
	at.controller.run('auth XOAUTH2 alice@example.test');
	await at.answer('access token', 'token-2');
});

test('options that name a provider are asked nothing', async () => {
	const users: (string | undefined)[] = [];
	const at = inspecting({
		clientId: 'client-1',
		clientSecret: '',
		async source({user}) {
			users.push(user);
			return {ok: true, token: {accessToken: 'token-1', refreshToken: null, scope: null, expiresIn: null}};
		},
	});
	at.controller.run('auth XOAUTH2 alice@example.test');
	await vi.waitFor(() => expect(at.question()).toContain('not encrypted'));
	expect(users).toEqual(['alice@example.test']);
});

test.each([
	['smtp.gmail.com', 'google'],
	['smtp.office365.com', 'microsoft'],
	['mail.example.org', ''],
])('on %s the provider offered is “%s”', async (host, provider) => {
	const at = inspecting(undefined, host);
	at.controller.run('auth XOAUTH2 alice@example.test');
	await at.answer('access token', '');
	await vi.waitFor(() => expect(at.question()).toBeNull());
	at.key('enter');
	// Enter on what is offered leads on; on nothing it gives up.
	await (provider === ''
		? vi.waitFor(() => expect(at.notice()).toBe('Nothing was sent.'))
		: at.answer('client ID', ''));
	if (provider !== '') {
		await vi.waitFor(() => expect(at.notice()).toContain('Register one at https://'));
	}
});

test('a word that is no provider is refused before anything is asked of the network', async () => {
	const at = inspecting();
	at.controller.run('auth XOAUTH2 alice@example.test');
	await at.answer('access token', '');
	await at.answer('provider', 'http://mail.example.org');
	await vi.waitFor(() =>
		expect(at.notice()).toContain('is not a provider that smtpscope knows (google, microsoft)'),
	);
});
