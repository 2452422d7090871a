/** What goes along with a session that a subcommand drives. */
import process from 'node:process';
import {expect, test, vi} from 'vitest';
import {accompany, conduct, type Witness} from '../../source/dialogs/conduct.ts';
import {greet} from '../../source/dialogs/greet.ts';
import type {Entry} from '../../source/session/entry.ts';
import type {Session} from '../../source/session/session.ts';
import {fakeSession} from '../support/fake-session.ts';
import {reactiveServer} from '../support/reactive-server.ts';
import {targetOf} from '../support/target-of.ts';

// The server is on this machine, which is excepted: here it counts as far away.
vi.mock('../../source/transport/loopback.ts', () => ({isLoopback: () => false}));

/** Masks and a witness that write down what each was given, in one list. */
function company() {
	const told: string[] = [];
	const witness: Witness = ({type}, findings, startedAt) => {
		told.push(
			[
				`told ${type}`,
				...findings.map(({rule}) => rule),
				...(startedAt === undefined ? ['no time'] : []),
			].join(', '),
		);
	};
	return {
		told,
		company: {masks: {learn: ({type}: Entry) => told.push(`masked ${type}`)}, witnesses: [witness]},
	};
}

const interrupted = (): number => process.listenerCount('SIGINT');

test('each entry is masked, judged and told in its order, the end of the connection too', async () => {
	await using server = await reactiveServer({replies: {CONNECT: '554 5.7.1 Access denied'}});
	const {told, company: along} = company();
	const before = interrupted();
	const target = {...targetOf(`127.0.0.1:${server.port}`), note: 'The port was guessed.'};
	const result = await conduct(
		{...along, options: {target}, allowed: {clearText: false, unverified: false}},
		async session => {
			expect(interrupted()).toBe(before + 1);
			await session.connect();
			return 'driven';
		},
		(driven, entries) => [driven, ...entries.map(({type}) => type)],
	);
	expect(result).toEqual(['driven', 'note', 'attempt', 'connected', 'reply', 'closed']);
	expect(told.map(line => line.replace(/, [\w-]+\/[\w-]+/, ', FINDING'))).toEqual([
		...['masked note', 'told note', 'masked attempt', 'told attempt'],
		...[
			'masked connected',
			'told connected',
			'masked reply',
			'told reply, FINDING',
			'masked closed',
			'told closed',
		],
	]);
	expect(interrupted()).toBe(before);
});

test('what was not complete is told at the end, and no note without one', async () => {
	await using server = await reactiveServer();
	const {told, company: along} = company();
	await conduct(
		{
			...along,
			options: {target: targetOf(`127.0.0.1:${server.port}`)},
			allowed: {clearText: false, unverified: false},
		},
		async session => {
			await session.connect();
			await session.type('DATA');
			await session.type('half a message');
			expect(told.at(-1)).toBe('told reply');
		},
		() => undefined,
	);
	expect(told.filter(line => /note$/.test(line))).toEqual([]);
	expect(told).toContain('masked sent');
	expect(told.slice(-4)).toEqual([
		'masked sent',
		expect.stringContaining('told sent'),
		'masked closed',
		expect.stringContaining('told closed'),
	]);
});

test('the session is closed, and Ctrl+C is let go, where driving it fails', async () => {
	await using server = await reactiveServer();
	const {company: along} = company();
	const before = interrupted();
	const sessions: Session[] = [];
	const failing = conduct(
		{
			...along,
			options: {target: targetOf(`127.0.0.1:${server.port}`)},
			allowed: {clearText: false, unverified: false},
		},
		async session => {
			sessions.push(session);
			await session.connect();
			throw new Error('a fault');
		},
		() => 'concluded',
	);
	await expect(failing).rejects.toThrow('a fault');
	expect(sessions[0]?.state.phase.name).toBe('closed');
	expect(interrupted()).toBe(before);
	await server.gone();
});

test('Ctrl+C closes the connection', async () => {
	await using server = await reactiveServer({replies: {EHLO: 'silence'}});
	const {company: along} = company();
	const phase = await conduct(
		{
			...along,
			options: {target: targetOf(`127.0.0.1:${server.port}`)},
			allowed: {clearText: false, unverified: false},
		},
		async session => {
			await session.connect();
			const greeted = greet(session, 'me.example');
			process.emit('SIGINT', 'SIGINT');
			await greeted;
			return session.state.phase.name;
		},
		driven => driven,
	);
	expect(phase).toBe('closed');
});

test('a secret does not leave in clear text unless it is allowed to', async () => {
	const plain = 'AUTH PLAIN AGFubgBzZWNyZXQtNw==';
	const sent = async (clearText: boolean): Promise<readonly string[]> => {
		await using server = await reactiveServer({keywords: ['AUTH PLAIN']});
		const {company: along} = company();
		await conduct(
			{
				...along,
				options: {target: targetOf(`127.0.0.1:${server.port}`)},
				allowed: {clearText, unverified: false},
			},
			async session => {
				await session.connect();
				await greet(session, 'me.example');
				void session.type(plain);
				await session.settled();
			},
			() => undefined,
		);
		await server.gone();
		return server.wire;
	};
	expect(await sent(false)).not.toContain(plain);
	expect(await sent(true)).toContain(plain);
});

test('what a receiver may object to in the message is said, unless it is not asked for', () => {
	const rules = (messages?: boolean): readonly string[] => {
		const heard: string[] = [];
		const session = fakeSession(
			'S: 220 hi\nC: EHLO me.example\nS: 250 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok\nC: DATA\nS: 354 go\nC: no header\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye',
		);
		const end = accompany(session, {
			masks: {learn() {}},
			witnesses: [(_, findings) => heard.push(...findings.map(({rule}) => rule))],
			...(messages !== undefined && {messages}),
		});
		end();
		return heard.filter(rule => rule.startsWith('message/'));
	};
	expect(rules()).not.toEqual([]);
	expect(rules(true)).toEqual(rules());
	expect(rules(false)).toEqual([]);
});
