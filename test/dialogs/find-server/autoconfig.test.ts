import fc from 'fast-check';
import {expect, it} from 'vitest';
import {askAutoconfig, readAutoconfig} from '../../../source/dialogs/find-server/autoconfig.ts';
import type {HttpsText} from '../../../source/transport/https-text.ts';

const server = (fields: string, type = 'smtp'): string =>
	`<outgoingServer type="${type}">${fields}</outgoingServer>`;
const config = (...servers: readonly string[]): string =>
	`<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="example.test"><incomingServer type="imap"><hostname>imap.example.test</hostname></incomingServer>${servers.join('')}</emailProvider></clientConfig>`;
const fields = (host: string, port: string, socket: string, user = '%EMAILADDRESS%'): string =>
	`<hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType><username>${user}</username>`;

it('reads the outgoing servers in their order', async () => {
	const xml = config(
		server(fields('a.example.test', '465', 'SSL')),
		server(fields('b.example.test', '587', 'STARTTLS', '%EMAILLOCALPART%')),
	);
	expect(await readAutoconfig(xml, 'alice@example.test')).toEqual([
		{host: 'a.example.test', port: 465, security: 'tls', user: 'alice@example.test'},
		{host: 'b.example.test', port: 587, security: 'starttls', user: 'alice'},
	]);
});

it.each([
	['clear text', server(fields('a.example.test', '25', 'plain'))],
	['another protocol', server(fields('a.example.test', '443', 'SSL'), 'exchange')],
	['a port that is not one', server(fields('a.example.test', '99999', 'SSL'))],
	['a host with an escape sequence', server(fields('a\u001b[2J', '465', 'SSL'))],
	['a host with an option in it', server(fields('-oProxyCommand=x', '465', 'SSL'))],
	['an address, where a name belongs', server(fields('10.0.0.1', '465', 'SSL'))],
	['this machine', server(fields('localhost', '465', 'SSL'))],
	['no host', server('<port>465</port><socketType>SSL</socketType>')],
])('does not follow %s', async (_, xml) => {
	expect(await readAutoconfig(config(xml), 'alice@example.test')).toEqual([]);
});

it.each([
	['two lines', 'alice&#10;RCPT'],
	['two lines, written so', 'alice\nRCPT'],
	['an escape sequence', 'alice\u009b2J'],
	['more than any mailbox has', 'a'.repeat(400)],
])('a user name of %s is not used', async (_, user) => {
	const [way] = await readAutoconfig(
		config(server(fields('a.example.test', '465', 'SSL', user))),
		'x@example.test',
	);
	expect(way?.user === null || !/[\n\u009b]/.test(way?.user ?? '')).toBe(true);
	expect(way?.user?.length ?? 0).toBeLessThan(330);
});

it('does not expand entities', async () => {
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${config(server(fields('&b;.example.test', '465', 'SSL')))}`;
	expect(await readAutoconfig(bomb, 'alice@example.test')).toEqual([]);
});

it('reads nothing from what is not such a configuration', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(
				fc.string(),
				fc.string().map(text => `<clientConfig>${text}`),
			),
			async text => {
				expect(await readAutoconfig(text, 'alice@example.test')).toEqual([]);
			},
		),
	);
});

it('says why an answer was not used', async () => {
	const answer = (changes: Partial<Extract<HttpsText, {ok: true}>>) => async (): Promise<HttpsText> => ({
		...{ok: true, status: 200, contentType: 'text/xml', location: null, text: '', cut: false},
		...changes,
	});
	const ask = (get: () => Promise<HttpsText>) => askAutoconfig('example.test', 'alice@example.test', get);
	expect(await ask(answer({status: 404}))).toEqual({found: false, problem: null});
	expect(await ask(answer({text: '<html></html>'}))).toMatchObject({
		problem: expect.stringContaining('does not name a submission server'),
	});
	expect(await ask(answer({cut: true}))).toMatchObject({
		problem: expect.stringContaining('longer than 64 KiB'),
	});
});

it.each<[string, string, string | null]>([
	['%EMAILADDRESS%', 'alice@example.test', 'alice@example.test'],
	['%EMAILLOCALPART%', '"a@b"@example.test', '"a@b"'],
	['%EMAILLOCALPART%-%EMAILDOMAIN%', 'alice@example.test', 'alice-example.test'],
	['%EMAILDOMAIN%', 'example.test', 'example.test'],
	['%EMAILADDRESS%', 'example.test', null],
	['%EMAILLOCALPART%', 'example.test', null],
	['shared', 'example.test', 'shared'],
	['', 'alice@example.test', null],
])('a user name of %s, for %s', async (user, address, filled) => {
	const [way] = await readAutoconfig(config(server(fields('a.example.test', '465', 'SSL', user))), address);
	expect(way?.user).toBe(filled);
});

it('is not strict about capitals, and strict about ports', async () => {
	const read = async (port: string, socket: string) =>
		(await readAutoconfig(config(server(fields('a.example.test', port, socket))), 'a@b.example')).map(way => [
			way.port,
			way.security,
		]);
	expect(await read('465', 'ssl')).toEqual([[465, 'tls']]);
	expect(await read('587', 'StartTls')).toEqual([[587, 'starttls']]);
	expect(await read('65535', 'SSL')).toEqual([[65_535, 'tls']]);
	for (const port of ['0', '-1', '65536', '', 'x']) {
		expect(await read(port, 'SSL')).toEqual([]);
	}
});

it('asks both places, and takes the first that answers', async () => {
	const asked: string[] = [];
	const page = (host: string): HttpsText => ({
		...{ok: true, status: 200, contentType: 'text/xml', location: null, cut: false},
		text: config(server(fields(host, '465', 'SSL'))),
	});
	const failed: HttpsText = {ok: false, error: {code: 'not-found', message: 'There is no such host.'}};
	const ask = (first: HttpsText, second: HttpsText) =>
		askAutoconfig('example.test', 'alice@example.test', async url => {
			asked.push(url.href);
			return url.hostname === 'autoconfig.example.test' ? first : second;
		});
	expect(await ask(page('a.example.test'), page('b.example.test'))).toMatchObject({
		found: true,
		ways: [{host: 'a.example.test'}],
	});
	expect(asked).toEqual([
		'https://autoconfig.example.test/mail/config-v1.1.xml',
		'https://example.test/.well-known/autoconfig/mail/config-v1.1.xml',
	]);
	expect(await ask(failed, page('b.example.test'))).toMatchObject({
		found: true,
		url: asked[1],
		ways: [{host: 'b.example.test'}],
	});
	expect(await ask({...page('a.example.test'), cut: true} as HttpsText, failed)).toMatchObject({
		found: false,
		problem: expect.stringContaining('autoconfig.example.test'),
	});
	expect(await ask(page('localhost'), {...page('b.example.test'), status: 500} as HttpsText)).toMatchObject({
		found: false,
		problem: expect.stringContaining('autoconfig.example.test'),
	});
	expect(await ask(failed, failed)).toEqual({found: false, problem: null});
});
