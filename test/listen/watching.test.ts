/** Replies that wait for someone: what the prompt of the inspector can do to another program’s session. */
import {describe, expect, test} from 'vitest';
import type {WatchedSession} from '../../source/listen/watched-session.ts';
import type {Watching} from '../../source/session/watching.ts';
import {type Listening, listening, targetAt, transcript} from '../support/listening.ts';
import {RawClient} from '../support/raw-client.ts';
import {reactiveServer} from '../support/reactive-server.ts';

/** Resolves when a reply of the session waits. */
function untilHeld({session}: WatchedSession): Promise<void> {
	const watching = watchingOf(session);
	return new Promise(resolve => {
		const look = (): void => {
			if (watching.held) {
				unsubscribe();
				resolve();
			}
		};

		const unsubscribe = session.subscribe(look);
		look();
	});
}

function watchingOf(session: WatchedSession['session']): Watching {
	return session.watching ?? expect.fail('nothing can be done to the session');
}

async function began(
	server: Listening,
): Promise<{client: RawClient; watched: WatchedSession; watching: Watching}> {
	const client = RawClient.clear(server.port);
	await client.reply();
	const watched = server.sessions.at(-1) ?? expect.fail('no session');
	return {client, watched, watching: watchingOf(watched.session)};
}

describe('a reply that is held', () => {
	test('is named, and goes out as it is when it is let go', async () => {
		await using server = await listening();
		const {client, watched, watching} = await began(server);
		expect(watching.held).toBeNull();
		expect(watching.release()).toBe(false);
		watching.hold('NOOP');
		const answered = client.ask('NOOP');
		await untilHeld(watched);
		expect(watching.held).toEqual({about: 'NOOP', proposed: '250 2.0.0 OK'});
		expect(watched.held).toMatchObject({subject: {verb: 'NOOP'}, proposed: {code: 250}});
		expect(watching.release()).toBe(true);
		expect(await answered).toBe('250 2.0.0 OK\r\n');
		expect(watching.held).toBeNull();
		client[Symbol.dispose]();
		const {session} = await server.ended(1);
		expect(transcript(session.entries)).toContain('S: 250 2.0.0 OK');
	});

	test('is answered by hand, once', async () => {
		await using server = await listening();
		const {client, watched, watching} = await began(server);
		watching.hold(' noop ');
		expect(watching.answer('451 4.7.1 Later')).toBe('nothing is held');
		const answered = client.ask('NOOP');
		await untilHeld(watched);
		expect(watching.answer('hello')).toBe('not a reply');
		expect(watching.held).not.toBeNull();
		expect(watching.answer('451 4.7.1 Later')).toBe('answered');
		expect(await answered).toBe('451 4.7.1 Later\r\n');
		expect(watching.answer('451 4.7.1 Later')).toBe('nothing is held');
		client[Symbol.dispose]();
		const {session} = await server.ended(1);
		expect(transcript(session.entries)).toContain('S*: 451 4.7.1 Later');
	});

	test('may be the end of the connection', async () => {
		await using server = await listening();
		const {client, watched, watching} = await began(server);
		watching.hold('NOOP');
		client.write('NOOP\r\n');
		await untilHeld(watched);
		expect(watching.answer(' close ')).toBe('answered');
		expect(await client.closed()).toBe('');
		expect((await server.ended(1)).over).toBe(true);
	});

	test('is held in every session, until that is dropped', async () => {
		await using server = await listening();
		const one = await began(server);
		const other = await began(server);
		one.watching.hold('NOOP');
		const answered = other.client.ask('NOOP');
		await untilHeld(other.watched);
		expect(one.watching.held).toBeNull();
		expect(other.watching.release()).toBe(true);
		await answered;
		expect(other.watching.dropHold('HELP')).toBe(false);
		expect(other.watching.dropHold(' noop')).toBe(true);
		expect(other.watching.dropHold('NOOP')).toBe(false);
		expect(await one.client.ask('NOOP')).toBe('250 2.0.0 OK\r\n');
		one.client[Symbol.dispose]();
		other.client[Symbol.dispose]();
	});

	test('is dropped with the connection', async () => {
		await using server = await listening();
		const {client, watched, watching} = await began(server);
		watching.hold('NOOP');
		client.write('NOOP\r\n');
		await untilHeld(watched);
		watched.close();
		await client.closed();
		await server.ended(1);
		expect(watching.held).toBeNull();
		expect(watching.answer('250 ok')).toBe('nothing is held');
	});

	test('is one of the server’s where sessions are passed on', async () => {
		await using behind = await reactiveServer();
		await using server = await listening({
			to: {
				target: targetAt(`smtp://127.0.0.1:${behind.port}`),
				transport: {},
				insecure: false,
				allowClearAuth: false,
			},
		});
		const {client, watched, watching} = await began(server);
		watching.hold('VRFY');
		const answered = client.ask('VRFY bob');
		await untilHeld(watched);
		expect(watching.held).toEqual({about: 'VRFY', proposed: '250 2.0.0 ok'});
		expect(watching.answer('252 2.5.2 Cannot say')).toBe('answered');
		expect(await answered).toBe('252 2.5.2 Cannot say\r\n');
		client[Symbol.dispose]();
		await behind.gone();
	});
});

test('nothing can be typed into the session of another program', async () => {
	await using server = await listening();
	const {client, watched} = await began(server);
	expect(await watched.session.type('NOOP')).toEqual([]);
	expect(await client.ask('NOOP')).toBe('250 2.0.0 OK\r\n');
	client[Symbol.dispose]();
	const {session} = await server.ended(1);
	expect(transcript(session.entries)).toContain('(listen/read-only)');
	expect(transcript(session.entries).filter(line => line === 'C: NOOP')).toHaveLength(1);
});

describe('the listener', () => {
	test('knows how many sessions go on, and puts the newer rules first', async () => {
		await using server = await listening();
		expect(server.listener.open).toBe(0);
		const {client} = await began(server);
		expect(server.listener.open).toBe(1);
		const answer = (code: number) => ({kind: 'answer' as const, answer: {code, texts: ['by a rule']}});
		server.listener.addRules([{pattern: 'NOOP', does: {...answer(450), once: false}}]);
		expect(await client.ask('NOOP')).toBe('450 by a rule\r\n');
		server.listener.addRules([{pattern: 'NOOP', does: {...answer(550), once: false}}]);
		expect(await client.ask('NOOP')).toBe('550 by a rule\r\n');
		expect(server.listener.dropHold('NOOP')).toBe(false);
		client[Symbol.dispose]();
		await server.ended(1);
		expect(server.listener.open).toBe(0);
	});

	test('turns away more than it may have at a time, and those who may not come', async () => {
		await using full = await listening({
			maxConnections: 1,
			ports: [
				{port: 0, implicitTls: false},
				{port: 0, implicitTls: true},
			],
		});
		const {client} = await began(full);
		const second = RawClient.clear(full.port);
		expect(await second.closed()).toBe('421 4.7.0 Too many connections at the same time (listen.test)\r\n');
		// Clear text would be no answer where TLS is expected.
		const inTls = RawClient.clear(full.listener.ports[1]?.port ?? 0);
		expect(await inTls.closed()).toBe('');
		expect(full.listener.refused).toBe(2);
		client[Symbol.dispose]();
		await using closed = await listening({allows: () => false});
		expect(await RawClient.clear(closed.port).closed()).toBe(
			'554 5.7.1 This client may not connect (listen.test)\r\n',
		);
		expect(closed.listener.refused).toBe(1);
		expect(closed.sessions).toEqual([]);
	});
});
