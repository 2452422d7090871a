import {expect, it} from 'vitest';
import {events} from '../../source/session/entry-stream.ts';
import {createSession} from '../../source/session/live-session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {expectLine, say, scriptedServer} from '../support/scripted-server.ts';

it('gives an entry when it is complete: a command while its reply is awaited, a message with its dot', async () => {
	await using server = await scriptedServer([
		say('220 hi'),
		expectLine('DATA'),
		say('354 go'),
		expectLine('one'),
		expectLine('two'),
		expectLine('.'),
		say('250 ok'),
		expectLine('NOOP'),
	]);
	const parsed = parseTarget(`${server.host}:${server.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target});
	const heard = events(session);
	const next = async () => {
		const {value} = await heard.next();
		if (value?.type === 'sent') {
			return value.kind === 'message' ? `message of ${value.lines}` : value.line;
		}

		return value?.type === 'reply' ? `${value.code}` : value?.type;
	};

	const greeted = session.connect();
	expect([await next(), await next(), await next()]).toEqual(['attempt', 'connected', '220']);
	await greeted;
	await session.type('DATA');
	expect([await next(), await next()]).toEqual(['DATA', '354']);
	void session.type('one');
	const message = next();
	void session.type('two');
	await session.type('.');
	expect([await message, await next(), await next()]).toEqual(['message of 2', '.', '250']);
	// Nobody answers it, and the connection is open.
	void session.type('NOOP');
	expect(await next()).toBe('NOOP');
	expect(session.state.awaiting).toHaveLength(1);
	session.close();
});
