/** HTTP as the OAuth library asks for it: bounded in time and size, each exchange told, nothing followed elsewhere. */
import {askWeb, type WebAnswer, type WebWay} from '../../transport/web.ts';

export type HttpExchange = {
	readonly method: string;
	/** Without its query, which may hold a code. */
	readonly url: string;
	/** Null where no answer came. */
	readonly status: number | null;
	/** Milliseconds. */
	readonly elapsed: number;
};

/** Octets of an answer; metadata and tokens are a few kilobytes. */
const limit = 256 * 1024;

/** Milliseconds for one exchange. */
const patience = 20_000;

type Init = {
	readonly method: string;
	readonly headers: Record<string, string>;
	/** A form, or nothing: OAuth sends no other. */
	readonly body?: unknown;
	readonly signal?: AbortSignal | undefined;
};

/** `tell` is called when an exchange is over. Rejects where there is no usable answer. */
export function boundedFetch(tell: (exchange: HttpExchange) => void, way: WebWay = {}) {
	return async (address: string, {method, headers, body, signal}: Init): Promise<Response> => {
		const began = performance.now();
		const url = new URL(address);
		const form = body === undefined || body === null ? undefined : String(body);
		const answer = await askWeb(url, {
			...way,
			timeout: patience,
			limit,
			method,
			headers: {...headers, ...(form !== undefined && {'content-length': `${Buffer.byteLength(form)}`})},
			...(form !== undefined && {body: form}),
			...(signal && {signal}),
		});
		const status = answer.ok ? answer.status : null;
		tell({method, url: `${url.origin}${url.pathname}`, status, elapsed: performance.now() - began});
		const problem = problemOf(answer, `${url.origin}${url.pathname}`);
		if (!answer.ok || problem !== null) {
			throw new Error(problem ?? '');
		}

		const {'content-type': type} = answer.headers;
		return new Response(noBody.has(answer.status) ? null : answer.text, {
			status: answer.status,
			headers: type === undefined ? {} : {'content-type': type},
		});
	};
}

/** A `Response` of these must not have a body (RFC 9110 §15.3.5, §15.3.6). */
const noBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** `where`: the address, without its query. */
function problemOf(answer: WebAnswer, where: string): string | null {
	if (!answer.ok) {
		return answer.error.message.replace(/\.$/, '');
	}

	const {status, headers, cut} = answer;
	if (status < 200 || status > 599) {
		return `it answered ${status}`;
	}

	if (status > 300 && status < 400 && headers.location !== undefined) {
		return 'it points to another address, which is not followed';
	}

	if (cut) {
		return `the answer is longer than ${limit / 1024} KiB`;
	}

	const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return type === '' || type.endsWith('json') || noBody.has(status)
		? null
		: `the answer from ${where} (HTTP status ${status}) is ${type}, not JSON: probably a web page for people`;
}
