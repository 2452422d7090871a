import {expect, it} from 'vitest';
import {testRelay} from '../../../source/dialogs/probe/relay-test.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {scriptedServer} from '../../support/scripted-server.ts';

async function against(replies: readonly string[]) {
	await using server = await scriptedServer(
		[
			'S: 220 mail.example.test',
			'C: EHLO …',
			'S: 250 mail.example.test',
			'C: MAIL FROM:<relay-test@example.com>',
			...replies,
		].join('\n'),
	);
	const target = parseTarget(`smtp://127.0.0.1:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const result = await testRelay(target.target, {transport: {}, timeout: 5000, clientName: 'client.example'});
	return {result, written: server.written()};
}

it('tells a server that relays from one that does not, and sends no message', async () => {
	const open = await against([
		'S: 250 ok',
		'C: RCPT TO:<relay-test@example.net>',
		'S: 250 ok',
		'C: RSET',
		'S: 250 ok',
		'C: QUIT',
		'S: 221 bye',
		'END',
	]);
	expect(open.result).toEqual({verdict: 'accepted', reply: 'RCPT: 250 ok'});
	expect(open.written).not.toContain('DATA');
	const closed = await against([
		'S: 250 ok',
		'C: RCPT TO:<relay-test@example.net>',
		'S: 554 5.7.1 Relay access denied',
		'C: QUIT',
		'S: 221 bye',
		'END',
	]);
	expect(closed.result).toEqual({verdict: 'refused', reply: 'RCPT: 554 5.7.1 Relay access denied'});
});

it.each([
	['a refused MAIL', ['S: 530 5.7.0 Must issue a STARTTLS command first', 'C: QUIT', 'S: 221 bye', 'END']],
	[
		'a temporary refusal',
		[
			'S: 250 ok',
			'C: RCPT TO:<relay-test@example.net>',
			'S: 450 4.7.1 later',
			'C: QUIT',
			'S: 221 bye',
			'END',
		],
	],
	['a server that hangs up', ['END']],
])('knows nothing after %s', async (_, replies) => {
	expect((await against(replies)).result.verdict).toBe('not known');
});
