import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {arrivalOf, type MailWatch} from '../../../source/dialogs/await-mail/arrival.ts';
import {openMaildir} from '../../../source/dialogs/await-mail/maildir.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-await-'));
afterAll(() => rmSync(folder, {recursive: true}));
for (const name of ['new', 'cur', 'tmp']) {
	mkdirSync(join(folder, name));
}

const message = (id: string): string =>
	`Received: by mx.example.test with ESMTP id 1; Sun, 1 Nov 2026 10:00:00 +0000\r\nAuthentication-Results: mx.example.test;\r\n\tspf=pass smtp.mailfrom=alice@example.org\r\nARC-Authentication-Results: i=1; relay.example.test; dkim=fail\r\nMessage-ID:\r\n <${id}>\r\n\r\nMessage-ID: <other@example.test>\r\n`;

async function watch(path: string): Promise<MailWatch> {
	const opened = await openMaildir(path);
	if (!opened.ok) {
		throw new Error(opened.problem);
	}

	return opened.watch;
}

it('finds the message when it comes, among others and not an earlier one with its name, and reads its way', async () => {
	writeFileSync(join(folder, 'cur', '1:2,S'), message('other@example.test'));
	writeFileSync(join(folder, 'new', '0'), message('wanted@example.test'));
	const {wait} = await watch(folder);
	renameSync(join(folder, 'new', '0'), join(folder, 'cur', '0:2,S'));
	const waiting = wait({messageId: '<wanted@example.test>', timeout: 20_000, since: performance.now()});
	writeFileSync(join(folder, 'tmp', '2'), message('wanted@example.test'));
	renameSync(join(folder, 'tmp', '2'), join(folder, 'new', '2'));
	const waited = await waiting;
	expect(waited).toMatchObject({ok: true, arrived: {place: join(folder, 'new', '2'), junk: false}});
	const arrival = waited.ok ? arrivalOf(waited.arrived) : null;
	expect(arrival?.hops).toMatchObject([{by: 'mx.example.test', protocol: 'ESMTP'}]);
	expect(arrival?.authentication).toMatchObject([
		{server: 'mx.example.test', results: [{method: 'spf', result: 'pass'}]},
	]);
	expect(arrival?.arc).toMatchObject([
		{instance: 1, results: {server: 'relay.example.test', results: [{method: 'dkim', result: 'fail'}]}},
	]);
});

it('says that it did not come, is stopped, or has no maildir to look into', async () => {
	const options = {messageId: 'nobody@example.test', timeout: 1, since: performance.now()};
	const {wait} = await watch(folder);
	expect(await wait(options)).toMatchObject({
		ok: false,
		problem: expect.stringContaining('did not arrive'),
	});
	const stop = new AbortController();
	const waiting = wait({...options, timeout: 60_000, signal: stop.signal});
	stop.abort();
	expect(await waiting).toEqual({ok: false, problem: 'You stopped waiting for the message.'});
	expect(await openMaildir(join(folder, 'cur'))).toMatchObject({
		problem: expect.stringContaining('cannot be read as a maildir'),
	});
});

it('names the folder that is not a maildir, or is none any more', async () => {
	const other = mkdtempSync(join(tmpdir(), 'smtpscope-await-'));
	const problem = `“${other}” cannot be read as a maildir: it has no folder “new”.`;
	expect(await openMaildir(other)).toEqual({ok: false, problem});
	writeFileSync(join(other, 'new'), 'a file');
	expect(await openMaildir(other)).toEqual({ok: false, problem});
	rmSync(join(other, 'new'));
	mkdirSync(join(other, 'new'));
	const {wait} = await watch(other);
	rmSync(other, {recursive: true});
	expect(await wait({messageId: '<x@example.test>', timeout: 20_000, since: 0})).toEqual({
		ok: false,
		problem,
	});
});

it('reads no file that it cannot open, and finds a message without the folder “cur”', async () => {
	const other = mkdtempSync(join(tmpdir(), 'smtpscope-await-'));
	mkdirSync(join(other, 'new'));
	const {wait} = await watch(other);
	mkdirSync(join(other, 'new', '1'));
	writeFileSync(join(other, 'new', '2:2,'), message('wanted@example.test'));
	const waited = await wait({messageId: '<wanted@example.test>', timeout: 0, since: performance.now()});
	expect(waited).toMatchObject({
		ok: true,
		arrived: {place: join(other, 'new', '2:2,'), source: Buffer.from(message('wanted@example.test'))},
	});
	rmSync(other, {recursive: true});
});
