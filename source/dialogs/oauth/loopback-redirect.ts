/** Waits on this machine for the browser that comes back with an authorization code (RFC 8252 §7.3). */
import {once} from 'node:events';
import {createServer} from 'node:http';

export type Redirect = AsyncDisposable & {
	/** `http://127.0.0.1:PORT/` */
	readonly url: string;
	/** The address that the browser was sent to. Rejects when the signal is aborted. */
	readonly arrival: Promise<URL>;
};

const page =
	'<!doctype html><meta charset="utf-8"><title>smtpscope</title><p>smtpscope has received the answer. You can close this page.</p>';

/** Listens on a free port of loopback, until it is disposed of. */
export async function listenForRedirect(signal?: AbortSignal): Promise<Redirect> {
	let arrived = (_url: URL): void => {};
	let gaveUp = (_error: Error): void => {};
	const arrival = new Promise<URL>((resolve, reject) => {
		arrived = resolve;
		gaveUp = reject;
	});
	// No one may be waiting yet when it is given up.
	arrival.catch(() => {});
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', base);
		const isAnswer = url.searchParams.has('code') || url.searchParams.has('error');
		// A browser asks for an icon too.
		response.writeHead(isAnswer ? 200 : 404, {
			'content-type': 'text/html; charset=utf-8',
			connection: 'close',
		});
		response.end(isAnswer ? page : '');
		if (isAnswer) {
			arrived(url);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
	const abort = (): void => gaveUp(new Error('stopped'));
	signal?.addEventListener('abort', abort, {once: true});
	return {
		url: base,
		arrival,
		async [Symbol.asyncDispose]() {
			signal?.removeEventListener('abort', abort);
			// The page is still on its way; its connection ends by itself.
			server.close();
			server.closeIdleConnections();
		},
	};
}
