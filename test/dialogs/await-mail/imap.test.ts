/** Servers that break off or stay silent; a real one is met in test/interop/await.test.ts. */
import {expect, it} from 'vitest';
import {openImap} from '../../../source/dialogs/await-mail/imap.ts';
import {drop, expectLine, say, scriptedServer} from '../../support/scripted-server.ts';

const account = {host: '127.0.0.1', tls: false, user: 'bob', password: 'wonderland', allowClear: true};
const untilCapability = ['S: * OK hi', expectLine(/CAPABILITY/i)];

it('does not wait longer than the limit for a server that stays silent', async () => {
	await using server = await scriptedServer(untilCapability);
	expect(await openImap({...account, port: server.port}, {limit: 300})).toEqual({
		ok: false,
		problem: `The IMAP server 127.0.0.1:${server.port} did not answer in time.`,
	});
	await server.gone();
});

it('is stopped', async () => {
	await using server = await scriptedServer(untilCapability);
	const stop = new AbortController();
	const opening = openImap({...account, port: server.port}, {signal: stop.signal});
	await server.finished();
	stop.abort();
	expect(await opening).toEqual({ok: false, problem: 'You stopped waiting for the message.'});
	await server.gone();
});

it.each([
	['closes', drop()],
	['speaks another protocol', say('220 mail.example.test ESMTP')],
])('a server that %s', async (_name, step) => {
	await using server = await scriptedServer([step]);
	expect(await openImap({...account, port: server.port}, {limit: 1000})).toMatchObject({
		ok: false,
		problem: expect.stringMatching(
			/^The IMAP server 127\.0\.0\.1:\d+ (?:could not be queried: .+|did not answer in time)\.$/,
		),
	});
});
