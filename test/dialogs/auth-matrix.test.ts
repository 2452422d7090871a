import {describe, expect, test} from 'vitest';
import {authMatrix, planTries} from '../../source/dialogs/auth-matrix.ts';
import {greet, startTls} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {scriptedServer} from '../support/scripted-server.ts';

const hello = ['S: 220 mx', 'C: EHLO …', 'S: 250-mx', 'S: 250 AUTH PLAIN'];
const leave = ['C: QUIT', 'S: 221 bye', 'END'];
const request = {users: ['tim@example.org', 'tim'], password: 'tanstaaftanstaaf', budget: 9};

/** One script for each connection; the first is the one before the matrix. */
async function matrix(
	[first, ...rest]: readonly [readonly string[], ...(readonly string[])[]],
	{budget = 9, secure = false} = {},
) {
	await using server = await scriptedServer(first.join('\n'), ...rest.map(lines => lines.join('\n')));
	const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target});
	try {
		await session.connect();
		await greet(session, 'me.example');
		if (secure) {
			await startTls(session);
		}

		const result = await authMatrix(session, {...request, budget});
		return {result, connections: server.connections, written: server.written(server.connections - 1)};
	} finally {
		session.close();
	}
}

const tried = (answer: string): string[] => [...hello, 'C: AUTH PLAIN …', `S: ${answer}`, ...leave];

describe('the AUTH matrix', () => {
	test('is planned over mechanisms that take a password, users and initial responses', () => {
		expect(planTries(['PLAIN', 'CRAM-MD5', 'XOAUTH2', 'GSSAPI'], ['a', 'b'])).toEqual([
			{mechanism: 'PLAIN', initialResponse: true, user: 'a'},
			{mechanism: 'PLAIN', initialResponse: false, user: 'a'},
			{mechanism: 'CRAM-MD5', initialResponse: false, user: 'a'},
			{mechanism: 'PLAIN', initialResponse: true, user: 'b'},
			{mechanism: 'PLAIN', initialResponse: false, user: 'b'},
			{mechanism: 'CRAM-MD5', initialResponse: false, user: 'b'},
		]);
	});

	test('keeps to its budget', async () => {
		const {result, connections} = await matrix([[...hello, ...leave], tried('535 5.7.8 no')], {budget: 1});
		expect(result).toMatchObject({rows: [{works: false, answer: '535 5.7.8'}], left: {length: 3}});
		expect(result.stopped).toBe('The limit of 1 login is reached.');
		expect(connections).toBe(2);
	});

	test.each(['454 4.7.0 try later', '421 too many', '454 down', '450 4.7.0 slow down'])(
		'stops at %s',
		async answer => {
			const {result, connections} = await matrix([[...hello, ...leave], tried(answer)]);
			expect(result.rows).toHaveLength(1);
			expect(result.stopped).toContain('a sign of throttling or lock-out');
			expect(connections).toBe(2);
		},
	);

	test('stops where the next connection is turned away', async () => {
		const {result} = await matrix([[...hello, ...leave], tried('535 no'), ['S: 421 4.7.0 too many', 'END']]);
		expect(result.rows).toHaveLength(1);
		expect(result.stopped).toContain('421 4.7.0');
	});

	test('sends nothing where TLS is no longer offered', async () => {
		const first = [
			'S: 220 mx',
			'C: EHLO …',
			'S: 250-mx',
			'S: 250 STARTTLS',
			'C: STARTTLS',
			'S: 220 go',
			'TLS',
		];
		const {result, written} = await matrix(
			[
				[...first, 'C: EHLO …', 'S: 250-mx', 'S: 250 AUTH PLAIN', ...leave],
				[...hello, 'C: STARTTLS', 'S: 502 no'],
			],
			{secure: true},
		);
		expect(result).toMatchObject({rows: [], needsYes: false});
		expect(result.stopped).toContain('not encrypted');
		expect(written).not.toContain('AUTH');
	});
});
