/** HTTP as the OAuth library asks for it: bounded in time and size, each exchange told, nothing followed elsewhere. */

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
export function boundedFetch(tell: (exchange: HttpExchange) => void) {
	return async (url: string, {method, headers, body, signal}: Init): Promise<Response> => {
		const began = performance.now();
		const over = (status: number | null): void => {
			const {origin, pathname} = new URL(url);
			tell({method, url: `${origin}${pathname}`, status, elapsed: performance.now() - began});
		};
		const deadline = AbortSignal.timeout(patience);
		try {
			const answer = await fetch(url, {
				method,
				headers,
				redirect: 'error',
				signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
				...(body !== undefined && body !== null && {body: String(body)}),
			});
			const text = await textOf(answer);
			over(answer.status);
			return new Response(text, {status: answer.status, headers: answer.headers});
		} catch (error) {
			over(null);
			throw deadline.aborted
				? new Error(`no answer within ${patience / 1000} seconds`, {cause: error})
				: error;
		}
	};
}

async function textOf(answer: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of answer.body ?? []) {
		pieces.push(piece);
		length += piece.length;
		if (length > limit) {
			throw new Error(`the answer is longer than ${limit / 1024} KiB`);
		}
	}

	return Buffer.concat(pieces).toString('utf8');
}
