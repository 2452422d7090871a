/** One request to a web server, by the way that mail connections take: proxy, lookup, authorities. Bounded in size and time. */
import {type ClientRequest, type IncomingMessage, request as requestHttp} from 'node:http';
import {request as requestHttps} from 'node:https';
import {isIP} from 'node:net';
import type {Duplex} from 'node:stream';
import {type SecureContext, connect as secure} from 'node:tls';
import {connect} from './connect.ts';
import {timedOut} from './errors.ts';
import {tlsContext} from './tls-context.ts';
import {explainTlsError} from './tls-errors.ts';
import type {TlsOptions, TransportError, TransportOptions} from './types.ts';

/** How the server is reached. */
export type WebWay = Pick<TransportOptions, 'proxy' | 'direct' | 'lookup' | 'family' | 'localAddress'> & {
	readonly tls?: Pick<TlsOptions, 'ca'>;
};

export type WebRequest = WebWay & {
	/** Milliseconds for all of it: name, connection, handshake and body. */
	readonly timeout: number;
	/** Octets of the body that are read; what exceeds them is not. */
	readonly limit: number;
	/** `GET` where absent. */
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly signal?: AbortSignal;
};

export type WebAnswer =
	| {
			readonly ok: true;
			readonly status: number;
			readonly headers: IncomingMessage['headers'];
			readonly text: string;
			/** The body is longer than the limit. */
			readonly cut: boolean;
	  }
	| {readonly ok: false; readonly error: TransportError};

/** What of a transport's options a request of the web keeps to. */
export function webWay({proxy, direct, lookup, family, localAddress, tls}: TransportOptions): WebWay {
	return {
		...(proxy && {proxy}),
		...(direct && {direct}),
		...(lookup && {lookup}),
		...(family && {family}),
		...(localAddress !== undefined && {localAddress}),
		...(tls?.ca && {tls: {ca: tls.ca}}),
	};
}

/** Asks once and follows no redirection. The certificate must be valid for the host of `url`. Never rejects. */
export async function askWeb(url: URL, options: WebRequest): Promise<WebAnswer> {
	const isSecure = url.protocol === 'https:';
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const port = Number(url.port || (isSecure ? '443' : '80'));
	const where = `${url.hostname}:${port}`;
	const context = isSecure ? tlsContext(options.tls ?? {}, where) : null;
	if (context && 'code' in context) {
		return {ok: false, error: context};
	}

	const deadline = AbortSignal.timeout(options.timeout);
	const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
	const late = (): TransportError => timedOut(where, options.timeout, 'connecting');
	const socket = await openSocket(host, port, options, signal, late);
	if ('code' in socket) {
		return {ok: false, error: socket};
	}

	const stream = context ? securely(socket, host, context) : socket;
	try {
		return await exchange(begin(url, stream, options, signal), options.limit, (error, stage) =>
			deadline.aborted ? late() : explainTlsError(error, where, stage, new Uint8Array()),
		);
	} finally {
		stream.destroy();
		socket.destroy();
	}
}

function openSocket(
	host: string,
	port: number,
	{timeout, ...way}: WebRequest,
	signal: AbortSignal,
	late: () => TransportError,
): Promise<Duplex | TransportError> {
	return new Promise(resolve => {
		const connecting = connect(
			{kind: 'tcp', host, port},
			{...way, connectTimeout: timeout},
			{onAttempt() {}, onConnected: resolve, onFailed: resolve},
		);
		const give = (): void => {
			connecting.cancel();
			resolve(late());
		};
		if (signal.aborted) {
			give();
		} else {
			signal.addEventListener('abort', give, {once: true});
		}
	});
}

function securely(socket: Duplex, host: string, secureContext: SecureContext): Duplex {
	return secure({socket, host, secureContext, ...(isIP(host) === 0 && {servername: host})});
}

function begin(
	url: URL,
	stream: Duplex,
	{method = 'GET', headers = {}, body}: WebRequest,
	signal: AbortSignal,
): ClientRequest {
	const request = url.protocol === 'https:' ? requestHttps : requestHttp;
	const asked = request(url, {
		method,
		signal,
		headers: {'user-agent': 'smtpscope', accept: '*/*', ...headers},
		createConnection: () => stream,
	});
	asked.end(body);
	return asked;
}

function exchange(
	asked: ClientRequest,
	limit: number,
	explain: (error: Error, stage: 'handshake' | 'open') => TransportError,
): Promise<WebAnswer> {
	return new Promise(resolve => {
		asked.on('error', error => resolve({ok: false, error: explain(error, 'handshake')}));
		asked.on('response', response => {
			const chunks: Buffer[] = [];
			let length = 0;
			const done = (): void => {
				resolve({
					ok: true,
					status: response.statusCode ?? 0,
					headers: response.headers,
					text: Buffer.concat(chunks).subarray(0, limit).toString('utf8'),
					cut: length > limit,
				});
				response.destroy();
			};
			response.on('data', (chunk: Buffer) => {
				chunks.push(chunk);
				length += chunk.length;
				if (length > limit) {
					done();
				}
			});
			response.on('end', done);
			// The connection ended before the body did; after `done` it is of no interest.
			response.on('error', error => resolve({ok: false, error: explain(error, 'open')}));
		});
	});
}
