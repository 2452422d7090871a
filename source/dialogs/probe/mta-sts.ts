/** The MTA-STS policy of a mail domain, fetched as a sender would, and what it means for each mail host (RFC 8461). */
import {type MtaStsPolicy, namesMailHost, readMtaStsPolicy} from '../../decode/dns/mta-sts.ts';
import type {HttpsText} from '../../transport/https-text.ts';
import type {TlsFacts} from '../../transport/types.ts';

export type MtaStsFetch = {
	readonly url: string;
	/** The policy file as it came, null where none did. */
	readonly text: string | null;
	readonly policy: MtaStsPolicy | null;
	/** Why senders find no policy there, as a full sentence; null where there is one. */
	readonly problem: string | null;
	/** The user stopped the question, so that nothing is known of what senders find. */
	readonly stopped?: true;
};

/** Octets of a policy that senders must accept at least (RFC 8461 §3.3). */
export const policyLimit = 64 * 1024;

/** `get` asks one URL and follows no redirection. */
export async function fetchMtaSts(
	domain: string,
	get: (url: URL) => Promise<HttpsText>,
): Promise<MtaStsFetch> {
	const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
	const answer = await get(new URL(url));
	if (!answer.ok) {
		const {message} = answer.error;
		return {url, text: null, policy: null, problem: message};
	}

	const {status, contentType, location, text, cut} = answer;
	if (status >= 300 && status < 400) {
		const where = location === null ? '' : ` to ${location.slice(0, 200)}`;
		return without(`The server redirects${where}; senders must not follow that (RFC 8461 §3.3).`);
	}

	if (status !== 200) {
		return without(`The server answers with the HTTP status ${status} instead of a policy.`);
	}

	if (cut) {
		return without(`The server’s policy is longer than ${policyLimit / 1024} KiB; senders may give up.`);
	}

	if (contentType !== 'text/plain') {
		const type = contentType === '' ? 'without a content type' : `as ${contentType}`;
		return without(`The server sends the policy ${type}; senders require text/plain (RFC 8461 §3.2).`);
	}

	const read = readMtaStsPolicy(text);
	return read.ok
		? {url, text, policy: read.policy, problem: null}
		: {url, text, policy: null, problem: `The policy is not valid: ${read.problem}.`};

	function without(problem: string): MtaStsFetch {
		return {url, text: status === 200 ? text : null, policy: null, problem};
	}
}

export type MtaStsCheck = {
	/** Whether a sender that keeps to the policy would deliver to the host. */
	readonly delivers: boolean;
	/** Why not; empty where it does. */
	readonly reasons: readonly string[];
};

/** What a sender that keeps to the policy finds at one mail host (RFC 8461 §4.2). `tls` null: no TLS could be had. */
export function checkMailHost(policy: MtaStsPolicy, host: string, tls: TlsFacts | null): MtaStsCheck {
	const reasons = [
		...(namesMailHost(policy, host) ? [] : ['the policy does not name this host']),
		...(tls === null ? ['STARTTLS did not work'] : []),
		...(tls !== null && !tls.authorized ? ['the certificate is not from a trusted CA, or is not valid'] : []),
		...(tls !== null && tls.hostnameMatches === false ? ['the certificate is not for this name'] : []),
	];
	return {delivers: reasons.length === 0, reasons};
}
