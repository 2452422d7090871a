/** A small text from an HTTPS server, for what mail domains publish there. */
import type {TransportError} from './types.ts';
import {askWeb, type WebRequest} from './web.ts';

export type HttpsOptions = Omit<WebRequest, 'method' | 'headers' | 'body'>;

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
	const answer = await askWeb(url, options);
	if (!answer.ok) {
		return answer;
	}

	const {status, headers, text, cut} = answer;
	const contentType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
	return {ok: true, status, contentType, location: headers.location ?? null, text, cut};
}
