/** What the OAuth library may do over HTTP, and what is told of it. */
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {describe, expect, it} from 'vitest';
import {boundedFetch, type HttpExchange} from '../../../source/dialogs/oauth/bounded-fetch.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

async function fetched(serve: Serve, init: Partial<Parameters<ReturnType<typeof boundedFetch>>[1]> = {}) {
	const server = createServer(serve);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	const told: HttpExchange[] = [];
	try {
		const response = await boundedFetch(exchange => told.push(exchange))(`${origin}/token?code=secret`, {
			method: 'GET',
			headers: {},
			...init,
		}).catch((error: unknown) => error);
		const result =
			response instanceof Response
				? [response.status, response.headers.get('content-type'), await response.text()]
				: response instanceof Error
					? response.message.replace(origin, 'ORIGIN')
					: response;
		return {
			result,
			told: told.map(({elapsed: _, ...rest}) => ({...rest, url: rest.url.replace(origin, 'ORIGIN')})),
		};
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const answering =
	(status: number, headers: Record<string, string> = {}, text = ''): Serve =>
	(_, response) => {
		response.writeHead(status, headers).end(text);
	};
const json = {'content-type': 'application/json; charset=utf-8'};

describe('an answer', () => {
	it.each<[string, Serve, unknown]>([
		['of JSON', answering(200, json, '{}'), [200, 'application/json; charset=utf-8', '{}']],
		[
			'of JSON by another name',
			answering(400, {'content-type': 'application/problem+json'}, '{}'),
			[400, 'application/problem+json', '{}'],
		],
		['of no kind', answering(200, {}, 'x'), [200, 'text/plain;charset=UTF-8', 'x']],
		['of an error', answering(500, json, '{"error":"x"}'), [500, json['content-type'], '{"error":"x"}']],
		['without a body', answering(204), [204, null, '']],
		['of a web page without a body', answering(204, {'content-type': 'text/html'}), [204, 'text/html', '']],
		[
			'of a web page',
			answering(200, {'content-type': 'Text/HTML; charset=x'}, '<p>'),
			'the answer from ORIGIN/token (HTTP status 200) is text/html, not JSON: probably a web page for people',
		],
		[
			'elsewhere',
			answering(302, {location: 'https://other.example/'}),
			'it points to another address, which is not followed',
		],
		['elsewhere, without saying where', answering(302, json, '{}'), [302, json['content-type'], '{}']],
		[
			'of several choices',
			answering(300, {...json, location: 'https://other.example/'}, '{}'),
			[300, json['content-type'], '{}'],
		],
		['beyond what HTTP has', answering(600, json, '{}'), 'it answered 600'],
		['of the last that HTTP has', answering(599, json, '{}'), [599, json['content-type'], '{}']],
		['too long', answering(200, json, 'x'.repeat(256 * 1024 + 1)), 'the answer is longer than 256 KiB'],
		[
			'as long as it may be',
			answering(200, json, 'x'.repeat(256 * 1024)),
			[200, json['content-type'], 'x'.repeat(256 * 1024)],
		],
	])('%s', async (_name, serve, result) => {
		expect((await fetched(serve)).result).toEqual(result);
	});

	it('is told without its query, and with its status', async () => {
		expect((await fetched(answering(404, json, '{}'))).told).toEqual([
			{method: 'GET', url: 'ORIGIN/token', status: 404},
		]);
		const lost = await fetched(request => request.socket.destroy());
		expect(lost.told).toEqual([{method: 'GET', url: 'ORIGIN/token', status: null}]);
		expect(lost.result).toMatch(/[^.]$/);
	});
});

describe('a request', () => {
	it('has its method, its headers, and its form with the length of that', async () => {
		const heard: unknown[] = [];
		await fetched(
			async (request, response) => {
				const pieces = await request.toArray();
				heard.push(
					request.method,
					request.headers['x-own'],
					request.headers['content-length'],
					Buffer.concat(pieces).toString(),
				);
				response.writeHead(200, json).end('{}');
			},
			{method: 'POST', headers: {'x-own': 'yes'}, body: new URLSearchParams({user: 'jürgen'})},
		);
		expect(heard).toEqual(['POST', 'yes', '16', 'user=j%C3%BCrgen']);
	});

	it.each([undefined, null])('has no body where there is %s', async body => {
		const heard: unknown[] = [];
		await fetched(
			async (request, response) => {
				heard.push(request.headers['content-length'], (await request.toArray()).length);
				response.writeHead(200, json).end('{}');
			},
			{body},
		);
		expect(heard).toEqual([undefined, 0]);
	});

	it('is stopped', async () => {
		const stop = new AbortController();
		const {result} = await fetched(() => stop.abort(), {signal: stop.signal});
		expect(result).toEqual(expect.any(String));
	});
});
