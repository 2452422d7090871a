/** A server that is as far away as any: what a login there does without leave to send in clear text. */
import {expect, it, vi} from 'vitest';
import {authMatrix} from '../../source/dialogs/auth-matrix.ts';
import {authenticate} from '../../source/dialogs/authenticate.ts';
import {greet} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {scriptedServer} from '../support/scripted-server.ts';

vi.mock('../../source/transport/loopback.ts', () => ({isLoopback: () => false}));

const hello = ['S: 220 mx', 'C: EHLO …', 'S: 250-mx', 'S: 250 AUTH PLAIN'];
const login = {user: 'tim', password: 'tanstaaftanstaaf'};
const sentence = 'The connection to 127.0.0.1 is not encrypted: anyone in between can read the password.';
const how = 'Connect with smtps://, or to a server that offers STARTTLS.';

async function greeted<T>(
	connections: readonly (readonly string[])[],
	act: (session: Session) => Promise<T>,
): Promise<{result: T; written: readonly string[]}> {
	const [first = [], ...rest] = connections.map(lines => lines.join('\n'));
	await using server = await scriptedServer(typeof first === 'string' ? first : '', ...rest);
	const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
	const session = createSession({target: parsed.ok ? parsed.target : expect.fail(parsed.problem)});
	try {
		await session.connect();
		await greet(session, 'client.example.test');
		const result = await act(session);
		return {result, written: connections.map((_, index) => server.written(index))};
	} finally {
		session.close();
	}
}

it('sends no password', async () => {
	const {result, written} = await greeted([hello], async session => authenticate(session, login));
	expect(result).toEqual({
		outcome: 'guarded',
		mechanism: 'PLAIN',
		reply: null,
		steps: [],
		alarm: null,
		guard: {verdict: 'ask', needs: 'clearText', sentence, how},
		message: `${sentence} ${how}`,
	});
	expect(written).toEqual(['EHLO client.example.test\r\n']);
});

it('says that it sends one with leave', async () => {
	const {result} = await greeted([[...hello, 'C: AUTH PLAIN …', 'S: 235 2.7.0 ok']], async session =>
		authenticate(session, {...login, allowed: {clearText: true}}),
	);
	expect(result).toMatchObject({
		outcome: 'succeeded',
		guard: {verdict: 'go'},
		message: 'Logged in with PLAIN.',
	});
});

it('tries no login of many', async () => {
	const {result, written} = await greeted(
		[[...hello, 'C: QUIT', 'S: 221 bye', 'END'], hello],
		async session => authMatrix(session, {users: ['tim'], password: 'x', budget: 9}),
	);
	expect(result).toEqual({
		rows: [],
		left: [
			{mechanism: 'PLAIN', initialResponse: true, user: 'tim'},
			{mechanism: 'PLAIN', initialResponse: false, user: 'tim'},
		],
		stopped: `${sentence} ${how}`,
		needsYes: true,
	});
	expect(written[1]).toBe('EHLO client.example.test\r\n');
});

it('tries no login of many once it was stopped', async () => {
	const {result, written} = await greeted([hello], async session =>
		authMatrix(session, {users: ['tim'], password: 'x', budget: 9, signal: AbortSignal.abort()}),
	);
	expect(result).toMatchObject({
		rows: [],
		left: {length: 2},
		stopped: 'Interrupted: no further logins were tried.',
		needsYes: false,
	});
	expect(written).toEqual(['EHLO client.example.test\r\n']);
});
