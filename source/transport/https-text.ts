/** A small text from an HTTPS server, for what mail domains publish there. Bounded in size and time. */
import {Agent, get} from 'node:https';
import {isIP} from 'node:net';
import {findAddresses} from './addresses.ts';
import {timedOut} from './errors.ts';
import {tlsContext} from './tls-context.ts';
import {explainTlsError} from './tls-errors.ts';
import type {Lookup, TlsOptions, TransportError} from './types.ts';

export type HttpsOptions = {
	/** Milliseconds for all of it: name, connection, handshake and body. */
	readonly timeout: number;
	/** Octets of the body that are read; what exceeds them is not. */
	readonly limit: number;
	readonly lookup?: Lookup;
	readonly tls?: TlsOptions;
	readonly signal?: AbortSignal;
};

export type HttpsText =
	| {
			readonly ok: true;
			readonly status: number;
			/** Without parameters, in small letters; empty where the server names none. */
			readonly contentType: string;
			/** Where the server points to instead, as it says it. */
			readonly location: string | null;
			readonly text: string;
			/** The body is longer than the limit. */
			readonly cut: boolean;
	  }
	| {readonly ok: false; readonly error: TransportError};

/** Asks once and follows no redirection. The certificate must be valid for the host of `url`. Never rejects. */
export async function getHttpsText(url: URL, options: HttpsOptions): Promise<HttpsText> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const where = `${url.hostname}:${url.port || '443'}`;
	const secureContext = tlsContext(options.tls ?? {}, where);
	if ('code' in secureContext) {
		return {ok: false, error: secureContext};
	}

	const deadline = AbortSignal.timeout(options.timeout);
	const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
	const addresses = await Promise.race([
		findAddresses(host, options.lookup ? {lookup: options.lookup} : {}),
		aborted(signal, where, options.timeout),
	]);
	if ('code' in addresses) {
		return {ok: false, error: addresses};
	}

	return await new Promise(resolve => {
		const request = get(url, {
			agent: new Agent({secureContext}),
			signal,
			...(isIP(host) ? {} : {servername: host}),
			headers: {'user-agent': 'smtpscope', accept: '*/*'},
			// The addresses are known; this keeps Node from asking the system's resolver for them.
			lookup: (_host, _options, found) => found(null, [...addresses]),
		});
		const fail = (error: Error, stage: 'handshake' | 'open'): void => {
			const problem = deadline.aborted
				? timedOut(where, options.timeout, 'connecting')
				: explainTlsError(error, where, stage, new Uint8Array());
			resolve({ok: false, error: problem});
		};
		request.on('error', error => fail(error, 'handshake'));
		request.on('response', response => {
			const chunks: Buffer[] = [];
			let length = 0;
			const done = (): void => {
				resolve({
					ok: true,
					status: response.statusCode ?? 0,
					contentType: (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
					location: response.headers.location ?? null,
					text: Buffer.concat(chunks).subarray(0, options.limit).toString('utf8'),
					cut: length > options.limit,
				});
				response.destroy();
			};
			response.on('data', (chunk: Buffer) => {
				chunks.push(chunk);
				length += chunk.length;
				if (length > options.limit) {
					done();
				}
			});
			response.on('end', done);
			// The connection ended before the body did; after `done` it is of no interest.
			response.on('error', error => fail(error, 'open'));
		});
	});
}

function aborted(signal: AbortSignal, where: string, timeout: number): Promise<TransportError> {
	return new Promise(resolve => {
		const give = (): void => resolve(timedOut(where, timeout, 'connecting'));
		if (signal.aborted) {
			give();
		} else {
			signal.addEventListener('abort', give, {once: true});
		}
	});
}
