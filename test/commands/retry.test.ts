import {afterEach, expect, test} from 'vitest';
import {type CommandContext, noTokenTools} from '../../source/commands/command.ts';
import {retry} from '../../source/commands/retry.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {expectLine, say, scriptedServer, takeMessage} from '../support/scripted-server.ts';

const open: Session[] = [];

afterEach(() => {
	for (const session of open.splice(0)) {
		session.close();
	}
});

const hello = [
	say('220 mail.example.org ESMTP'),
	expectLine('EHLO client.example.net'),
	say('250 mail.example.org'),
	expectLine('MAIL FROM:<ann@example.com>'),
];

async function connected(port: number): Promise<Session> {
	const session = createSession({
		target: {
			protocol: 'smtp',
			security: 'clear',
			host: '127.0.0.1',
			endpoint: {kind: 'tcp', host: '127.0.0.1', port},
		},
	});
	open.push(session);
	await session.connect();
	await session.type('EHLO client.example.net');
	await session.type('MAIL FROM:<ann@example.com>');
	return session;
}

function contextOf(session: Session, written: string[], asked: string[] = []): CommandContext {
	const nobody = (): never => {
		throw new Error('not part of /retry');
	};
	return {
		session,
		ask: nobody,
		confirm: async question => {
			asked.push(question);
			return !question.startsWith('Send the message');
		},
		composeLetter: nobody,
		startBurst: nobody,
		allowed: () => ({}),
		endBurst: nobody,
		clearHistory: nobody,
		showHelp: nobody,
		read: nobody,
		follow: nobody,
		tokens: noTokenTools,
		keepAlive: null,
		probe: nobody,
		showComparison: nobody,
		mailboxes: null,
		quit: nobody,
		selectedId: () => null,
		select: nobody,
		showPart: nobody,
		tell: nobody,
		write: line => written.push(line),
		runCommand: nobody,
		keepStep: nobody,
		selected: () => null,
		isRevealed: () => false,
		revealSecrets: nobody,
		copy: nobody,
		mark: nobody,
	};
}

test('comes to the same line on a new connection, and leaves it in the prompt', async () => {
	const script = [
		...hello,
		say('250 2.1.0 Ok'),
		expectLine('RCPT TO:<bob@example.org>'),
		say('550 5.1.1 no'),
	];
	await using server = await scriptedServer(script, [...hello, say('250 2.1.0 Ok')]);
	const session = await connected(server.port);
	await session.type('RCPT TO:<bob@example.org>');
	const written: string[] = [];
	expect(await retry.run('', contextOf(session, written))).toMatchObject({
		said: expect.stringContaining('All as before'),
	});
	expect(written).toEqual(['RCPT TO:<bob@example.org>']);
	expect(session.state.situation.sender).toBe('ann@example.com');
});

test('takes the verb of a line for the last line that began so', async () => {
	await using server = await scriptedServer(
		[...hello, say('250 2.1.0 Ok'), expectLine('NOOP'), say('250 Ok')],
		hello.slice(0, 3),
	);
	const session = await connected(server.port);
	await session.type('NOOP');
	const written: string[] = [];
	await retry.run('mail', contextOf(session, written));
	expect(written).toEqual(['MAIL FROM:<ann@example.com>']);
});

test('stops where a line is refused that was accepted before', async () => {
	await using server = await scriptedServer(
		[...hello, say('250 2.1.0 Ok'), expectLine('NOOP'), say('250 Ok')],
		[...hello, say('451 4.7.1 later')],
	);
	const session = await connected(server.port);
	await session.type('NOOP');
	const written: string[] = [];
	expect(await retry.run('', contextOf(session, written))).toEqual({
		said: 'Stopped: MAIL was refused with 451 this time.',
	});
	expect(written).toEqual([]);
});

test('asks before a message goes out again', async () => {
	const envelope = [
		...hello,
		say('250 2.1.0 Ok'),
		expectLine('RCPT TO:<bob@example.org>'),
		say('250 2.1.5 Ok'),
	];
	await using server = await scriptedServer(
		[
			...envelope,
			expectLine('DATA'),
			say('354 go on'),
			takeMessage(),
			say('250 2.0.0 Ok'),
			expectLine('NOOP'),
			say('250 Ok'),
		],
		envelope,
	);
	const session = await connected(server.port);
	for (const line of ['RCPT TO:<bob@example.org>', 'DATA', 'hello', '.', 'NOOP']) {
		await session.type(line);
	}

	const written: string[] = [];
	const asked: string[] = [];
	await retry.run('', contextOf(session, written, asked));
	expect(asked.at(-1)).toMatch(/^Send the message again/);
	expect(written).toEqual(['DATA']);
});

test.each(['0', 'x', '9999'])('“%s” is no line', async number => {
	await using server = await scriptedServer([...hello, say('250 2.1.0 Ok')]);
	const session = await connected(server.port);
	expect(await retry.run(number, contextOf(session, []))).toMatchObject({
		problem: expect.stringContaining(number),
	});
});
