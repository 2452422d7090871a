import {once} from 'node:events';
import type {RequestListener, ServerResponse} from 'node:http';
import {createServer} from 'node:https';
import {afterEach, expect, it} from 'vitest';
import {getHttpsText, type HttpsText} from '../../source/transport/https-text.ts';
import {certificate} from '../support/certificates.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of open.splice(0)) {
		await close();
	}
});

async function ask(
	answer: RequestListener,
	{
		kind = 'good',
		trusted = true,
		timeout = 10_000,
	}: {kind?: 'good' | 'wrong-name'; trusted?: boolean; timeout?: number} = {},
): Promise<HttpsText> {
	const made = await certificate(kind);
	const server = createServer({cert: made.cert, key: made.key}, answer);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	open.push(async () => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	return await getHttpsText(new URL(`https://mail.example.test:${port}/policy`), {
		timeout,
		limit: 100,
		lookup: async () => [{address: '127.0.0.1', family: 4}],
		tls: trusted ? {ca: [made.ca]} : {},
	});
}

it('gives the text and what kind it is', async () => {
	const answer = await ask((request, response) => {
		response.setHeader('Content-Type', 'Text/Plain; charset=utf-8');
		response.end(`you asked ${request.headers.host?.replace(/\d+$/, 'PORT')}${request.url}`);
	});
	expect(answer).toEqual({
		ok: true,
		status: 200,
		contentType: 'text/plain',
		location: null,
		text: 'you asked mail.example.test:PORT/policy',
		cut: false,
	});
});

it('does not follow a redirection', async () => {
	const answer = await ask((_, response) => {
		response.writeHead(302, {location: 'https://elsewhere.example/'}).end();
	});
	expect(answer).toMatchObject({ok: true, status: 302, location: 'https://elsewhere.example/', text: ''});
});

it('stops reading a body that does not end', async () => {
	const answer = await ask((_, response) => {
		const write = (): void => {
			while (!response.destroyed && response.write('x'.repeat(4096))) {
				// As much as the connection holds.
			}
		};
		response.on('drain', write);
		write();
	});
	expect(answer).toMatchObject({ok: true, cut: true, text: 'x'.repeat(100)});
});

it.each<[string, (response: ServerResponse) => void, object]>([
	['stops in the middle', response => response.write('abc'), {ok: false, error: {code: 'timed-out'}}],
	[
		'drips',
		response => {
			const drip = setInterval(() => response.write('x'), 10);
			response.on('close', () => clearInterval(drip));
		},
		{ok: false, error: {code: 'timed-out'}},
	],
	[
		'promises more than it sends',
		response => {
			response.writeHead(200, {'content-length': '1073741824'}).write('abc', () => response.destroy());
		},
		{ok: false, error: {stage: 'open', message: expect.stringMatching(/mail\.example\.test/)}},
	],
])('a server that %s', async (_name, serve, outcome) => {
	const answer = await ask((_, response) => serve(response), {timeout: 300});
	expect(answer).toMatchObject(outcome);
});

it('gives up on a server that says nothing', async () => {
	const answer = await ask(() => {}, {timeout: 100});
	expect(answer).toMatchObject({ok: false, error: {code: 'timed-out'}});
});

it('refuses a certificate that nobody trusts, or of another name', async () => {
	const untrusted = await ask((_, response) => response.end('secret'), {trusted: false});
	expect(untrusted).toMatchObject({ok: false});
	const wrong = await ask((_, response) => response.end('secret'), {kind: 'wrong-name'});
	expect(wrong).toMatchObject({ok: false});
	expect(JSON.stringify([untrusted, wrong])).not.toContain('secret');
	expect(JSON.stringify(wrong)).toContain('other.example.test');
});
