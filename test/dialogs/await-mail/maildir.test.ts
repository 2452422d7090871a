import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {arrivalOf} from '../../../source/dialogs/await-mail/arrival.ts';
import {awaitInMaildir} from '../../../source/dialogs/await-mail/maildir.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-await-'));
afterAll(() => rmSync(folder, {recursive: true}));
for (const name of ['new', 'cur', 'tmp']) {
	mkdirSync(join(folder, name));
}

const message = (id: string): string =>
	`Received: by mx.example.test with ESMTP id 1; Sun, 1 Nov 2026 10:00:00 +0000\r\nAuthentication-Results: mx.example.test;\r\n\tspf=pass smtp.mailfrom=alice@example.org\r\nMessage-ID:\r\n <${id}>\r\n\r\nMessage-ID: <other@example.test>\r\n`;

it('finds the message when it comes, among others, and reads its way', async () => {
	writeFileSync(join(folder, 'cur', '1:2,S'), message('other@example.test'));
	const waiting = awaitInMaildir(folder, {
		messageId: '<wanted@example.test>',
		timeout: 20_000,
		since: performance.now(),
	});
	writeFileSync(join(folder, 'new', '2'), message('wanted@example.test'));
	const waited = await waiting;
	expect(waited).toMatchObject({ok: true, arrived: {place: join(folder, 'new', '2'), junk: false}});
	const arrival = waited.ok ? arrivalOf(waited.arrived) : null;
	expect(arrival?.hops).toMatchObject([{by: 'mx.example.test', protocol: 'ESMTP'}]);
	expect(arrival?.authentication).toMatchObject([
		{server: 'mx.example.test', results: [{method: 'spf', result: 'pass'}]},
	]);
});

it('says that it did not come, is stopped, or has no maildir to look into', async () => {
	const options = {messageId: 'nobody@example.test', timeout: 1, since: performance.now()};
	expect(await awaitInMaildir(folder, options)).toMatchObject({
		ok: false,
		problem: expect.stringContaining('did not arrive'),
	});
	const stop = new AbortController();
	const waiting = awaitInMaildir(folder, {...options, timeout: 60_000, signal: stop.signal});
	stop.abort();
	expect(await waiting).toEqual({ok: false, problem: 'Waiting for the message was stopped.'});
	expect(await awaitInMaildir(join(folder, 'cur'), options)).toMatchObject({
		problem: expect.stringContaining('cannot be read as a maildir'),
	});
});
