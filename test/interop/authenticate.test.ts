/** Every mechanism that Dovecot offers, with every account, right and wrong. */
import {readFileSync} from 'node:fs';
import {describe, expect} from 'vitest';
import {type AuthRequest, authenticate} from '../../source/dialogs/authenticate.ts';
import {greet, startTls} from '../../source/dialogs/greet.ts';
import {checkBelief} from '../../source/sasl/check.ts';
import type {ReplyEntry} from '../../source/session/entry.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {accounts, interop, mailServers, type PortName, serverName} from './servers/index.ts';

const withPassword = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'DIGEST-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];
const withToken = ['XOAUTH2', 'OAUTHBEARER'];

async function open(port: PortName = 'submission'): Promise<Session & Disposable> {
	const {ports, certificates} = mailServers();
	const session = createSession({
		target: {
			protocol: 'smtp',
			security: 'clear',
			endpoint: {kind: 'tcp', host: '127.0.0.1', port: ports[port]},
			host: serverName,
		},
		transport: {tls: {ca: [readFileSync(certificates.ca, 'utf8')], servername: serverName}},
	});
	await session.connect();
	await greet(session, 'me.example');
	return Object.assign(session, {[Symbol.dispose]: () => session.close()});
}

async function logIn(request: AuthRequest) {
	using session = await open();
	await startTls(session, 'me.example');
	const result = await authenticate(session, request);
	const authenticatedAs = session.state.situation.authenticatedAs;
	return {result, authenticatedAs, exchange: lastReply(session)?.auth ?? null};
}

function lastReply(session: Session): ReplyEntry | undefined {
	return session.entries.findLast((entry): entry is ReplyEntry => entry.type === 'reply');
}

describe.each(withPassword)('%s', mechanism => {
	interop.each(Object.values(accounts))('lets $login in', async ({login, password}) => {
		const {result, authenticatedAs, exchange} = await logIn({mechanism, user: login, password});
		expect(result).toMatchObject({outcome: 'succeeded', alarm: null});
		expect(authenticatedAs).toBe(login);
		expect(exchange && (await checkBelief(exchange, {user: login, password}))).toMatchObject({
			verdict: 'right',
		});
	});

	interop('refuses a wrong password, and the slip comes to light', async () => {
		const {login, password} = accounts.alice;
		const {result, exchange} = await logIn({mechanism, user: login, password: `${password}\n`});
		expect(result).toMatchObject({outcome: 'refused', reply: {code: 535}});
		expect(exchange && (await checkBelief(exchange, {user: login, password}))).toMatchObject({
			verdict: 'slip',
			slip: 'with a newline at its end, as echo adds one',
		});
	});

	interop('does without an initial response', async () => {
		const {login, password} = accounts.bob;
		const {result} = await logIn({mechanism, user: login, password, initialResponse: false});
		expect(result.outcome).toBe('succeeded');
	});
});

describe.each(withToken)('%s', mechanism => {
	interop('lets a token in, and not an expired one', async () => {
		const {login} = accounts.alice;
		const {token} = mailServers();
		expect((await logIn({mechanism, user: login, token: token(login)})).result).toMatchObject({
			outcome: 'succeeded',
		});
		const {result} = await logIn({mechanism, user: login, token: token(login, -100)});
		expect(result).toMatchObject({outcome: 'refused', reply: {code: 535}});
		expect(result.steps.at(-1)?.remarks.join()).toContain('The server refused the token');
	});
});

interop('LOGIN takes the name on the AUTH line', async () => {
	const {login, password} = accounts.alice;
	const {result} = await logIn({mechanism: 'LOGIN', user: login, password, initialResponse: true});
	expect(result.outcome).toBe('succeeded');
	expect(result.steps).toHaveLength(2);
});

interop('the best mechanism is picked', async () => {
	const {login, password} = accounts.alice;
	expect((await logIn({user: login, password})).result).toMatchObject({
		outcome: 'succeeded',
		mechanism: 'SCRAM-SHA-256',
	});
});

interop('ANONYMOUS leaves a trace', async () => {
	using session = await open('plainAuth');
	expect(await authenticate(session, {mechanism: 'ANONYMOUS', user: 'me@example.org'})).toMatchObject({
		outcome: 'succeeded',
	});
});
